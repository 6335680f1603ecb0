import { foldName } from '../people/index.ts';
import type { Schedule, ServiceContent } from './service.ts';

/** Ways of getting in and being understood that services are searched by, each with what its description says. */
export const accessKinds = {
  step_free: { title: 'Step-free', says: /step.?free|wheelchair|ramp|lift|level access/i },
  toilet: { title: 'Accessible toilet', says: /toilet/i },
  hearing: { title: 'Hearing loop or sign language', says: /loop|hearing|sign language|\bbsl\b/i },
  baby: { title: 'Baby changing or crèche', says: /baby|cr[eè]che|pram|buggy/i },
  women_only: { title: 'Women only', says: /women.only/i },
  online: { title: 'Online or by telephone', says: /online|by (tele)?phone|video/i },
} as const;
export type AccessKind = keyof typeof accessKinds;

/** The first half of a postcode, small: `e1` of `E1 4AA`; undefined where the text is none. */
export function outwardOf(text: string): string | undefined {
  const match = /^([a-z]{1,2}\d[a-z\d]?)(?:\s*\d[a-z]{2})?$/i.exec(text.trim());
  return match?.[1]?.toLowerCase();
}

/** A postcode as it is kept: `E1 4AA`, or its first half; null where there is none. */
export function tidyPostcode(text: string | null): string | null {
  const match = text && /^([a-z]{1,2}\d[a-z\d]?)\s*(\d[a-z]{2})?$/i.exec(text.trim());
  if (!match) return text;
  return [match[1], match[2]].filter(Boolean).join(' ').toUpperCase();
}

/** What a place that is searched for is found by: the first half of a postcode, else the name of an area. */
export const placeFacet = (text: string): string => `place:${outwardOf(text) ?? foldName(text)}`;
export const languageFacet = (text: string): string => `lang:${foldName(text)}`;
export const termFacet = (id: string): string => `term:${id}`;

const daysOf = (schedules: readonly Schedule[]) => schedules.flatMap(({ days }) => days);

function costFacets({ costOptions, fees }: ServiceContent): string[] {
  const amounts = costOptions.map(({ amountPence }) => amountPence);
  const isFree = amounts.includes(0) || (amounts.length === 0 && /\bfree\b/i.test(fees ?? ''));
  return isFree ? ['free'] : [];
}

/**
 * What a service is found by, in short words, each once and in order. `terms` are the words that it is sorted under, with
 * those above them.
 */
export function facetsOf(service: ServiceContent, terms: readonly string[]): string[] {
  const { languages, places, serviceAreas, schedules } = service;
  const access = places.flatMap(({ accessibility }) =>
    accessibility.map(({ description, details }) => `${description} ${details ?? ''}`),
  );
  const kinds = (Object.keys(accessKinds) as AccessKind[]).filter((kind) =>
    access.some((words) => accessKinds[kind].says.test(words)),
  );
  const names = [
    ...places.flatMap(({ city, postcode }) => [city, postcode]),
    ...serviceAreas.map(({ name }) => name),
  ];
  const all = [
    ...terms.map(termFacet),
    ...languages.flatMap(({ name, code }) => [languageFacet(name), ...(code ? [languageFacet(code)] : [])]),
    ...[...daysOf(schedules), ...places.flatMap((place) => daysOf(place.schedules))].map(
      (day) => `day:${day}`,
    ),
    ...names.flatMap((name) => (name ? [placeFacet(name)] : [])),
    ...kinds.map((kind) => `access:${kind}`),
    ...costFacets(service),
  ];
  return [...new Set(all)].sort();
}

/** Distance in kilometres between two places on a sphere of the Earth’s mean radius (haversine formula). */
export function kilometresBetween(
  one: { readonly latitude: number; readonly longitude: number },
  other: { readonly latitude: number; readonly longitude: number },
): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180;
  const north = radians(other.latitude - one.latitude);
  const east = radians(other.longitude - one.longitude);
  const along =
    Math.sin(north / 2) ** 2 +
    Math.cos(radians(one.latitude)) * Math.cos(radians(other.latitude)) * Math.sin(east / 2) ** 2;
  return 2 * 6371.0088 * Math.asin(Math.min(1, Math.sqrt(along)));
}

/** The degrees to each side within which everything near a place lies, and something more. */
export function boxRound(place: { readonly latitude: number }, kilometres: number) {
  const north = kilometres / 111.2;
  return { north, east: north / Math.max(0.01, Math.cos((place.latitude * Math.PI) / 180)) };
}
