import { sql } from 'kysely';
import type { TenantDb } from '../foundation/database/session.ts';
import { type LookingRules, type RecordLook, type Review, type Tie, usualRules } from './unusual.ts';

/** One entry of the access log, as it is shown. */
export interface SeenRow {
  readonly sequence: number;
  readonly at: Temporal.Instant;
  readonly staffId: string | null;
  readonly name: string | null;
  readonly role: string;
  readonly organisation: string | null;
  readonly query: string;
  readonly door: 'page' | 'api' | 'cli';
  readonly extent: 'record' | 'list';
  readonly refused: boolean;
  readonly reason: string;
}

/** Which entries are asked for. */
export interface SeenChoice {
  readonly personId: string;
  readonly staffId: string | null;
  readonly from: Temporal.Instant | null;
  readonly until: Temporal.Instant | null;
  /** Whether lines in lists are shown as well. */
  readonly lists: boolean;
  readonly offset: number;
  readonly limit: number;
}

const aboutPerson = (personId: string) =>
  sql<boolean>`(l.person_id = ${personId}
    or l.referral_id in (select id from referral where person_id = ${personId}))`;

/** Who has looked at a person, or at a referral that she came of; the newest first. */
export async function seenBy(db: TenantDb, choice: SeenChoice): Promise<readonly SeenRow[]> {
  const { personId, staffId, from, until, lists, offset, limit } = choice;
  const found = await sql<SeenRow>`
    select l.sequence, l.at, l.staff_id, s.name, l.role, o.name as organisation, l.query, l.door, l.extent, l.refused,
      l.reason
    from access_log l
    left join staff s on s.id = l.staff_id
    left join partner_organisation o on o.id::text = l.organisation
    where ${aboutPerson(personId)}
      and (${staffId}::uuid is null or l.staff_id = ${staffId}::uuid)
      and (${from?.toString() ?? null}::timestamptz is null or l.at >= ${from?.toString() ?? null}::timestamptz)
      and (${until?.toString() ?? null}::timestamptz is null or l.at < ${until?.toString() ?? null}::timestamptz)
      and (${lists} or l.extent = 'record')
    order by l.at desc, l.sequence desc limit ${limit} offset ${offset}`.execute(db);
  return found.rows;
}

/** Every worker who has looked at her, by name, for choosing one. */
export async function watchers(
  db: TenantDb,
  personId: string,
): Promise<readonly { id: string; name: string }[]> {
  const found = await sql<{ id: string; name: string }>`
    select s.id, s.name from staff s
    where s.id in (select l.staff_id from access_log l where ${aboutPerson(personId)}) order by s.name, s.id`.execute(
    db,
  );
  return found.rows;
}

/** Whether the reader may know of this person. */
export async function isThere(db: TenantDb, personId: string): Promise<boolean> {
  const found = await db.selectFrom('person').select('id').where('id', '=', personId).executeTakeFirst();
  return found !== undefined;
}

/** The records that workers opened since then, the newest first, and no more than so many. */
export async function recordLooks(
  db: TenantDb,
  since: Temporal.Instant,
  limit: number,
): Promise<readonly RecordLook[]> {
  const found = await sql<RecordLook>`
    select at, staff_id, role, person_id, referral_id from access_log
    where at >= ${since.toString()}::timestamptz and extent = 'record' and not refused and staff_id is not null
    order by at desc, sequence desc limit ${limit}`.execute(db);
  return found.rows;
}

