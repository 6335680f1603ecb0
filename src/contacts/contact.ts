import { isBefore } from '../foundation/dates.ts';
import { type Fault, type FieldFault, invalid, refused } from '../foundation/fault.ts';
import { type Result, succeed } from '../foundation/result.ts';
import { formatDate } from '../interface/wording/index.ts';
import {
  dayFaults,
  decideOutcomes,
  type OutcomeInput,
  type OutcomeKept,
  type ReachedBefore,
} from '../outcomes/index.ts';
import type { Work } from '../plans/index.ts';
import type { FollowUp, Span } from '../programme/index.ts';
import { decideProvisions, type ProvisionInput, type ProvisionKept } from '../provisions/index.ts';

export const CONTACT_RESULTS = ['met', 'attempted', 'did_not_attend', 'cancelled'] as const;
export type ContactResult = (typeof CONTACT_RESULTS)[number];

/** What is said of a contact itself. */
export interface ContactFacts {
  readonly kind: string;
  readonly result: ContactResult;
  readonly on: Temporal.PlainDate;
  /** When it began, local time. */
  readonly at: Temporal.PlainTime | null;
  readonly minutes: number | null;
  readonly place: string | null;
  /** Who else was there. */
  readonly others: string | null;
  /** What was done, by the programme's names. */
  readonly done: readonly string[];
  readonly goalIds: readonly string[];
  readonly note: string | null;
  readonly nextOn: Temporal.PlainDate | null;
}

/** A contact with what it showed and what was given at it. */
export interface ContactInput extends ContactFacts {
  readonly outcomes: readonly OutcomeInput[];
  readonly provisions: readonly ProvisionInput[];
}

/** A contact as it is kept, but for whose it is. */
export interface ContactKept {
  readonly kind: string;
  readonly result: ContactResult;
  readonly happenedOn: Temporal.PlainDate;
  readonly startedAt: Temporal.PlainTime | null;
  readonly minutes: number | null;
  readonly place: string | null;
  readonly others: string | null;
  readonly done: readonly string[];
  readonly goalIds: readonly string[];
  readonly note: string | null;
  readonly nextOn: Temporal.PlainDate | null;
}

/** What the decision looks at. */
export interface ContactState {
  readonly work: Work;
  /** Which of the goals that were named are this person's. */
  readonly goalIds: readonly string[];
  readonly reached: readonly ReachedBefore[];
}

/** All that recording one contact writes. */
export interface ContactRecorded {
  readonly contact: ContactKept;
  readonly outcomes: readonly OutcomeKept[];
  readonly provisions: readonly ProvisionKept[];
}

const FOLLOW_UP: Span = { amount: 12, unit: 'month' };
const NEXT_WITHIN_MONTHS = 12;

/** Decides whether a contact, with what hangs on it, can be recorded. */
export function decideContact(
  state: ContactState,
  input: ContactInput,
  today: Temporal.PlainDate,
): Result<ContactRecorded, Fault> {
  const { work } = state;
  const contact = decideContactFacts(state, input, today);
  const provisions = decideProvisions(work, input.provisions, input.on, (index) => ['provisions', index]);
  const outcomes = decideOutcomes(state, input.outcomes, input.on, (index) => ['outcomes', index]);
  // All that is wrong is said at once; what the state does not allow comes after what is plainly not so.
  const faults = [contact, outcomes].flatMap((each) =>
    !each.ok && each.error.kind === 'invalid' ? each.error.faults : [],
  );
  if (!provisions.ok) return invalid(...faults, ...provisions.error);
  if (faults.length > 0) return invalid(...faults);
  if (!contact.ok) return contact;
  if (!outcomes.ok) return outcomes;
  return succeed({ contact: contact.value, outcomes: outcomes.value, provisions: provisions.value });
}

