import { sql } from 'kysely';
import type { TenantDb } from '../foundation/database/session.ts';
import type { Writer } from '../foundation/database/write.ts';
import type { TakenTime, TimeWish } from './booking.ts';

/** Lets nobody else take a time of this day until the transaction ends: two who book at once are told of one another. */
export async function holdDay(db: TenantDb, on: Temporal.PlainDate): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(current_schema() || ' booked ' || ${on.toString()}, 0))`.execute(
    db,
  );
}

/** The times that are taken on a day, but not that of `except`. */
export async function takenOn(db: TenantDb, on: Temporal.PlainDate, except?: string): Promise<TakenTime[]> {
  return db
    .selectFrom('bookedTime as b')
    .leftJoin('staff as s', 's.id', 'b.heldBy')
    .select(['b.id', 'b.heldBy', 's.name as heldByName', 'b.fromTime as from', 'b.untilTime as until'])
    .select(['b.place', 'b.what'])
    .where('b.bookedOn', '=', on)
    .where('b.held', '=', true)
    .$if(except !== undefined, (query) => query.where('b.id', '<>', except ?? ''))
    .orderBy('b.fromTime')
    .execute();
}

/** Which times of offers are taken from a day on, but not that of `except`; a visitor may ask this. */
export async function slotsTaken(
  db: TenantDb,
  from: Temporal.PlainDate,
  except?: string,
): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('bookedTime')
    .select('slot')
    .where('bookedOn', '>=', from)
    .where('held', '=', true)
    .where('slot', 'is not', null)
    .$if(except !== undefined, (query) => query.where('id', '<>', except ?? ''))
    .execute();
  return new Set(rows.flatMap(({ slot }) => slot ?? []));
}

/** When something has taken its time; a visitor may ask this of what he holds the address of. */
export async function timeTakenBy(db: TenantDb, id: string) {
  const row = await db
    .selectFrom('bookedTime')
    .select(['bookedOn as on', 'fromTime as from', 'untilTime as until'])
    .where('id', '=', id)
    .where('held', '=', true)
    .executeTakeFirst();
  return row ?? null;
}

const columns = ({ on, from, until, heldBy, place, slot }: TimeWish, what: string) => ({
  heldBy,
  bookedOn: on,
  fromTime: from,
  untilTime: until,
  place,
  slot,
  what,
});

/** Takes a time for something with this id, or moves the time that it has taken. */
export async function takeTime(
  { db, write }: { readonly db: TenantDb; readonly write: Writer },
  id: string,
  wish: TimeWish,
  said: { readonly what: string; readonly staffId: string | null },
): Promise<void> {
  const known = await db
    .selectFrom('bookedTime')
    .select(['id', 'version'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (known) await write.update('bookedTime', known, { ...columns(wish, said.what), held: true });
  else await write.insert('bookedTime', { id, staffId: said.staffId, ...columns(wish, said.what) });
}

/** Gives back the time that something had taken, where it had. */
export async function freeTime(
  { db, write }: { readonly db: TenantDb; readonly write: Writer },
  id: string,
): Promise<void> {
  const known = await db
    .selectFrom('bookedTime')
    .select(['id', 'version'])
    .where('id', '=', id)
    .where('held', '=', true)
    .executeTakeFirst();
  if (known) await write.update('bookedTime', known, { held: false });
}
