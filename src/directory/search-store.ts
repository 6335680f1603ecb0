import { type RawBuilder, sql } from 'kysely';
import type { TenantDb } from '../foundation/database/session.ts';
import { boxRound } from './facets.ts';

/** What is looked for. */
export interface Wanted {
  /** As they were typed, and folded. */
  readonly words: { readonly typed: string; readonly folded: string } | null;
  /** All that must be among what a service is found by. */
  readonly facets: readonly string[];
  readonly place: string | null;
  /** How far round the place, in kilometres. */
  readonly within: number;
  /** Only what is active and was assured on or after this day; all where it is null. */
  readonly since: Temporal.PlainDate | null;
  readonly page: number;
}

/** How many services stand on one page of results. */
export const SERVICES_A_PAGE = 20;

/** How many candidates each index may give. What ranks them looks at these alone. */
const MOST = 500;

export interface Centre {
  readonly latitude: number;
  readonly longitude: number;
}

/** The middle of what is known of a place from the directory itself: no look-up service is asked. */
export async function centreOf(db: TenantDb, place: string): Promise<Centre | undefined> {
  const { rows } = await sql<{ latitude: number | null; longitude: number | null }>`
    select avg(l.latitude) as latitude, avg(l.longitude) as longitude from (
      select id from directory_service where facets @> ${[place]}::text[] limit 100) s
    join directory_service_at_location a on a.service_id = s.id
    join directory_location l on l.id = a.location_id
    where l.latitude is not null and l.longitude is not null`.execute(db);
  const [found] = rows;
  return found?.latitude == null || found.longitude == null
    ? undefined
    : { latitude: found.latitude, longitude: found.longitude };
}

export interface FoundId {
  readonly id: string;
  readonly kilometres: number | null;
  readonly total: number;
}

interface Plan extends Wanted {
  readonly centre: Centre | undefined;
  /** True where words that are spelt otherwise are looked for as well. */
  readonly misspelt: boolean;
}

