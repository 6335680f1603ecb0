import { type Selectable, sql } from 'kysely';
import { type CommandContext, staffIdOf } from '../doors/index.ts';
import type { TenantDb } from '../foundation/database/session.ts';
import type { Seen } from '../foundation/database/write.ts';
import type { Move } from './moves.ts';
import type { Expecting } from './stage-clock.ts';
import type { StartCriterion, StartReferral } from './start.ts';
import type { EnrolmentTable, StageMoveTable } from './tables.ts';

export type EnrolmentRow = Selectable<EnrolmentTable>;
export type StageMoveRow = Selectable<StageMoveTable>;

/** One enrolment; undefined when there is none, or the reader may not see it. */
export async function findEnrolment(db: TenantDb, id: string): Promise<EnrolmentRow | undefined> {
  return db.selectFrom('enrolment').selectAll().where('id', '=', id).executeTakeFirst();
}

/** All enrolments of a person, the open ones first, then the newest. */
export async function enrolmentsOf(db: TenantDb, personId: string): Promise<EnrolmentRow[]> {
  return db
    .selectFrom('enrolment')
    .selectAll()
    .where('personId', '=', personId)
    .orderBy(sql`ended_on is not null`)
    .orderBy('startedOn', 'desc')
    .orderBy('id', 'desc')
    .execute();
}

/** A person's pregnancies as stages look at them, the earliest known first. */
export async function expectingOf(db: TenantDb, personId: string): Promise<Expecting[]> {
  return db
    .selectFrom('pregnancy')
    .select(['dueOn', 'endedOn'])
    .where('personId', '=', personId)
    .orderBy('knownOn')
    .orderBy('id')
    .execute();
}

/** A move, with who recorded it. */
export interface RecordedMove extends StageMoveRow {
  readonly recordedByName: string | null;
}

/** Every move of a person's enrolments, in the order in which they happened. */
export async function movesOf(db: TenantDb, personId: string): Promise<RecordedMove[]> {
  return db
    .selectFrom('stageMove')
    .leftJoin('staff', 'staff.id', 'stageMove.recordedBy')
    .selectAll('stageMove')
    .select('staff.name as recordedByName')
    .where('stageMove.personId', '=', personId)
    .orderBy('movedOn')
    .orderBy('recordedAt')
    .orderBy('stageMove.id')
    .execute();
}

const referralColumns = [
  'referral.id',
  'personId',
  'programmeId',
  'programmeVersion',
  'status',
  'receivedOn',
  'origin',
  sql<Readonly<Record<string, unknown>>>`answers -> 'answers'`.as('answers'),
] as const;

/** The referral by its id. */
export async function referralById(db: TenantDb, id: string): Promise<StartReferral | undefined> {
  return db.selectFrom('referral').select(referralColumns).where('id', '=', id).executeTakeFirst();
}

