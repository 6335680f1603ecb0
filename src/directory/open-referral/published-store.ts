import { type RawBuilder, sql } from 'kysely';
import type { TenantDb } from '../../foundation/database/session.ts';
import { termFacet } from '../facets.ts';
import { centreOf } from '../search-store.ts';
import type { PublishedContact, PublishedPlace, PublishedService, PublishedTerm } from './published.ts';

// What anybody may read has columns granted one by one (see directory-tables.ts): nothing here reads any other.

/** What a list of services is narrowed by, as the standard names it. */
export interface PublishedFilter {
  readonly search: string | null;
  readonly taxonomyTermId: string | null;
  readonly taxonomyId: string | null;
  readonly minimumAge: number | null;
  readonly maximumAge: number | null;
  /** From and to, as `10:00`: a schedule that is open then. */
  readonly startTime: string | null;
  readonly endTime: string | null;
  readonly day: string | null;
}

export interface PageOf<T> {
  readonly total: number;
  readonly rows: readonly T[];
}

/** The first day on which what is shown may have been assured, and which page of how many. */
export interface Shown {
  readonly since: Temporal.PlainDate;
  readonly page: number;
  readonly perPage: number;
}

const all = (conditions: readonly RawBuilder<unknown>[]) => sql.join(conditions, sql` and `);

function times({ startTime, endTime }: PublishedFilter): RawBuilder<unknown>[] {
  if (!startTime && !endTime) return [];
  const open = (schedules: RawBuilder<unknown>) => sql`exists (
    select from jsonb_array_elements(${schedules}) as schedule
    where ${startTime ? sql`schedule ->> 'opensAt' <= ${startTime}` : sql`true`}
      and ${endTime ? sql`schedule ->> 'closesAt' >= ${endTime}` : sql`true`})`;
  return [
    sql`(${open(sql`s.schedules`)} or exists (
      select from directory_service_at_location a where a.service_id = s.id and ${open(sql`a.schedules`)}))`,
  ];
}

function conditions(filter: PublishedFilter, since: Temporal.PlainDate): RawBuilder<unknown>[] {
  const { search, taxonomyTermId, taxonomyId, minimumAge, maximumAge, day } = filter;
  return [
    sql`s.status = 'active' and s.assured_on >= ${since}`,
    ...(search ? [sql`s.search_words @@ websearch_to_tsquery('pg_catalog.english', ${search})`] : []),
    ...(taxonomyTermId ? [sql`s.facets @> ${[termFacet(taxonomyTermId)]}::text[]`] : []),
    ...(taxonomyId
      ? [
          sql`s.directory_term_ids && array(select id from directory_term where taxonomy_id = ${taxonomyId}::uuid)`,
        ]
      : []),
    ...(minimumAge === null ? [] : [sql`coalesce(s.minimum_age, 0) <= ${minimumAge}`]),
    ...(maximumAge === null ? [] : [sql`coalesce(s.maximum_age, 130) >= ${maximumAge}`]),
    ...(day ? [sql`s.facets @> ${[`day:${day}`]}::text[]`] : []),
    ...times(filter),
  ];
}

interface IdRow {
  id: string;
  total: number;
}

const page = ({ page: number, perPage }: Shown) =>
  sql`limit ${sql.lit(perPage)} offset ${sql.lit((number - 1) * perPage)}`;

/** Services that are shown to everybody, by their ids. */
export async function findPublished(
  db: TenantDb,
  filter: PublishedFilter,
  shown: Shown,
): Promise<PageOf<string>> {
  const { rows } = await sql<IdRow>`
    select s.id, count(*) over ()::int as total from directory_service s
    where ${all(conditions(filter, shown.since))} order by s.search_name, s.id ${page(shown)}`.execute(db);
  return { total: rows[0]?.total ?? 0, rows: rows.map(({ id }) => id) };
}

/** How near a place must be. */
export interface Near {
  /** `place:e1`, as services are found by. */
  readonly place: string;
  readonly metres: number;
}

/** Services at locations that are shown to everybody, by the ids of both. */
export async function findPublishedPlaces(
  db: TenantDb,
  filter: PublishedFilter,
  near: Near | null,
  shown: Shown,
): Promise<PageOf<{ readonly id: string; readonly serviceId: string }>> {
  const centre = near && (await centreOf(db, near.place));
  if (near && !centre) return { total: 0, rows: [] };
  const { rows } = await sql<IdRow & { serviceId: string }>`
    select a.id, a.service_id, count(*) over ()::int as total
    from directory_service_at_location a
    join directory_service s on s.id = a.service_id
    join directory_location l on l.id = a.location_id
    where ${all(conditions(filter, shown.since))}
      and ${
        near && centre
          ? sql`2 * 6371008.8 * asin(least(1, sqrt(
              power(sin(radians(l.latitude - ${centre.latitude}) / 2), 2)
              + cos(radians(${centre.latitude}::double precision)) * cos(radians(l.latitude))
                * power(sin(radians(l.longitude - ${centre.longitude}) / 2), 2)))) <= ${near.metres}`
          : sql`true`
      }
    order by s.search_name, a.id ${page(shown)}`.execute(db);
  return { total: rows[0]?.total ?? 0, rows };
}

