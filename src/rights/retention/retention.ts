import { isBefore } from '../../foundation/dates.ts';
import { type Fault, invalidField, refused } from '../../foundation/fault.ts';
import { type Result, succeed } from '../../foundation/result.ts';

type Day = Temporal.PlainDate;

/** What is known of the records of one kind of one person. */
export interface KindHeld {
  readonly kind: string;
  /** The last day from which a period counts. */
  readonly last: Day | null;
  /** True while something of this kind goes on. */
  readonly isGoingOn: boolean;
}

/** When a whole record may go, and which rule decides. */
export interface Due {
  readonly dueOn: Day;
  readonly kind: string;
  readonly months: number;
}

/**
 * When a person’s whole record may go: when the period of every kind is over. Undefined while anything goes on, where a
 * kind has no rule, or where nothing is dated.
 */
export function dueOf(
  held: readonly KindHeld[],
  schedule: readonly { readonly kind: string; readonly months: number }[],
): Due | undefined {
  if (held.some(({ isGoingOn }) => isGoingOn)) return undefined;
  const all = held.map(({ kind, last }): Due | undefined => {
    const rule = schedule.find((each) => each.kind === kind);
    return rule && last ? { dueOn: last.add({ months: rule.months }), kind, months: rule.months } : undefined;
  });
  if (all.some((due) => due === undefined)) return undefined;
  return all
    .filter((due) => due !== undefined)
    .toSorted((a, b) => Temporal.PlainDate.compare(b.dueOn, a.dueOn))[0];
}

/** What decisions about a record on the review list look at. */
export interface ReviewState {
  readonly dueOn: Day;
  readonly keptUntil: Day | null;
  readonly proposedBy: string | null;
  readonly agreedBy: string | null;
  /** A reason why it must not go, whatever its age. */
  readonly held: boolean;
}

type Decision = Result<true, Fault>;
const OK: Decision = succeed(true);

function decideFree(review: ReviewState): Decision {
  if (review.agreedBy) return refused('agreed', 'Two people agreed already that this record is destroyed.');
  if (review.held)
    return refused('held', 'This record is under a legal hold. End the hold first, if it is over.');
  return OK;
}

/** One person says that a record should be destroyed. */
export function decidePropose(review: ReviewState, today: Day): Decision {
  const free = decideFree(review);
  if (!free.ok) return free;
  if (isBefore(today, review.dueOn)) return refused('not_due', 'The time of this record is not over yet.');
  if (review.keptUntil && isBefore(today, review.keptUntil))
    return refused('kept', 'It was decided to keep this record longer. Change that first.');
  return review.proposedBy ? refused('proposed', 'This was said already: somebody else has to agree.') : OK;
}

/** Another agrees. */
export function decideAgreeDestroy(review: ReviewState, staffId: string): Decision {
  const free = decideFree(review);
  if (!free.ok) return free;
  if (!review.proposedBy)
    return refused('not_proposed', 'Nobody has said yet that this record should be destroyed.');
  if (review.proposedBy === staffId)
    return refused('same_person', 'You said so yourself. Somebody else has to agree.');
  return OK;
}

/** A record is kept longer: until a day, for a reason. */
export function decideKeep(review: ReviewState, until: Day, today: Day): Decision {
  if (review.agreedBy) return refused('agreed', 'Two people agreed already that this record is destroyed.');
  if (!isBefore(today, until)) return invalidField(['until'], 'The day must be in the future');
  if (isBefore(today.add({ years: 25 }), until))
    return invalidField(['until'], 'At most 25 years at a time: look at it again then');
  return OK;
}
