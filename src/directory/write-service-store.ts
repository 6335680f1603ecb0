import { sql } from 'kysely';
import type { CommandContext } from '../doors/index.ts';
import { foldName } from '../people/index.ts';
import { facetsOf, tidyPostcode } from './facets.ts';
import type { Place, ServiceContent } from './service.ts';
import { findLocation, findOrganisation, type LoadedService, loadTerms } from './service-store.ts';

type Context = Pick<CommandContext, 'db' | 'write' | 'today'>;
type Terms = Awaited<ReturnType<typeof loadTerms>>;

/** The words that a service is sorted under, with all those above them. */
export function withAbove(ids: readonly string[], terms: Terms): string[] {
  const byId = new Map(terms.map((term) => [term.id, term]));
  const seen = new Set<string>();
  const visit = (id: string | null) => {
    if (id === null || seen.has(id)) return;
    const term = byId.get(id);
    if (!term) return;
    seen.add(id);
    visit(term.parentId);
  };
  for (const id of ids) visit(id);
  return [...seen];
}

const differs = (before: object, after: object) =>
  Object.entries(after).some(
    ([key, value]) => JSON.stringify(value) !== JSON.stringify((before as Record<string, unknown>)[key]),
  );

async function writeOrganisation({ db, write }: Context, { id, ...wish }: ServiceContent['organisation']) {
  const known = await findOrganisation(db, id, wish.name);
  if (!known) return (await write.insert('directoryOrganisation', { ...wish, ...(id && { id }) })).id;
  // A name alone says which organisation it is, and nothing new of it.
  const said = Object.fromEntries(Object.entries(wish).filter(([, value]) => value !== null));
  const changes = id ? wish : said;
  if (id && differs(known, changes)) await write.update('directoryOrganisation', known, changes);
  return known.id;
}

function locationOf({
  name,
  description,
  address,
  city,
  postcode,
  latitude,
  longitude,
  accessibility,
}: Place) {
  return {
    name,
    description,
    address,
    city,
    postcode: tidyPostcode(postcode),
    latitude,
    longitude,
    accessibility,
  };
}

async function writeLocation({ db, write }: Context, place: Place): Promise<string> {
  const location = locationOf(place);
  const stored = { ...location, accessibility: JSON.stringify(location.accessibility) };
  const known = place.locationId ? await findLocation(db, place.locationId) : undefined;
  if (!known) {
    const made = await write.insert('directoryLocation', {
      ...stored,
      ...(place.locationId && { id: place.locationId }),
    });
    return made.id;
  }
  if (differs(known, location)) await write.update('directoryLocation', known, stored);
  return known.id;
}

async function writePlaces(
  context: Context,
  serviceId: string,
  before: LoadedService['places'],
  places: readonly Place[],
) {
  const { write } = context;
  const kept = new Set<string>();
  for (const place of places) {
    const locationId = await writeLocation(context, place);
    const known = before.find(({ id, locationId: at }) => id === place.id || at === locationId);
    const schedules = JSON.stringify(place.schedules);
    if (!known) {
      const row = { serviceId, locationId, description: null, schedules };
      await write.insert('directoryServiceAtLocation', { ...row, ...(place.id && { id: place.id }) });
      continue;
    }
    kept.add(known.id);
    const row = { locationId, schedules: place.schedules };
    if (differs(known, row)) await write.update('directoryServiceAtLocation', known, { ...row, schedules });
  }
  for (const gone of before.filter(({ id }) => !kept.has(id)))
    await write.remove('directoryServiceAtLocation', gone);
}

async function writeContacts(
  { write }: Context,
  serviceId: string,
  before: LoadedService['contacts'],
  contacts: ServiceContent['contacts'],
) {
  const kept = new Set<string>();
  for (const { id, ...contact } of contacts) {
    const known = before.find((each) => each.id === id);
    if (!known) {
      await write.insert('directoryContact', { ...contact, serviceId, ...(id && { id }) });
      continue;
    }
    kept.add(known.id);
    if (differs(known, contact)) await write.update('directoryContact', known, contact);
  }
  for (const gone of before.filter(({ id }) => !kept.has(id))) await write.remove('directoryContact', gone);
}

/** What is looked through when somebody types words: the name before all, then who gives it, then what is said of it. */
function searchColumns(service: ServiceContent, terms: Terms) {
  const names = terms.filter(({ id }) => service.termIds.includes(id)).map(({ name }) => name);
  const title = [service.name, service.alternateName, service.organisation.name, ...names]
    .filter(Boolean)
    .join(' ');
  const rest = [service.description, service.eligibility, ...service.languages.map(({ name }) => name)]
    .filter(Boolean)
    .join(' ');
  return {
    searchName: foldName(title).slice(0, 1_000),
    searchWords: sql<string>`setweight(to_tsvector('pg_catalog.english', ${title}), 'A')
      || setweight(to_tsvector('pg_catalog.english', ${rest}), 'C')`,
  };
}

/** Who assured a service, and when, where that is said with the rest of it. */
export interface Assured {
  readonly assuredOn: Temporal.PlainDate | null;
  readonly assuredBy: string | null;
}

/**
 * Writes a service with all that hangs on it. `known` is what stands there now, as it was seen; `id` names a new one that
 * was named elsewhere.
 */
export async function writeService(
  context: Context,
  service: ServiceContent,
  at: { readonly known: LoadedService | undefined; readonly id?: string; readonly assured?: Assured },
  terms?: Terms,
): Promise<{ readonly id: string; readonly version: number }> {
  const { db, write, today } = context;
  const { known, assured } = at;
  const all = terms ?? (await loadTerms(db));
  const {
    organisation,
    places,
    contacts,
    languages,
    schedules,
    costOptions,
    serviceAreas,
    termIds,
    ...rest
  } = service;
  const organisationId = await writeOrganisation(context, organisation);
  const row = {
    ...rest,
    organisationId,
    directoryTermIds: termIds,
    languages: JSON.stringify(languages),
    schedules: JSON.stringify(schedules),
    costOptions: JSON.stringify(costOptions),
    serviceAreas: JSON.stringify(serviceAreas),
    changedOn: today,
    facets: facetsOf(service, withAbove(service.termIds, all)),
    ...searchColumns(service, all),
    ...assured,
  };
  const stored = known
    ? await write.update('directoryService', known, row)
    : await write.insert('directoryService', {
        assuredOn: null,
        assuredBy: null,
        keeperId: null,
        ...row,
        ...(at.id && { id: at.id }),
      });
  await writePlaces(context, stored.id, known?.places ?? [], places);
  await writeContacts(context, stored.id, known?.contacts ?? [], contacts);
  return { id: stored.id, version: stored.version };
}