/** Decides whether a contact can stand as it is said, when it is recorded and when it is corrected. */
export function decideContactFacts(
  { work, goalIds }: Pick<ContactState, 'work' | 'goalIds'>,
  facts: ContactFacts,
  today: Temporal.PlainDate,
): Result<ContactKept, Fault> {
  const faults = [
    ...nameFaults(work, facts),
    ...dayFaults(work, facts.on, today, ['on']),
    ...nextFaults(facts, today),
    ...facts.goalIds.flatMap((id, index) =>
      goalIds.includes(id)
        ? []
        : [{ path: ['goalIds', index], message: 'This goal is not in this person’s plan' }],
    ),
  ];
  if (faults.length > 0) return invalid(...faults);
  const ended = endedRefusal(work, facts);
  if (ended) return ended;
  const { on, at, ...rest } = facts;
  return succeed({
    ...keptFacts(rest),
    done: [...new Set(facts.done)],
    goalIds: [...new Set(facts.goalIds)],
    happenedOn: on,
    startedAt: at,
  });
}

function keptFacts({ kind, result, minutes, place, others, note, nextOn }: Omit<ContactFacts, 'on' | 'at'>) {
  return { kind, result, minutes, place, others, note, nextOn };
}

function nameFaults(work: Work, { kind, done }: ContactFacts): FieldFault[] {
  const { contacts, title } = work.programme;
  const faults: FieldFault[] = done.flatMap((id, index) =>
    contacts?.done.some((each) => each.id === id)
      ? []
      : [{ path: ['done', index], message: `${title} has no such activity` }],
  );
  if (!contacts?.kinds.some((each) => each.id === kind)) {
    faults.unshift({ path: ['kind'], message: 'Choose what kind of contact this was' });
  }
  return faults;
}

function nextFaults({ on, nextOn }: ContactFacts, today: Temporal.PlainDate): FieldFault[] {
  if (!nextOn) return [];
  const path = ['nextOn'];
  if (!isBefore(on, nextOn))
    return [{ path, message: 'The next date must be after the day of this contact' }];
  const latest = (isBefore(on, today) ? today : on).add({ months: NEXT_WITHIN_MONTHS });
  if (isBefore(latest, nextOn))
    return [{ path, message: 'The next date is more than a year away: check the year' }];
  return [];
}

/** After the end, only follow-up contacts, and only for as long as the programme follows up. */
function endedRefusal(work: Work, { kind, on }: ContactFacts) {
  const { endedOn, programme } = work;
  if (!endedOn || !isBefore(endedOn, on)) return undefined;
  const kinds = (programme.contacts?.kinds ?? []).filter((each) => each.follow_up);
  const last = addSpan(endedOn, programme.contacts?.follow_up ?? FOLLOW_UP);
  const isLookedFor = programme.follow_up.some((each) =>
    isBefore(firstDay(each, endedOn).subtract({ days: 1 }), on),
  );
  // A programme that looks again and marks no kind for it means any.
  const isKind = kinds.length === 0 ? isLookedFor : kinds.some((each) => each.id === kind);
  if (isKind && (isLookedFor || !isBefore(last, on))) return undefined;
  const allowed =
    kinds.length === 0
      ? 'No contact can be recorded after that day.'
      : `Until ${formatDate(last)} these can still be recorded: ${kinds.map((each) => each.title).join(', ')}.`;
  return refused('ended', `This work ended on ${formatDate(endedOn)}. ${allowed}`, [
    { path: ['on'], message: `This is after the work ended, on ${formatDate(endedOn)}` },
  ]);
}

/** The first day on which a follow-up can be made: a programme may look again long after the usual time. */
/** From when a follow-up may be made; one that is counted from another day than the end, at any time after it. */
function firstDay(
  { from, after, after_end, within }: FollowUp,
  endedOn: Temporal.PlainDate,
): Temporal.PlainDate {
  const span = after ?? after_end;
  if (from !== 'end' || !span) return endedOn;
  return addSpan(endedOn, span).subtract({ [`${within.unit}s`]: within.amount });
}

function addSpan(date: Temporal.PlainDate, { amount, unit }: Span): Temporal.PlainDate {
  return date.add({ [`${unit}s`]: amount });
}
