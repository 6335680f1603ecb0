import type { PageRequest } from '../../doors/index.ts';
import { type FieldFault, notFound } from '../../foundation/fault.ts';
import { succeed } from '../../foundation/result.ts';
import { getFamilyMap } from '../get-family-map.ts';

/** A family map as its forms need it: who is on it, by name, and what is recorded of them. */
export type MapSubject = Extract<Awaited<ReturnType<typeof findMap>>, { ok: true }>['value'];

/** The map that a form’s address names. */
export async function findMap(request: PageRequest) {
  const found = await request.ask(getFamilyMap, { id: request.params.id ?? '' });
  if (!found.ok) return found;
  const choices = found.value.people
    .map(({ id, name }) => ({ value: id, text: name }))
    .toSorted((one, other) => one.text.localeCompare(other.text, 'en-GB'));
  return succeed({ ...found.value, choices });
}

/** Finds one thing on the map that the address names beside the person. */
export async function findOnMap<T>(
  request: PageRequest,
  pick: (map: MapSubject, id: string) => T | undefined,
  id: string | undefined,
) {
  const found = await findMap(request);
  if (!found.ok) return found;
  const about = id === undefined ? undefined : pick(found.value, id);
  return about === undefined ? notFound('page') : succeed({ map: found.value, about });
}

/** The fault of a choice that the form did not offer. */
export function notOffered(
  { choices }: Pick<MapSubject, 'choices'>,
  field: string,
  ids: readonly string[],
): FieldFault | undefined {
  const offered = new Set(choices.map(({ value }) => value));
  return ids.every((id) => offered.has(id))
    ? undefined
    : { path: [field], message: 'Select somebody of this family' };
}

/** Where the forms of the map lead back to. */
export const mapOf = (personId: string) => `/people/${personId}/family/map`;
