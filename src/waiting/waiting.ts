import { isBefore } from '../foundation/dates.ts';
import { type Fault, invalidField, refused } from '../foundation/fault.ts';
import { type Result, succeed } from '../foundation/result.ts';
import { formatDate } from '../interface/wording/index.ts';
import type { Programme, Span } from '../programme/index.ts';

type Day = Temporal.PlainDate;

export const STEP_KINDS = ['offered', 'not_taken', 'told', 'taken_off'] as const;
export type StepKind = (typeof STEP_KINDS)[number];

/** Why somebody is taken off the list. */
export const OFF_REASONS = {
  not_wanted: 'No longer wanted',
  not_reached: 'Could not be reached',
  moved_away: 'Moved away',
  helped_elsewhere: 'Helped elsewhere',
  not_eligible: 'No longer one of those it is for',
  other: 'Another reason',
} as const;
export type OffReason = keyof typeof OFF_REASONS;
export const offReasons = Object.keys(OFF_REASONS) as [OffReason, ...OffReason[]];

/** What was last done for somebody who waits. */
export interface LastStep {
  readonly kind: StepKind;
  readonly onDay: Day;
  readonly untilDay: Day | null;
}

/** How an offer stands: none was made, one is open, one ran out unanswered, or one was not taken. */
export type OfferState = 'none' | 'open' | 'ran_out' | 'not_taken';

/** How the offer stands on a day; `last` is the last step but for words on how it stands. */
export function offerState(last: LastStep | null, today: Day): OfferState {
  if (!last || last.kind === 'taken_off' || last.kind === 'told') return 'none';
  if (last.kind === 'not_taken') return 'not_taken';
  return last.untilDay && isBefore(last.untilDay, today) ? 'ran_out' : 'open';
}

/** What is to be done for somebody who waits. */
export interface StepWish {
  readonly kind: StepKind;
  readonly on: Day;
  readonly reason: OffReason | null;
  readonly signposts: readonly string[];
  readonly note: string | null;
}

/** A step as it is kept. */
export interface StepKept extends Omit<StepWish, 'on'> {
  readonly onDay: Day;
  readonly untilDay: Day | null;
}

/** Decides whether a step can be taken for somebody who waits since `since`. */
export function decideStep(
  programme: Pick<Programme, 'waiting_list'>,
  state: { readonly since: Day; readonly last: LastStep | null },
  wish: StepWish,
  today: Day,
): Result<StepKept, Fault> {
  const { kind, on, reason } = wish;
  if (isBefore(today, on)) return invalidField(['on'], 'The date must be today or in the past');
  const first = state.last?.onDay ?? state.since;
  if (isBefore(on, first)) {
    return invalidField(['on'], `The date must be on or after ${formatDate(first)}, the last step before`);
  }
  const offer = offerState(state.last, today);
  if (kind === 'offered' && offer === 'open')
    return refused('already_offered', 'A place is offered already, and the offer still holds.');
  if (kind === 'not_taken' && offer !== 'open' && offer !== 'ran_out')
    return refused('not_offered', 'No place has been offered that could be declined.');
  if (kind === 'taken_off' && reason === null)
    return invalidField(['reason'], 'Select why the parent is taken off the list');
  if (reason === 'other' && wish.note === null) return invalidField(['note'], 'Say what the other reason is');
  const isOff = kind === 'taken_off';
  return succeed({
    kind,
    onDay: on,
    untilDay: kind === 'offered' ? keptUntil(programme.waiting_list?.accept_within, on) : null,
    reason: isOff ? reason : null,
    signposts: isOff ? [...new Set(wish.signposts)] : [],
    note: wish.note,
  });
}

function keptUntil(within: Span | undefined, on: Day): Day | null {
  return within ? on.add({ [`${within.unit}s`]: within.amount }) : null;
}

/** When somebody who waits is next to be told how it stands; null where the programme does not say how often. */
export function tellBy(review: Span | undefined, lastHeardOn: Day): Day | null {
  return review ? lastHeardOn.add({ [`${review.unit}s`]: review.amount }) : null;
}

/** Why somebody stands at a place of the list, in words. */
export function whyThere(
  order: 'received' | 'priority' | undefined,
  priorities: readonly string[],
  receivedOn: Day,
): string {
  const since = `referred on ${formatDate(receivedOn)}`;
  if (order !== 'priority') return `First come, first served: ${since}`;
  return priorities.length > 0 ? `${priorities.join('; ')}; ${since}` : `By day: ${since}`;
}
