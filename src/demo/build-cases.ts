import { isBefore } from '../foundation/dates.ts';
import type { Programme } from '../programme/index.ts';
import type { Case } from './case.ts';
import { planContacts } from './contacts-plan.ts';
import type { Demo } from './demo-schema.ts';
import { meetingSteps } from './meeting-steps.ts';
import { onwardSteps } from './onward-steps.ts';
import { drawnGoals, planSteps } from './plan-steps.ts';
import { referralSteps, startSteps } from './referral-steps.ts';
import { type CaseState, known, runSteps, type Step } from './step.ts';
import { withinLimits } from './within-limits.ts';
import { contactSteps, measureSteps, outcomeSteps, pregnancySteps, roadSteps } from './work-steps.ts';
import type { World } from './world.ts';

/** Builds cases up to a day, each step through its own command with the clock at its own day. */
export async function buildCases(
  cases: readonly Case[],
  programme: Programme,
  world: World,
  until: Temporal.PlainDate,
  demo?: Demo,
): Promise<Built> {
  const states = new Map<string, CaseState>();
  for (const { id, again } of cases)
    states.set(id, { goals: [], earlier: again === undefined ? undefined : states.get(again) });
  const steps = cases.flatMap((each) =>
    stepsOf(each, known(states.get(each.id), each.id), programme, until, demo),
  );
  const own = (id: string) => known(states.get(id), id);
  await runSteps(
    steps
      .filter(({ on }) => !isBefore(until, on))
      .map((step) => ({
        ...step,
        act: async (at: World) => (own(step.caseId).turnedAway === undefined ? step.act(at) : undefined),
      })),
    world,
  );
  return {
    turnedAway: [...states.values()].flatMap(({ turnedAway }) => turnedAway ?? []),
    people: new Map([...states].flatMap(([id, { personId }]) => (personId ? [[id, personId]] : []))),
  };
}

/** What came of the cases, and what did not go as they were drawn. */
export interface Built {
  /** Why somebody was turned away, once for each. */
  readonly turnedAway: readonly string[];
  /** Who is on record, by the name of the case. */
  readonly people: ReadonlyMap<string, string>;
}

/** Everything that happens in one case, in no order yet. */
function stepsOf(
  each: Case,
  state: CaseState,
  programme: Programme,
  until: Temporal.PlainDate,
  demo?: Demo,
): Step[] {
  const referral = referralSteps(each, state, programme, demo);
  const { enrolment } = each;
  if (!enrolment || isBefore(until, enrolment.startedOn)) return referral;
  const activityOf = (outcome: string) =>
    programme.contacts?.done.find((activity) => activity.shows?.includes(outcome))?.id;
  const goals = enrolment.goals ?? (demo ? drawnGoals(each, enrolment, programme, demo) : []);
  return [
    ...referral,
    ...startSteps(each, enrolment, state, programme, demo),
    ...planSteps(each, enrolment, goals, state),
    ...contactSteps(
      each,
      enrolment,
      withinLimits(planContacts(each, enrolment, activityOf, demo), programme),
      state,
    ),
    ...outcomeSteps(each, enrolment, state),
    ...measureSteps(each, enrolment, state),
    ...meetingSteps(each, enrolment, programme, state),
    ...onwardSteps(each, enrolment, state),
    ...roadSteps(each, enrolment, state, until),
    ...pregnancySteps(each, enrolment, state, until),
  ];
}
