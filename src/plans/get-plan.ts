import { z } from 'zod';
import { query } from '../doors/index.ts';
import { notFound } from '../foundation/fault.ts';
import { zId } from '../foundation/identifiers.ts';
import { succeed } from '../foundation/result.ts';
import {
  actionsOf,
  type EnrolmentOption,
  enrolmentsOf,
  goalsOf,
  type PlannedAction,
  type PlannedGoal,
} from './plan-store.ts';
import { titleOf } from './work.ts';

export interface GoalWithActions extends PlannedGoal {
  readonly actions: readonly PlannedAction[];
}

export interface PlanArea {
  readonly id: string;
  readonly title: string;
  readonly about: string | null;
  readonly goals: readonly GoalWithActions[];
}

/** A plan: what a parent wants, in the areas of her programme. */
export interface Plan {
  readonly personId: string;
  readonly enrolment: (EnrolmentOption & { readonly programmeTitle: string }) | null;
  /** All of the person's enrolments, for choosing another plan. */
  readonly enrolments: readonly (EnrolmentOption & { readonly programmeTitle: string })[];
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
  const all = [...areas, ...others.map((id) => ({ id, title: titleOf(areas, id), about: undefined }))];
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
  input: z.strictObject({ personId: zId, enrolmentId: zId.optional() }),
  looksAt: (plan: Plan) => [plan.personId],
  api: null,
  async handle({ db, programmes }, { personId, enrolmentId }) {
    const rows = await enrolmentsOf(db, personId);
    const enrolments = rows.map((row) => {
      const programme = programmes.version(row.programmeId, row.programmeVersion);
      return { ...row, programmeTitle: programme?.title ?? row.programmeId };
    });
    const enrolment = enrolmentId
      ? enrolments.find((each) => each.enrolmentId === enrolmentId)
      : enrolments[0];
    if (!enrolment) {
      return enrolmentId
        ? notFound('enrolment')
        : succeed({ personId, enrolment: null, enrolments, areas: [] });
    }
    const goals = await goalsOf(db, enrolment.enrolmentId);
    const actions = await actionsOf(db, enrolment.enrolmentId);
    const programme = programmes.version(enrolment.programmeId, enrolment.programmeVersion);
    const areas = planAreas(programme?.plan?.areas ?? [], goals, actions);
    return succeed<Plan>({ personId, enrolment, enrolments, areas });
  },
});
