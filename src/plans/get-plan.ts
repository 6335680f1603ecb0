import { z } from 'zod';
import { ofPerson, type QueryContext, query } from '../doors/index.ts';
import { enrolmentsOf, programmeOf, titleIn } from '../enrolments/index.ts';
import { type Fault, notFound } from '../foundation/fault.ts';
import { zId } from '../foundation/identifiers.ts';
import { type Result, succeed } from '../foundation/result.ts';
import { zGoalReadOut, zPlanOut } from './plan-output.ts';
import { actionsOf, enrolmentOfGoal, goalsOf, type PlannedAction, type PlannedGoal } from './plan-store.ts';

export interface GoalWithActions extends PlannedGoal {
  readonly actions: readonly PlannedAction[];
}

export interface PlanArea {
  readonly id: string;
  readonly title: string;
  readonly about: string | null;
  readonly goals: readonly GoalWithActions[];
}

/** One of a person's times in a programme, for choosing whose plan is shown. */
export interface PlanEnrolment {
  readonly id: string;
  readonly programmeId: string;
  readonly programmeVersion: number;
  readonly programmeTitle: string;
  readonly startedOn: Temporal.PlainDate;
  readonly endedOn: Temporal.PlainDate | null;
}

/** A plan: what a parent wants, in the areas of her programme. */
export interface Plan {
  readonly personId: string;
  readonly enrolment: PlanEnrolment | null;
  /** All of the person's enrolments: those that go on first, then the newest. */
  readonly enrolments: readonly PlanEnrolment[];
  readonly areas: readonly PlanArea[];
}

/** Lays goals and actions out in areas. A goal in an area that the programme no longer has keeps an area of its own. */
export function planAreas(
  areas: readonly { readonly id: string; readonly title: string; readonly about?: string | undefined }[],
  goals: readonly PlannedGoal[],
  actions: readonly PlannedAction[],
): PlanArea[] {
  const known = new Set(areas.map((area) => area.id));
  const others = [...new Set(goals.map((goal) => goal.area))].filter((area) => !known.has(area));
  const all = [...areas, ...others.map((id) => ({ id, title: titleIn(areas, id), about: undefined }))];
  return all.map(({ id, title, about }) => ({
    id,
    title,
    about: about ?? null,
    goals: goals
      .filter((goal) => goal.area === id)
      .map((goal) => ({ ...goal, actions: actions.filter((action) => action.goalId === goal.id) })),
  }));
}

/** The plan of a person's present enrolment, or of the one that is asked for. */
export const getPlan = query({
  name: 'getPlan',
  summary: 'A parent’s plan: goals and actions in each area',
  permission: 'person:read',
  about: ofPerson,
  input: z.strictObject({ personId: zId, enrolmentId: zId.optional() }),
  output: zPlanOut,
  looksAt: (plan: Plan) => [plan.personId],
  api: null,
  handle: (context, { personId, enrolmentId }) => readPlan(context, personId, enrolmentId),
});

async function readPlan(
  { db, programmes }: QueryContext,
  personId: string,
  enrolmentId: string | undefined,
): Promise<Result<Plan, Fault>> {
  const rows = await enrolmentsOf(db, personId);
  const enrolments = rows.map(({ id, programmeId, programmeVersion, startedOn, endedOn }) => {
    const programmeTitle = programmeOf(programmes, { programmeId, programmeVersion })?.title ?? programmeId;
    return { id, programmeId, programmeVersion, programmeTitle, startedOn, endedOn };
  });
  const enrolment = enrolmentId ? enrolments.find((each) => each.id === enrolmentId) : enrolments[0];
  if (enrolmentId && !enrolment) return notFound('enrolment');
  if (!enrolment) return succeed({ personId, enrolment: null, enrolments, areas: [] });
  const goals = await goalsOf(db, enrolment.id);
  const actions = await actionsOf(db, enrolment.id);
  const areas = planAreas(programmeOf(programmes, enrolment)?.plan?.areas ?? [], goals, actions);
  return succeed({ personId, enrolment, enrolments, areas });
}

/** One goal with its actions, and the plan that it stands in. */
export const getGoal = query({
  name: 'getGoal',
  summary: 'One goal with its actions, and the plan that it stands in',
  permission: 'person:read',
  about: ({ id, personId }) => [ofPerson({ personId }), { kind: 'goal', id }],
  input: z.strictObject({ id: zId, personId: zId }),
  output: zGoalReadOut,
  looksAt: ({ plan }: { plan: Plan; goal: GoalWithActions }) => [plan.personId],
  api: null,
  async handle(context, { id, personId }) {
    const enrolmentId = await enrolmentOfGoal(context.db, id, personId);
    if (!enrolmentId) return notFound('goal');
    const plan = await readPlan(context, personId, enrolmentId);
    if (!plan.ok) return plan;
    const goal = plan.value.areas.flatMap((area) => area.goals).find((each) => each.id === id);
    return goal ? succeed({ plan: plan.value, goal }) : notFound('goal');
  },
});