/** The service that is given at a place; undefined where there is no such place. */
export async function serviceAt(db: TenantDb, placeId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('directoryServiceAtLocation')
    .select('serviceId')
    .where('id', '=', placeId)
    .executeTakeFirst();
  return row?.serviceId;
}

type OfService<T> = T & { readonly serviceId: string };

function loadPlaces(db: TenantDb, ids: readonly string[]): Promise<OfService<PublishedPlace>[]> {
  return db
    .selectFrom('directoryServiceAtLocation as a')
    .innerJoin('directoryLocation as l', 'l.id', 'a.locationId')
    .select(['a.id', 'a.serviceId', 'a.locationId', 'a.schedules', 'a.description', 'l.name'])
    .select(['l.description as locationDescription', 'l.address', 'l.city', 'l.postcode'])
    .select(['l.latitude', 'l.longitude', 'l.accessibility'])
    .where(sql<boolean>`a.service_id = any (${ids}::uuid[])`)
    .orderBy('a.id')
    .execute();
}

function loadContacts(db: TenantDb, ids: readonly string[]): Promise<OfService<PublishedContact>[]> {
  return db
    .selectFrom('directoryContact')
    .select(['id', 'serviceId', 'name', 'title', 'email', 'phone', 'isPublic'])
    .where('isPublic', '=', true)
    .where(sql<boolean>`service_id = any (${ids}::uuid[])`)
    .orderBy('id')
    .execute();
}

/** Services with all that anybody may read of them, in the order of the ids; what is not shown is left out. */
export async function loadPublished(
  db: TenantDb,
  ids: readonly string[],
  since: Temporal.PlainDate,
): Promise<PublishedService[]> {
  if (ids.length === 0) return [];
  const services = await db
    .selectFrom('directoryService as s')
    .innerJoin('directoryOrganisation as o', 'o.id', 's.organisationId')
    .select(['s.id', 's.name', 's.alternateName', 's.description', 's.url', 's.email', 's.phone', 's.status'])
    .select(['s.eligibility', 's.minimumAge', 's.maximumAge', 's.applicationProcess', 's.fees'])
    .select(['s.languages', 's.schedules', 's.costOptions', 's.serviceAreas', 's.assuredOn', 's.changedOn'])
    .select(['s.directoryTermIds as termIds', 's.organisationId', 'o.name as organisation'])
    .select(['o.description as about', 'o.email as organisationEmail', 'o.website'])
    .where(sql<boolean>`s.id = any (${ids}::uuid[])`)
    .where('s.status', '=', 'active')
    .where('s.assuredOn', '>=', since)
    .execute();
  const [places, contacts] = [await loadPlaces(db, ids), await loadContacts(db, ids)];
  const own = <T>(rows: readonly OfService<T>[], id: string) =>
    rows.filter(({ serviceId }) => serviceId === id);
  const order = new Map(ids.map((id, index) => [id, index]));
  return services
    .map(({ organisationId, organisation, about, organisationEmail, website, ...row }) => ({
      ...row,
      organisation: {
        id: organisationId,
        name: organisation,
        description: about,
        email: organisationEmail,
        website,
      },
      places: own(places, row.id),
      contacts: own(contacts, row.id),
    }))
    .toSorted((one, other) => (order.get(one.id) ?? 0) - (order.get(other.id) ?? 0));
}

/** All words by which services are sorted; a directory has some hundreds. */
export function loadPublishedTerms(db: TenantDb): Promise<PublishedTerm[]> {
  return db
    .selectFrom('directoryTerm as t')
    .innerJoin('directoryTaxonomy as x', 'x.id', 't.taxonomyId')
    .select(['t.id', 't.parentId', 't.code', 't.name', 't.description', 't.taxonomyId'])
    .select(['x.name as taxonomy', 'x.description as taxonomyDescription', 'x.uri as taxonomyUri'])
    .orderBy('x.name')
    .orderBy('t.name')
    .orderBy('t.id')
    .limit(5_000)
    .execute();
}

/** For how many months a service is shown after it was assured; undefined while nobody chose. */
export async function shownForMonths(db: TenantDb): Promise<number | undefined> {
  const row = await db.selectFrom('directorySetting').select('assuredMonths').executeTakeFirst();
  return row?.assuredMonths;
}
