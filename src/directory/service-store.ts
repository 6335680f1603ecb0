import { sql } from 'kysely';
import type { TenantDb } from '../foundation/database/session.ts';
import { USUAL_MONTHS } from './service.ts';

/** For how many months a service is shown after it was assured; version 0 while nobody chose. */
export async function readDirectorySetting(db: TenantDb) {
  const row = await db
    .selectFrom('directorySetting')
    .select(['id', 'version', 'assuredMonths'])
    .executeTakeFirst();
  return row ?? { id: null, version: 0, assuredMonths: USUAL_MONTHS };
}

const columns = [
  's.id',
  's.version',
  's.organisationId',
  's.name',
  's.alternateName',
  's.description',
  's.url',
  's.email',
  's.phone',
  's.status',
  's.eligibility',
  's.minimumAge',
  's.maximumAge',
  's.applicationProcess',
  's.fees',
  's.languages',
  's.schedules',
  's.costOptions',
  's.serviceAreas',
  's.directoryTermIds as termIds',
  's.assuredOn',
  's.changedOn',
] as const;

/** The services themselves, in the order of their ids; what does not stand there is left out. */
function loadRows(db: TenantDb, ids: readonly string[]) {
  return db
    .selectFrom('directoryService as s')
    .select(columns)
    .where(sql<boolean>`s.id = any (${ids}::uuid[])`)
    .orderBy('s.id')
    .execute();
}

function loadPlaces(db: TenantDb, ids: readonly string[]) {
  return db
    .selectFrom('directoryServiceAtLocation as a')
    .innerJoin('directoryLocation as l', 'l.id', 'a.locationId')
    .select(['a.id', 'a.version', 'a.serviceId', 'a.locationId', 'a.schedules', 'a.description'])
    .select(['l.version as locationVersion', 'l.name', 'l.description as locationDescription'])
    .select(['l.address', 'l.city', 'l.postcode', 'l.latitude', 'l.longitude', 'l.accessibility'])
    .where(sql<boolean>`a.service_id = any (${ids}::uuid[])`)
    .orderBy('a.id')
    .execute();
}

function loadContacts(db: TenantDb, ids: readonly string[]) {
  return db
    .selectFrom('directoryContact')
    .select(['id', 'version', 'serviceId', 'name', 'title', 'email', 'phone', 'isPublic'])
    .where(sql<boolean>`service_id = any (${ids}::uuid[])`)
    .orderBy('id')
    .execute();
}

/** Services with all that hangs on them, by their ids, in the order of the ids that were asked for. */
export async function loadServices(db: TenantDb, ids: readonly string[]) {
  if (ids.length === 0) return [];
  const rows = await loadRows(db, ids);
  const places = await loadPlaces(db, ids);
  const contacts = await loadContacts(db, ids);
  const organisations = await db
    .selectFrom('directoryOrganisation')
    .select(['id', 'version', 'name', 'description', 'email', 'website'])
    .where(sql<boolean>`id = any (${rows.map(({ organisationId }) => organisationId)}::uuid[])`)
    .execute();
  const found = rows.flatMap(({ organisationId, ...row }) => {
    const organisation = organisations.find(({ id }) => id === organisationId);
    if (!organisation) return [];
    const own = <T extends { readonly serviceId: string }>(all: readonly T[]) =>
      all.filter(({ serviceId }) => serviceId === row.id).map(({ serviceId: _, ...each }) => each);
    return [{ ...row, organisation, places: own(places), contacts: own(contacts) }];
  });
  const order = new Map(ids.map((id, index) => [id, index]));
  return found.toSorted((one, other) => (order.get(one.id) ?? 0) - (order.get(other.id) ?? 0));
}

/** A service with all that hangs on it. */
export type LoadedService = Awaited<ReturnType<typeof loadServices>>[number];

/** One service; undefined where there is none. */
export async function findService(db: TenantDb, id: string): Promise<LoadedService | undefined> {
  return (await loadServices(db, [id]))[0];
}