/** What ties these workers to these people: pairs of the two lists, place by place. */
export async function tiesOf(
  db: TenantDb,
  pairs: readonly { readonly staffId: string; readonly personId: string }[],
): Promise<readonly Tie[]> {
  if (pairs.length === 0) return [];
  const found = await sql<Tie & { readonly from: Temporal.PlainDate }>`
    with pair as materialized (
      select * from unnest(${pairs.map((each) => each.staffId)}::uuid[], ${pairs.map((each) => each.personId)}::uuid[])
        as p (staff_id, person_id)
    )
    select p.staff_id, p.person_id, a.began_on as "from", a.ended_on as until
      from pair p join allocation a on a.person_id = p.person_id and a.staff_id = p.staff_id
    union all
    select p.staff_id, p.person_id, greatest(a.began_on, mine.began_on, theirs.began_on),
        least(a.ended_on, mine.ended_on, theirs.ended_on)
      from pair p join allocation a on a.person_id = p.person_id
      join team_membership theirs on theirs.staff_id = a.staff_id
      join team_membership mine on mine.staff_id = p.staff_id and mine.team_id = theirs.team_id
    union all
    select p.staff_id, p.person_id, r.received_on, null::date
      from pair p join referral r on r.person_id = p.person_id and (r.staff_id = p.staff_id or r.decided_by = p.staff_id)
    union all
    select p.staff_id, p.person_id, c.happened_on - 7, c.happened_on
      from pair p join contact c on c.person_id = p.person_id and c.staff_id = p.staff_id
    union all
    select p.staff_id, p.person_id, g.began_on, g.ended_on
      from pair p join restricted_grant g on g.person_id = p.person_id and g.staff_id = p.staff_id
        and g.kind <> 'glass'`.execute(db);
  return found.rows;
}

/** Names of people whom the reader may see. */
export async function namesOfPeople(db: TenantDb, ids: readonly string[]) {
  if (ids.length === 0) return [];
  return db
    .selectFrom('person')
    .select(['id', 'kind', 'givenName', 'familyName'])
    .where('id', 'in', [...ids])
    .execute();
}

/** Names of workers. */
export async function namesOfWorkers(
  db: TenantDb,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('staff')
    .select(['id', 'name'])
    .where('id', 'in', [...ids])
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** A review as it is shown. */
export interface ReviewRow extends Review {
  readonly note: string;
  readonly reviewedBy: string;
  readonly reviewedAt: Temporal.Instant;
}

/** What was looked into, of the days since this one. */
export function reviewsSince(db: TenantDb, day: Temporal.PlainDate): Promise<ReviewRow[]> {
  return db
    .selectFrom('lookReview')
    .select(['kind', 'staffId', 'personId', 'day', 'untilAt', 'note', 'reviewedBy', 'reviewedAt'])
    .where('day', '>=', day)
    .orderBy('reviewedAt', 'desc')
    .limit(5_000)
    .execute();
}

/** The rules as the tenant has set them; version 0 while it has set none. */
export async function readRules(
  db: TenantDb,
): Promise<LookingRules & { readonly id: string | null; readonly version: number }> {
  const row = await db
    .selectFrom('lookingRule')
    .select(['id', 'version', 'mostPeople', 'withinMinutes', 'fromHour', 'untilHour', 'weekends'])
    .executeTakeFirst();
  return row ?? { ...usualRules, id: null, version: 0 };
}

/** Whether this worker looked at anything at this moment. */
export async function lookedThen(
  db: TenantDb,
  look: { readonly staffId: string; readonly at: Temporal.Instant },
): Promise<boolean> {
  const found = await sql`select from access_log where at = ${look.at.toString()}::timestamptz
    and staff_id = ${look.staffId}::uuid limit 1`.execute(db);
  return found.rows.length > 0;
}

/** Who has opened what is written of a parent, she herself as well. Lists and refused looks are left out. */
export async function ownLooks(db: TenantDb, personId: string, limit: number, offset: number) {
  const found = await sql<{
    readonly at: Temporal.Instant;
    readonly name: string | null;
    readonly role: string;
    readonly organisation: string | null;
  }>`
    select l.at, s.name, l.role, o.name as organisation from access_log l left join staff s on s.id = l.staff_id
      left join partner_organisation o on o.id::text = l.organisation
    where l.person_id = ${personId} and l.extent = 'record' and not l.refused
    order by l.at desc limit ${limit} offset ${offset}`.execute(db);
  return found.rows;
}
