import { isBefore } from '../foundation/dates.ts';
import { setAction, setGoal } from '../plans/index.ts';
import type { Programme } from '../programme/index.ts';
import type { Case, CaseAction, CaseEnrolment, CaseGoal } from './case.ts';
import type { Demo } from './demo-schema.ts';
import { seeded } from './seeded.ts';
import { type CaseState, known, type Step } from './step.ts';
import type { World } from './world.ts';

/** Goals for a parent who has no story of her own: one or two in each of some areas, a part of them reached. */
export function drawnGoals(
  each: Case,
  enrolment: CaseEnrolment,
  programme: Programme,
  demo: Demo,
): CaseGoal[] {
  const chance = seeded(`goals ${each.id}`);
  const areas = (programme.plan?.areas ?? []).filter(() => chance.below(4) > 0);
  return areas.flatMap(({ id }, index): CaseGoal[] => {
    const pool = demo.goals[id];
    if (!pool) return [];
    const { words, view, action } = chance.pick(pool);
    const on = enrolment.startedOn.add({ days: 14 + 21 * index });
    if (isBefore(enrolment.contactsUntil, on)) return [];
    const reachedOn = on.add({ weeks: 12 + chance.below(30) });
    const isReached = chance.below(3) > 0 && isBefore(reachedOn, enrolment.contactsUntil);
    const doneOn = on.add({ weeks: 3 });
    const isDone = isBefore(doneOn, enrolment.contactsUntil);
    return [
      {
        area: id,
        words,
        view,
        on,
        ...(isReached ? { reachedOn } : {}),
        actions: [{ what: action, owner: 'together', ...(isDone ? { doneOn } : {}) }],
      },
    ];
  });
}

/** The steps of a plan: goals set and reached, actions agreed and done. */
export function planSteps(
  each: Case,
  enrolment: CaseEnrolment,
  goals: readonly CaseGoal[],
  state: CaseState,
): Step[] {
  return goals
    .filter(({ on }) => !isBefore(enrolment.contactsUntil, on))
    .flatMap((goal) => goalSteps(each, enrolment, goal, state));
}

function goalSteps(each: Case, enrolment: CaseEnrolment, goal: CaseGoal, state: CaseState): Step[] {
  const at = { caseId: each.id, shared: false };
  const own: { id: string; version: number; area: string; open: boolean } = {
    id: '',
    version: 0,
    area: goal.area,
    open: true,
  };
  const put = async (world: World, on: Temporal.PlainDate, rest: { reached: boolean }) => {
    const seen = own.version > 0 ? { id: own.id, version: own.version } : {};
    const reached = rest.reached
      ? { status: 'reached' as const, closedOn: on.toString(), closingWords: goal.closing }
      : { status: 'open' as const };
    const { id, version } = await world.done(on, setGoal, world.staff[enrolment.worker], {
      enrolmentId: known(state.enrolment, 'The start').id,
      ...seen,
      area: goal.area,
      words: goal.words,
      parentView: goal.view,
      setOn: goal.on.toString(),
      ...reached,
    });
    Object.assign(own, { id, version, open: !rest.reached });
  };
  const set: Step = {
    ...at,
    on: goal.on,
    order: 50,
    async act(world) {
      await put(world, goal.on, { reached: false });
      state.goals.push(own);
    },
  };
  const { reachedOn } = goal;
  const steps = [set, ...goal.actions.flatMap((action) => actionSteps(each, enrolment, goal, action, own))];
  if (!reachedOn || isBefore(enrolment.contactsUntil, reachedOn)) return steps;
  return [
    ...steps,
    { ...at, on: reachedOn, order: 80, act: (world) => put(world, reachedOn, { reached: true }) },
  ];
}

function actionSteps(
  each: Case,
  enrolment: CaseEnrolment,
  goal: CaseGoal,
  action: CaseAction,
  owner: { readonly id: string },
): Step[] {
  const at = { caseId: each.id, shared: false };
  let seen: { id: string; version: number } | undefined;
  const put = async (world: World, on: Temporal.PlainDate, isDone: boolean) => {
    const dueOn = action.dueOn && isBefore(action.dueOn, goal.on) ? undefined : action.dueOn;
    const { id, version } = await world.done(on, setAction, world.staff[enrolment.worker], {
      goalId: owner.id,
      ...seen,
      what: action.what,
      owner: action.owner,
      ownerName: action.ownerName,
      dueOn: dueOn?.toString(),
      setOn: goal.on.toString(),
      ...(isDone ? { status: 'done' as const, closedOn: on.toString() } : { status: 'open' as const }),
    });
    seen = { id, version };
  };
  const agreed: Step = { ...at, on: goal.on, order: 55, act: (world) => put(world, goal.on, false) };
  const { doneOn } = action;
  if (!doneOn || isBefore(enrolment.contactsUntil, doneOn)) return [agreed];
  return [agreed, { ...at, on: doneOn, order: 65, act: (world) => put(world, doneOn, true) }];
}
