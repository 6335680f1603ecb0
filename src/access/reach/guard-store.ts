import { type Selectable, sql } from 'kysely';
import type { CommandContext } from '../../doors/context.ts';
import { staffIdOf } from '../../doors/context.ts';
import type { TenantDb } from '../../foundation/database/session.ts';
import type { RecordBarTable, RecordGuardTable } from './reach-tables.ts';

type Context = Pick<CommandContext, 'db' | 'write' | 'actor' | 'today'>;

/** The guard of a record as it stands; undefined where everybody may see it. */
export async function findGuard(
  db: TenantDb,
  personId: string,
): Promise<Selectable<RecordGuardTable> | undefined> {
  return db.selectFrom('recordGuard').selectAll().where('personId', '=', personId).executeTakeFirst();
}

/** How a record is to be guarded. */
export interface GuardWish {
  readonly closed: boolean;
  readonly reason?: string | null;
  /** The parent under whom a child is guarded. */
  readonly follows?: string | null;
  readonly knownBy?: Buffer | null;
}

/** Guards a record: puts the guard there, or closes the one that is there, and marks the rows. */
export async function guardRecord(context: Context, personId: string, wish: GuardWish): Promise<void> {
  const { db, write, actor, today } = context;
  const guard = await findGuard(db, personId);
  if (!guard) {
    const { closed, reason = null, follows = null, knownBy = null } = wish;
    const row = { personId, closed, reason, follows, knownBy, beganOn: today, beganBy: staffIdOf(actor) };
    await write.insert('recordGuard', row);
  } else if (wish.closed && !guard.closed) {
    const { reason = null, knownBy = null } = wish;
    await write.update('recordGuard', guard, { closed: true, reason, knownBy });
  }
  await write.mark(personId, true);
  if (wish.closed) await showNamedOnly(context, personId, true);
}

async function showNamedOnly({ db, write }: Context, personId: string, namedOnly: boolean): Promise<void> {
  const { rows } = await sql<{ id: string; version: number }>`
    select id, version from person where id = ${personId} and named_only <> ${namedOnly}`.execute(db);
  for (const row of rows) await write.update('person', row, { namedOnly });
}

/** Opens a record that was kept to named people; whoever is barred from it stays barred. */
export async function openRecord(context: Context, personId: string): Promise<void> {
  const { db, write } = context;
  const guard = await findGuard(db, personId);
  if (!guard) return;
  await showNamedOnly(context, personId, false);
  if (await isNeeded(db, personId))
    await write.update('recordGuard', guard, { closed: false, reason: null, knownBy: null });
  else await releaseGuard(context, guard);
}

/** True while somebody is barred from the record, or a wall stands beside it. */
async function isNeeded(db: TenantDb, personId: string): Promise<boolean> {
  return (await openBars(db, personId)).length > 0 || (await wallsOf(db, personId)).length > 0;
}

/** Takes a guard away where nothing needs it any more. */
export async function releaseIfFree(context: Context, personId: string): Promise<void> {
  const guard = await findGuard(context.db, personId);
  if (!guard || guard.closed || (await isNeeded(context.db, personId))) return;
  await releaseGuard(context, guard);
}

async function releaseGuard({ write }: Context, guard: Selectable<RecordGuardTable>): Promise<void> {
  await write.mark(guard.personId, false);
  await write.remove('recordGuard', guard);
}

/** Who is barred from a record today. */
export async function openBars(db: TenantDb, personId: string): Promise<Selectable<RecordBarTable>[]> {
  return db
    .selectFrom('recordBar')
    .selectAll()
    .where('personId', '=', personId)
    .where('endedOn', 'is', null)
    .orderBy('id')
    .execute();
}

/** Bars somebody from a record, so that she does not know of it. A grant of hers there ends. */
export async function barFrom(
  context: Context,
  bar: {
    readonly personId: string;
    readonly staffId: string;
    readonly kind: 'conflict' | 'wall';
    readonly reason: string | null;
  },
): Promise<void> {
  const { db, write, actor, today } = context;
  const { personId, staffId } = bar;
  const there = (await openBars(db, personId)).some(
    (each) => each.staffId === staffId && each.kind === bar.kind,
  );
  if (there) return;
  await endGrants(context, personId, staffId);
  await write.insert('recordBar', { ...bar, declaredBy: staffIdOf(actor), beganOn: today, endedOn: null });
  await guardRecord(context, personId, { closed: false });
}

/** Ends bars of one kind on a record. */
export async function unbar(
  context: Context,
  which: { readonly personId: string; readonly staffId: string; readonly kind: 'conflict' | 'wall' },
): Promise<void> {
  const bars = await openBars(context.db, which.personId);
  for (const bar of bars.filter((each) => each.staffId === which.staffId && each.kind === which.kind))
    await context.write.update('recordBar', bar, { endedOn: context.today });
  await releaseIfFree(context, which.personId);
}

/** Names somebody on a record that is kept to named people. */
export async function nameOn(
  { db, write, today }: Context,
  grant: {
    readonly personId: string;
    readonly staffId: string;
    readonly reason: string;
    readonly kind: 'named' | 'worker' | 'glass';
    readonly until?: Temporal.Instant;
  },
): Promise<void> {
  const there = await db
    .selectFrom('restrictedGrant')
    .select('id')
    .where('personId', '=', grant.personId)
    .where('staffId', '=', grant.staffId)
    .where('kind', '=', grant.kind)
    .where('endedOn', 'is', null)
    .executeTakeFirst();
  if (there && grant.kind !== 'glass') return;
  await write.insert('restrictedGrant', { until: null, ...grant, beganOn: today, endedOn: null });
}

/** Ends the grants on a record: of one member of staff, or of all; of one kind, or of all. */
export async function endGrants(
  { db, write, today }: Context,
  personId: string,
  staffId?: string,
  kind?: 'named' | 'worker' | 'glass',
): Promise<void> {
  let grants = db
    .selectFrom('restrictedGrant')
    .select(['id', 'version'])
    .where('personId', '=', personId)
    .where('endedOn', 'is', null);
  if (staffId !== undefined) grants = grants.where('staffId', '=', staffId);
  if (kind !== undefined) grants = grants.where('kind', '=', kind);
  for (const grant of await grants.execute())
    await write.update('restrictedGrant', grant, { endedOn: today });
}

/** Who holds a person's open enrolments. */
export async function workersOf(db: TenantDb, personId: string): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select distinct s.id, s.name from allocation a join staff s on s.id = a.staff_id
    where a.person_id = ${personId} and a.ended_on is null order by s.name, s.id`.execute(db);
  return rows;
}

/** The open walls between a person and another parent, each with the other. */
export async function wallsOf(
  db: TenantDb,
  personId: string,
): Promise<{ id: string; version: number; otherId: string; reason: string; beganOn: Temporal.PlainDate }[]> {
  const walls = await db
    .selectFrom('parentsWall')
    .selectAll()
    .where('endedOn', 'is', null)
    .where((where) => where.or([where('personId', '=', personId), where('otherId', '=', personId)]))
    .orderBy('id')
    .execute();
  return walls.map(({ id, version, otherId, reason, beganOn, ...wall }) => ({
    id,
    version,
    reason,
    beganOn,
    otherId: otherId === personId ? wall.personId : otherId,
  }));
}
