import { isBefore } from '../foundation/dates.ts';
import { type Fault, type FieldFault, invalid, refused } from '../foundation/fault.ts';
import { type Result, succeed } from '../foundation/result.ts';
import { formatDate } from '../interface/wording/index.ts';
import type { Work } from '../plans/index.ts';

/** An outcome that is recorded already for the enrolment. */
export interface ReachedBefore {
  readonly outcome: string;
  readonly reachedOn: Temporal.PlainDate;
  readonly occurrence: number;
}

/** One outcome as somebody wants to record it. */
export interface OutcomeInput {
  readonly outcome: string;
  readonly evidence: string | null;
}

/** One outcome as it is kept. */
export interface OutcomeKept {
  readonly outcome: string;
  readonly occurrence: number;
  readonly reachedOn: Temporal.PlainDate;
  readonly evidence: string | null;
}

/** How long before the start of the work a thing may have happened and still belong to it: the time of getting to know. */
export const DAYS_BEFORE_START = 90;

/** What the decision looks at. */
export interface OutcomeState {
  readonly work: Work;
  readonly reached: readonly ReachedBefore[];
}

/**
 * Decides which outcomes are recorded on one day. What is there already is refused, unless the programme says that
 * it may be reached more than once. `pathTo` names the field of each for faults.
 */
export function decideOutcomes(
  { work, reached }: OutcomeState,
  inputs: readonly OutcomeInput[],
  on: Temporal.PlainDate,
  pathTo: (index: number) => readonly (string | number)[],
): Result<readonly OutcomeKept[], Fault> {
  const unknown: FieldFault[] = [];
  const repeated: FieldFault[] = [];
  const kept: OutcomeKept[] = [];
  const all = [...reached];
  for (const [index, input] of inputs.entries()) {
    const path = [...pathTo(index), 'outcome'];
    const outcome = work.programme.outcomes.find((each) => each.id === input.outcome);
    if (!outcome) {
      unknown.push({ path, message: `${work.programme.title} has no such outcome` });
      continue;
    }
    const earlier = all.filter((each) => each.outcome === outcome.id);
    const [first] = earlier;
    if (first && !outcome.repeatable) {
      const said = `“${outcome.title}” is already recorded, on ${formatDate(first.reachedOn)}`;
      repeated.push({ path, message: said });
      continue;
    }
    const occurrence = Math.max(0, ...earlier.map((each) => each.occurrence)) + 1;
    const entry = { outcome: outcome.id, occurrence, reachedOn: on, evidence: input.evidence };
    kept.push(entry);
    all.push(entry);
  }
  if (unknown.length > 0) return invalid(...unknown);
  const [fault] = repeated;
  if (fault) return refused('already_recorded', `${fault.message}. Nothing was saved.`, repeated);
  return succeed(kept);
}

/** What is wrong with the day on which something was reached or given; nothing when it is sound. */
export function dayFaults(
  work: Work,
  on: Temporal.PlainDate,
  today: Temporal.PlainDate,
  path: readonly (string | number)[],
): FieldFault[] {
  if (isBefore(today, on)) return [{ path, message: 'The date must be today or in the past' }];
  const earliest = work.startedOn.subtract({ days: DAYS_BEFORE_START });
  if (isBefore(on, earliest)) {
    const started = formatDate(work.startedOn);
    return [{ path, message: `The date is long before the work began, on ${started}: check the year` }];
  }
  return [];
}

/** Outcomes of one area: those reached, and those that are not reached yet. */
export interface OutcomeArea {
  readonly id: string;
  readonly title: string;
  readonly reached: readonly ReachedOutcome[];
  readonly notYet: readonly OutcomeLookedFor[];
  /** What can still be recorded: all that is not yet, and what may be reached again. */
  readonly open: readonly OutcomeLookedFor[];
}

/** A change that a programme looks for. */
export interface OutcomeLookedFor {
  readonly id: string;
  readonly title: string;
  /** What counts as having reached it. */
  readonly evidence: string | null;
}

export interface ReachedOutcome extends OutcomeKept {
  readonly id: string;
  readonly version: number;
  readonly title: string;
  readonly contactId: string | null;
  readonly by: string | null;
}

type Recorded = Omit<ReachedOutcome, 'title'>;

/** Lays what was reached beside what a programme looks for, area by area. */
export function outcomeAreas(
  programme: Pick<Work['programme'], 'outcomes' | 'plan'>,
  recorded: readonly Recorded[],
): OutcomeArea[] {
  const titled = recorded.map((row) => {
    const found = programme.outcomes.find((each) => each.id === row.outcome);
    return { ...row, title: found?.title ?? row.outcome, area: found?.area ?? 'other' };
  });
  const named = programme.plan?.areas ?? [];
  const ids = [...named.map(({ id }) => id), ...[...programme.outcomes, ...titled].map(({ area }) => area)];
  return [...new Set(ids)]
    .map((id) => ({
      id,
      title: named.find((area) => area.id === id)?.title ?? 'Other changes',
      reached: titled.filter((row) => row.area === id).map(({ area: _, ...row }) => row),
      ...lookedFor(
        programme.outcomes.filter((outcome) => outcome.area === id),
        recorded,
      ),
    }))
    .filter((area) => area.reached.length + area.notYet.length > 0);
}

function lookedFor(
  outcomes: Work['programme']['outcomes'],
  recorded: readonly Recorded[],
): Pick<OutcomeArea, 'notYet' | 'open'> {
  const isReached = (id: string) => recorded.some((row) => row.outcome === id);
  const shown = ({ id, title, evidence }: (typeof outcomes)[number]) => ({
    id,
    title,
    evidence: evidence ?? null,
  });
  return {
    notYet: outcomes.filter(({ id }) => !isReached(id)).map(shown),
    open: outcomes.filter(({ id, repeatable }) => repeatable || !isReached(id)).map(shown),
  };
}