const both = (conditions: readonly RawBuilder<unknown>[]) =>
  conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `);

/** Services in a square round a place: what is farther off is left out when they are ranked. */
function near({ latitude, longitude }: Centre, within: number): RawBuilder<unknown> {
  const { north, east } = boxRound({ latitude }, within);
  return sql`id in (select a.service_id from directory_location l
    join directory_service_at_location a on a.location_id = l.id
    where l.latitude between ${latitude - north} and ${latitude + north}
      and l.longitude between ${longitude - east} and ${longitude + east})`;
}

/** How many words are looked for however they are spelt: more would cost more than they find. */
const MOST_WORDS = 4;

/**
 * How like a word of a service must be to one that was typed, from 0 to 1. The usual 0.6 passes over `howsing` (0.45 from
 * `housing`) and `advise` (0.57 from `advice`); what is let in besides stands last, as the likeliest come first.
 */
const ALIKE_FROM = 0.4;

/** One word after another, each as it may be spelt; very short words are like too many others. */
function alike(folded: string): RawBuilder<unknown>[] {
  const words = folded.split(' ').filter((word) => word.length > 2);
  return words.slice(0, MOST_WORDS).map((word) => sql`${word} OPERATOR(public.<%) search_name`);
}

/** Each way of finding candidates by an index: by words or spelling, in the place or near it. */
function lookups(plan: Plan): RawBuilder<unknown>[] {
  const { words, facets, place, centre, within, since, misspelt } = plan;
  const always = [
    ...(facets.length > 0 ? [sql`facets @> ${facets}::text[]`] : []),
    ...(since ? [sql`status = 'active' and assured_on >= ${since}`] : []),
  ];
  const where = place
    ? [sql`facets @> ${[place]}::text[]`, ...(centre ? [near(centre, within)] : [])]
    : [sql`true`];
  const what = words
    ? [
        sql`search_words @@ websearch_to_tsquery('pg_catalog.english', ${words.typed})`,
        ...(misspelt ? alike(words.folded) : []),
      ]
    : [sql`true`];
  return where.flatMap((there) =>
    what.map(
      (said) => sql`(select id from directory_service where ${both([...always, there, said])}
        order by search_name, id limit ${sql.lit(MOST)})`,
    ),
  );
}

/** Kilometres from the place to the nearest place where a service is given (haversine formula). */
function distance(centre: Centre | undefined): RawBuilder<unknown> {
  if (!centre) return sql`null::double precision`;
  const { latitude, longitude } = centre;
  return sql`(select min(2 * 6371.0088 * asin(least(1, sqrt(
      power(sin(radians(l.latitude - ${latitude}) / 2), 2) + cos(radians(${latitude}::double precision))
        * cos(radians(l.latitude)) * power(sin(radians(l.longitude - ${longitude}) / 2), 2)))))
    from directory_service_at_location a join directory_location l on l.id = a.location_id
    where a.service_id = s.id)`;
}

async function ranked(db: TenantDb, plan: Plan): Promise<FoundId[]> {
  const { words, centre, page } = plan;
  const rank = words
    ? sql`ts_rank(s.search_words, websearch_to_tsquery('pg_catalog.english', ${words.typed}))
        + public.word_similarity(${words.folded}, s.search_name)`
    : sql`0`;
  const order = words
    ? sql`rank desc, kilometres nulls last, search_name, id`
    : sql`kilometres nulls last, search_name, id`;
  const { rows } = await sql<FoundId>`
    select id, kilometres, count(*) over ()::int as total from (
      select s.id, s.search_name, ${distance(centre)} as kilometres, ${rank} as rank from directory_service s
      where s.id in (${sql.join(lookups(plan), sql` union `)})) found
    order by ${order} limit ${sql.lit(SERVICES_A_PAGE)} offset ${(page - 1) * SERVICES_A_PAGE}`.execute(db);
  return rows;
}

/** The index of trigrams reads how like is like enough from a setting, which lasts as long as this transaction. */
async function rankedAlike(db: TenantDb, plan: Plan): Promise<FoundId[]> {
  await sql`set local pg_trgm.word_similarity_threshold = ${sql.lit(ALIKE_FROM)}`.execute(db);
  return await ranked(db, { ...plan, misspelt: true });
}

/**
 * One page of services: the likeliest first, then the nearest. Looks for words as they are spelt; only where these fill no
 * page does it look for words spelt alike, which costs the most.
 */
export async function searchServices(db: TenantDb, wanted: Wanted) {
  const centre = wanted.place ? await centreOf(db, wanted.place) : undefined;
  const plan = { ...wanted, centre, misspelt: false };
  const exact = await ranked(db, plan);
  const isFull = !wanted.words || (exact[0]?.total ?? 0) >= SERVICES_A_PAGE;
  const rows = isFull ? exact : await rankedAlike(db, plan);
  const total = rows[0]?.total ?? 0;
  return { rows, total, tooMany: total >= MOST };
}

/** Services as a list shows them. */
export async function loadListed(db: TenantDb, ids: readonly string[]) {
  const rows = await db
    .selectFrom('directoryService as s')
    .innerJoin('directoryOrganisation as o', 'o.id', 's.organisationId')
    .select(['s.id', 's.name', 'o.name as organisation', 's.description', 's.status', 's.assuredOn'])
    .select(['s.languages', 's.fees', 's.costOptions', 's.eligibility'])
    .where(sql<boolean>`s.id = any (${ids}::uuid[])`)
    .execute();
  const places = await db
    .selectFrom('directoryServiceAtLocation as a')
    .innerJoin('directoryLocation as l', 'l.id', 'a.locationId')
    .select(['a.serviceId', 'l.name', 'l.city', 'l.postcode'])
    .where(sql<boolean>`a.service_id = any (${ids}::uuid[])`)
    .orderBy('a.id')
    .execute();
  const order = new Map(ids.map((id, index) => [id, index]));
  return rows
    .map((row) => ({
      ...row,
      places: places
        .filter(({ serviceId }) => serviceId === row.id)
        .map(({ name, city, postcode }) => ({ name, city, postcode })),
    }))
    .toSorted((one, other) => (order.get(one.id) ?? 0) - (order.get(other.id) ?? 0));
}
