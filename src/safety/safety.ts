import { z } from 'zod';
import { isBefore, zDate } from '../foundation/dates.ts';
import type { FieldFault } from '../foundation/fault.ts';
import { zOptionalText, zText } from '../foundation/text.ts';

type Day = Temporal.PlainDate;
const zDay = zDate.nullish().transform((date) => date ?? null);

export const metAnswers = ['yes', 'partly', 'no'] as const;

export const zRisk = z.strictObject({
  who: zText(200, 'Enter who it is'),
  what: zText(1000, 'Enter what may happen, as it was told'),
  care: zOptionalText(1000),
  endedOn: zDay,
});

export const zPlan = z.strictObject({
  together: z.boolean('Say whether it was made with the parent'),
  signs: zOptionalText(2000),
  helps: zOptionalText(2000),
  people: zOptionalText(2000),
  places: zOptionalText(2000),
  children: zOptionalText(2000),
  reviewOn: zDay,
});

export const zIncident = z.strictObject({
  happenedOn: zDate,
  what: zText(2000, 'Enter what happened'),
  done: zOptionalText(2000),
});

export const zNeed = z.strictObject({
  need: zText(300, 'Enter what is needed'),
  how: zText(1000, 'Enter how it is met: what to do before, at and after a meeting'),
  sharedWith: zOptionalText(500),
  met: z
    .enum(metAnswers)
    .nullish()
    .transform((met) => met ?? null),
  reviewedOn: zDay,
  endedOn: zDay,
});

export type NewPlan = z.output<typeof zPlan>;

const at = (path: string, message: string): FieldFault => ({ path: [path], message });

/** A plan holds something, and is looked at again on a day to come, within a year. */
export function planFaults(plan: NewPlan, today: Day): FieldFault[] {
  const { signs, helps, people, places, children, reviewOn } = plan;
  const faults: FieldFault[] = [];
  if (![signs, helps, people, places, children].some(Boolean))
    faults.push(at('signs', 'Write at least one thing that was agreed'));
  if (!reviewOn) faults.push(at('reviewOn', 'Enter the day on which you will look at it again together'));
  else if (!isBefore(today, reviewOn)) faults.push(at('reviewOn', 'This day must be to come'));
  else if (isBefore(today.add({ years: 1 }), reviewOn))
    faults.push(at('reviewOn', 'Look at it again within a year'));
  return faults;
}

/** The fault of a day that is to come, where it must have been. */
export function pastFaults(field: string, day: Day | null, today: Day): FieldFault[] {
  return day && isBefore(today, day) ? [at(field, 'This date must be today or in the past')] : [];
}

/** Why a plan is to be looked at again; `none` where there is none and nothing happened that asks for one. */
export const planStandings = ['none', 'wanted', 'stands', 'after_incident', 'due'] as const;
export type PlanStanding = (typeof planStandings)[number];

/**
 * How the safety plan stands: after anything that is told since it was made it is looked at again, and on its day. Where
 * somebody may harm her, or something happened, and there is no plan, one is wanted.
 */
export function planStanding(
  plan: { readonly recordedAt: Temporal.Instant; readonly reviewOn: Day | null } | undefined,
  incidents: readonly { readonly recordedAt: Temporal.Instant }[],
  risks: number,
  today: Day,
): PlanStanding {
  if (!plan) return risks > 0 || incidents.length > 0 ? 'wanted' : 'none';
  const since = (at: Temporal.Instant) => Temporal.Instant.compare(plan.recordedAt, at) < 0;
  if (incidents.some(({ recordedAt }) => since(recordedAt))) return 'after_incident';
  return plan.reviewOn && !isBefore(today, plan.reviewOn) ? 'due' : 'stands';
}
