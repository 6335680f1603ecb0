import { type Insertable, sql } from 'kysely';
import type { CalendarQuestion } from '../doors/index.ts';
import type { TenantDb } from '../foundation/database/session.ts';
import type { Seen, Writer } from '../foundation/database/write.ts';
import type { ActionKept, ActionOwner, ActionStatus } from './action.ts';
import type { GoalKept, GoalState, GoalStatus } from './goal.ts';
import type { ActionTable, GoalTable } from './plan-tables.ts';
import type { WorkRow } from './work.ts';

export interface GoalRow extends GoalKept {
  readonly id: string;
  readonly version: number;
}

/** An enrolment, and one of its goals when `goalId` names it; undefined when there is none to be seen. */
export async function findWorkAndGoal(
  db: TenantDb,
  enrolmentId: string,
  goalId: string | undefined,
): Promise<{ work: WorkRow; goal: GoalState['goal'] } | undefined> {
  const row = await db
    .selectFrom('enrolment as e')
    .leftJoin('goal as g', (join) => join.onRef('g.enrolmentId', '=', 'e.id').on('g.id', '=', goalId ?? null))
    .select([
      'e.id as enrolmentId',
      'e.personId',
      'e.programmeId',
      'e.programmeVersion',
      'e.startedOn',
      'e.endedOn',
    ])
    .select(['g.area', 'g.setOn', 'g.status', 'g.closedOn'])
    .where('e.id', '=', enrolmentId)
    .executeTakeFirst();
  if (!row) return undefined;
  const { area, setOn, status, closedOn, ...work } = row;
  if (!area || !setOn || !status) return { work, goal: undefined };
  return { work, goal: { area, setOn, status, closedOn } };
}

/** A goal with what an action on it needs to know, and the action when `actionId` names one. */
export interface GoalForAction {
  readonly goalId: string;
  readonly personId: string;
  readonly enrolmentId: string;
  readonly status: GoalStatus;
  readonly setOn: Temporal.PlainDate;
  readonly action: Pick<ActionKept, 'setOn' | 'status' | 'closedOn' | 'dueOn'> | undefined;
}

/** Finds a goal, and one of its actions when `actionId` names it; undefined when there is none to be seen. */
export async function findGoalForAction(
  db: TenantDb,
  goalId: string,
  actionId: string | undefined,
): Promise<GoalForAction | undefined> {
  const row = await db
    .selectFrom('goal as g')
    .leftJoin('action as a', (join) => join.onRef('a.goalId', '=', 'g.id').on('a.id', '=', actionId ?? null))
    .select(['g.id as goalId', 'g.personId', 'g.enrolmentId', 'g.status', 'g.setOn'])
    .select(['a.setOn as agreedOn', 'a.status as actionStatus', 'a.closedOn', 'a.dueOn'])
    .where('g.id', '=', goalId)
    .executeTakeFirst();
  if (!row) return undefined;
  const { agreedOn, actionStatus, closedOn, dueOn, ...goal } = row;
  if (!agreedOn || !actionStatus) return { ...goal, action: undefined };
  return { ...goal, action: { setOn: agreedOn, status: actionStatus, closedOn, dueOn } };
}

/** Writes a goal: a new one, or the next version of the one that was seen. */
export function writeGoal(
  write: Writer,
  seen: Seen | undefined,
  whose: Pick<Insertable<GoalTable>, 'personId' | 'enrolmentId' | 'recordedBy'>,
  goal: GoalKept,
): Promise<Seen> {
  return seen ? write.update('goal', seen, { ...goal }) : write.insert('goal', { ...whose, ...goal });
}

/** Writes an action: a new one, or the next version of the one that was seen. */
export function writeAction(
  write: Writer,
  seen: Seen | undefined,
  whose: Pick<Insertable<ActionTable>, 'personId' | 'enrolmentId' | 'goalId' | 'recordedBy'>,
  action: ActionKept,
): Promise<Seen> {
  return seen ? write.update('action', seen, { ...action }) : write.insert('action', { ...whose, ...action });
}