/** Who keeps a service, by whom it was assured, and what was found wrong with it. Not for those who do not work here. */
export async function keepingOf(db: TenantDb, id: string) {
  const row = await db
    .selectFrom('directoryService as s')
    .leftJoin('staff as k', 'k.id', 's.keeperId')
    .select(['s.keeperId', 'k.name as keeper', 's.assuredBy'])
    .where('s.id', '=', id)
    .executeTakeFirst();
  const flags = await db
    .selectFrom('directoryFlag as f')
    .leftJoin('staff as b', 'b.id', 'f.flaggedBy')
    .leftJoin('staff as a', 'a.id', 'f.answeredBy')
    .select(['f.id', 'f.version', 'f.what', 'f.flaggedOn', 'b.name as flaggedBy'])
    .select(['f.answer', 'f.answeredOn', 'a.name as answeredBy'])
    .where('f.serviceId', '=', id)
    .orderBy('f.id', 'desc')
    .execute();
  return {
    keeperId: row?.keeperId ?? null,
    keeper: row?.keeper ?? null,
    assuredBy: row?.assuredBy ?? null,
    flags,
  };
}

/** Words by which services are sorted, with the taxonomy of each. A directory has some hundreds. */
export function loadTerms(db: TenantDb) {
  return db
    .selectFrom('directoryTerm as t')
    .innerJoin('directoryTaxonomy as x', 'x.id', 't.taxonomyId')
    .select(['t.id', 't.version', 't.parentId', 't.code', 't.name', 't.description', 't.taxonomyId'])
    .select(['x.name as taxonomy', 'x.description as taxonomyDescription', 'x.uri as taxonomyUri'])
    .orderBy('x.name')
    .orderBy('t.name')
    .orderBy('t.id')
    .limit(5_000)
    .execute();
}
export type LoadedTerm = Awaited<ReturnType<typeof loadTerms>>[number];

/** An organisation by its id, or else by its name however it is written. */
export async function findOrganisation(db: TenantDb, id: string | undefined, name: string) {
  const organisations = db
    .selectFrom('directoryOrganisation')
    .select(['id', 'version', 'name', 'description', 'email', 'website']);
  if (id) return organisations.where('id', '=', id).executeTakeFirst();
  return organisations
    .where(sql<string>`lower(name)`, '=', sql<string>`lower(${name})`)
    .orderBy('id')
    .executeTakeFirst();
}

/** A location by its id. */
export function findLocation(db: TenantDb, id: string) {
  return db.selectFrom('directoryLocation').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Services that are active and were never assured, or not since a day; the longest first. */
export function notAssuredSince(db: TenantDb, since: Temporal.PlainDate) {
  return db
    .selectFrom('directoryService as s')
    .innerJoin('directoryOrganisation as o', 'o.id', 's.organisationId')
    .leftJoin('staff as k', 'k.id', 's.keeperId')
    .select(['s.id', 's.name', 'o.name as organisation', 's.assuredOn', 'k.name as keeper', 's.keeperId'])
    .where('s.status', '=', 'active')
    .where((is) => is.or([is('s.assuredOn', 'is', null), is('s.assuredOn', '<', since)]))
    .orderBy('s.assuredOn', (order) => order.asc().nullsFirst())
    .orderBy('s.searchName')
    .orderBy('s.id')
    .limit(500)
    .execute();
}

/** What was found wrong and has no answer yet. */
export function openFlags(db: TenantDb) {
  return db
    .selectFrom('directoryFlag as f')
    .innerJoin('directoryService as s', 's.id', 'f.serviceId')
    .leftJoin('staff as b', 'b.id', 'f.flaggedBy')
    .select(['f.id', 'f.serviceId', 's.name', 'f.what', 'f.flaggedOn', 'b.name as flaggedBy', 's.keeperId'])
    .where('f.answeredOn', 'is', null)
    .orderBy('f.flaggedOn')
    .orderBy('f.id')
    .limit(500)
    .execute();
}

/** One flag. */
export function findFlag(db: TenantDb, id: string) {
  return db
    .selectFrom('directoryFlag')
    .select(['id', 'version', 'serviceId', 'answeredOn'])
    .where('id', '=', id)
    .executeTakeFirst();
}