/** The newest accepted referral of a person to a programme that no work has rested on yet. */
export async function acceptedReferral(
  db: TenantDb,
  personId: string,
  programmeId: string,
): Promise<StartReferral | undefined> {
  return db
    .selectFrom('referral')
    .select(referralColumns)
    .where('personId', '=', personId)
    .where('programmeId', '=', programmeId)
    .where('status', '=', 'accepted')
    .where(sql<boolean>`not exists (select from enrolment where enrolment.referral_id = referral.id)`)
    .orderBy('receivedOn', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** An enrolment as it is first written. */
export interface NewEnrolment {
  readonly personId: string;
  readonly referralId: string | null;
  readonly previousId: string | null;
  readonly programmeId: string;
  readonly programmeVersion: number;
  readonly pathway: string;
  readonly stage: string;
  readonly startedOn: Temporal.PlainDate;
  readonly criteria: readonly StartCriterion[];
  readonly override: string | null;
}

/** Writes an enrolment with its first move. */
export async function insertEnrolment(context: CommandContext, start: NewEnrolment): Promise<EnrolmentRow> {
  const { criteria, override, ...columns } = start;
  const row = await context.write.insert('enrolment', {
    ...columns,
    pathwaySince: start.startedOn,
    stageSince: start.startedOn,
    startCriteria: sql`${JSON.stringify(criteria)}::jsonb`,
    startOverride: override,
  });
  const { pathway, stage, startedOn } = start;
  const move = {
    kind: 'start',
    pathway,
    stage,
    stageSince: startedOn,
    pathwaySince: startedOn,
    endsOn: null,
  } as const;
  await insertMove(context, row, move, startedOn, null);
  return row;
}

/** Writes a move: the enrolment as it is from now on, and one more line of its history. */
export async function writeMove(
  context: CommandContext,
  enrolment: EnrolmentRow,
  seen: Seen,
  move: Move,
  told: { readonly on: Temporal.PlainDate; readonly reason: string | null },
): Promise<EnrolmentRow> {
  const row = await context.write.update('enrolment', seen, {
    pathway: move.pathway,
    pathwaySince: move.pathwaySince,
    stage: move.stage,
    stageSince: move.stageSince,
    stageEndsOn: move.endsOn,
  });
  await insertMove(context, enrolment, move, told.on, told.reason);
  return row;
}

async function insertMove(
  context: CommandContext,
  enrolment: Pick<EnrolmentRow, 'id' | 'personId' | 'programmeVersion'>,
  move: Move,
  on: Temporal.PlainDate,
  reason: string | null,
): Promise<void> {
  await context.write.insert('stageMove', {
    personId: enrolment.personId,
    enrolmentId: enrolment.id,
    kind: move.kind,
    pathway: move.pathway,
    stage: move.stage,
    movedOn: on,
    endsOn: move.endsOn,
    reason,
    recordedBy: context.actor.kind === 'staff' ? context.actor.staffId : null,
    recordedAt: context.now,
    programmeVersion: enrolment.programmeVersion,
    fromVersion: null,
  });
}

/** The open enrolments of a programme that run under a version before the one given, as the reader may see them. */
export async function openBefore(
  db: TenantDb,
  programmeId: string,
  programmeVersion: number,
): Promise<EnrolmentRow[]> {
  return db
    .selectFrom('enrolment')
    .selectAll()
    .where('programmeId', '=', programmeId)
    .where('programmeVersion', '<', programmeVersion)
    .where('endedOn', 'is', null)
    .orderBy('id')
    .execute();
}

/** Open enrolments of each version of each programme, counted, as the reader may see them. */
export async function openCases(
  db: TenantDb,
): Promise<{ readonly programmeId: string; readonly programmeVersion: number; readonly count: number }[]> {
  return db
    .selectFrom('enrolment')
    .select(['programmeId', 'programmeVersion', sql<number>`count(*)::int`.as('count')])
    .where('endedOn', 'is', null)
    .groupBy(['programmeId', 'programmeVersion'])
    .execute();
}

/** Writes a move to a new version: the enrolment under it, and one more line of its history. */
export async function writeVersionMove(
  context: CommandContext,
  enrolment: EnrolmentRow,
  move: Pick<EnrolmentRow, 'programmeVersion' | 'pathway' | 'stage'> & { readonly because: string | null },
): Promise<void> {
  const { because, ...place } = move;
  await context.write.update('enrolment', { id: enrolment.id, version: enrolment.version }, place);
  await context.write.insert('stageMove', {
    personId: enrolment.personId,
    enrolmentId: enrolment.id,
    kind: 'version',
    pathway: place.pathway,
    stage: place.stage,
    movedOn: context.today,
    endsOn: enrolment.stageEndsOn,
    reason: because,
    recordedBy: staffIdOf(context.actor),
    recordedAt: context.now,
    programmeVersion: place.programmeVersion,
    fromVersion: enrolment.programmeVersion,
  });
}

/** Something that was agreed to be done and is still open. */
export interface OpenAction {
  readonly id: string;
  readonly what: string;
  readonly dueOn: Temporal.PlainDate | null;
}

/** The actions of an enrolment that are still open, the soonest due first. */
export async function openActions(db: TenantDb, enrolmentId: string): Promise<OpenAction[]> {
  const { rows } = await sql<OpenAction>`
    select action.id, action.what, action.due_on from goal
    join action on action.goal_id = goal.id
    where goal.enrolment_id = ${enrolmentId} and action.status = 'open'
    order by action.due_on nulls last, action.id`.execute(db);
  return rows;
}

/** Who stands behind some enrolments that a figure counted. */
export async function enrolmentsById(db: TenantDb, ids: readonly string[]) {
  return db
    .selectFrom('enrolment')
    .innerJoin('person', 'person.id', 'enrolment.personId')
    .select([
      'enrolment.id',
      'enrolment.personId',
      'enrolment.startedOn',
      'person.kind',
      'person.givenName',
      'person.familyName',
    ])
    .where('enrolment.id', 'in', ids)
    .execute();
}