/** A goal as the plan shows it. */
export interface PlannedGoal extends GoalRow {
  readonly by: string | null;
}

/** The goals of one enrolment: open ones first, then in the order in which they were set. */
export function goalsOf(db: TenantDb, enrolmentId: string): Promise<PlannedGoal[]> {
  return db
    .selectFrom('goal as g')
    .leftJoin('staff as s', 's.id', 'g.recordedBy')
    .select(['g.id', 'g.version', 'g.area', 'g.words', 'g.parentView', 'g.setOn', 'g.status', 'g.closedOn'])
    .select(['g.closingWords', 's.name as by'])
    .where('g.enrolmentId', '=', enrolmentId)
    .orderBy(sql`g.status <> 'open'`)
    .orderBy('g.setOn')
    .orderBy('g.id')
    .execute();
}

/** The enrolment whose plan holds a person's goal; undefined when it is no goal of hers. */
export async function enrolmentOfGoal(
  db: TenantDb,
  id: string,
  personId: string,
): Promise<string | undefined> {
  const goal = db
    .selectFrom('goal')
    .select('enrolmentId')
    .where('id', '=', id)
    .where('personId', '=', personId);
  return (await goal.executeTakeFirst())?.enrolmentId;
}

/** An action as the plan shows it. */
export interface PlannedAction {
  readonly id: string;
  readonly version: number;
  readonly goalId: string;
  readonly what: string;
  readonly owner: ActionOwner;
  readonly ownerName: string | null;
  readonly dueOn: Temporal.PlainDate | null;
  readonly setOn: Temporal.PlainDate;
  readonly status: ActionStatus;
  readonly closedOn: Temporal.PlainDate | null;
}

/** The actions of one enrolment: open ones first, the soonest due first. */
export function actionsOf(db: TenantDb, enrolmentId: string): Promise<PlannedAction[]> {
  return db
    .selectFrom('action')
    .select(['id', 'version', 'goalId', 'what', 'owner', 'ownerName', 'dueOn', 'setOn', 'status', 'closedOn'])
    .where('enrolmentId', '=', enrolmentId)
    .orderBy(sql`status <> 'open'`)
    .orderBy('dueOn', (order) => order.asc().nullsLast())
    .orderBy('id')
    .execute();
}

/** Every goal and action of a person with who recorded it, for the chronology. */
export async function planHistory(db: TenantDb, personId: string) {
  const goals = await db
    .selectFrom('goal as g')
    .leftJoin('staff as s', 's.id', 'g.recordedBy')
    .select(['g.id', 'g.words', 'g.setOn', 'g.status', 'g.closedOn', 'g.closingWords', 's.name as by'])
    .where('g.personId', '=', personId)
    .execute();
  const actions = await db
    .selectFrom('action as a')
    .leftJoin('staff as s', 's.id', 'a.recordedBy')
    .select(['a.id', 'a.what', 'a.setOn', 'a.status', 'a.closedOn', 'a.dueOn', 's.name as by'])
    .where('a.personId', '=', personId)
    .execute();
  return { goals, actions };
}

/** A goal, as the parent’s own door shows it; undefined where it is not hers. */
export function findOwnGoal(db: TenantDb, id: string) {
  return db.selectFrom('goal').select('id').where('id', '=', id).executeTakeFirst();
}

/** A step, likewise, with what marking it as done depends on. */
export function findOwnAction(db: TenantDb, id: string) {
  return db.selectFrom('action').select(['owner', 'status', 'setOn']).where('id', '=', id).executeTakeFirst();
}

/** Open steps of some people that are to be done within some days. */
export const stepsDue = (db: TenantDb, { people, from, until }: CalendarQuestion) =>
  db
    .selectFrom('action')
    .select(['id', 'personId', 'goalId', 'what', 'dueOn'])
    .where('personId', '=', sql<string>`any (${people}::uuid[])`)
    .where('status', '=', 'open')
    .where('dueOn', '>=', from)
    .where('dueOn', '<=', until)
    .orderBy('id')
    .$narrowType<{ dueOn: Temporal.PlainDate }>()
    .execute();
