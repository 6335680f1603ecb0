import { isBefore } from '../foundation/dates.ts';
import { type Fault, type FieldFault, invalid } from '../foundation/fault.ts';
import { type Result, succeed } from '../foundation/result.ts';
import { type Instrument, type Scale, scoreInstrument } from '../instruments/index.ts';
import { formatDate } from '../interface/wording/index.ts';

/** Who answered. */
export const responseBy = ['parent', 'together', 'worker', 'child'] as const;
export type ResponseBy = (typeof responseBy)[number];

/** One score of a completion as it is kept; null where too many items were left out. */
export interface KeptScore {
  readonly scale: string;
  readonly score: number | null;
}

/** What was filled in: an answer for each item, or the totals that stand on the paper form. */
export interface Filled {
  readonly answers?: readonly (number | null)[] | undefined;
  /** By the scale's id; `total` for a form that Facet does not know. */
  readonly totals?: Readonly<Record<string, number | null>> | undefined;
}

/** A completion with what a later change of its score would mean, as the instrument says today. */
export interface ScoredResponse {
  readonly answers: readonly (number | null)[] | null;
  readonly scores: readonly KeptScore[];
  readonly score: number | null;
  readonly higher: 'worse' | 'better' | null;
  readonly reliable: number | null;
  /** The numbers of the items that somebody must talk about before she leaves. */
  readonly prompts: readonly number[];
}

/** The score that figures look at: the total where there is one, else the first that sums items; none where each item stands for itself. */
export function mainScale({ scales }: Pick<Instrument, 'scales'>): Scale | undefined {
  return scales.find(({ id }) => id === 'total') ?? scales.find(({ items }) => items.length > 1);
}

/** Scores what was filled in; or says which answer or total cannot be. */
export function scoreFilled(
  instrument: Instrument | undefined,
  filled: Filled,
): Result<ScoredResponse, Fault> {
  if (!instrument) return scoreUnknown(filled);
  return filled.answers
    ? scoreAnswers(instrument, filled.answers)
    : scoreTotals(instrument, filled.totals ?? {});
}

function withMain(instrument: Instrument, scores: readonly KeptScore[]) {
  const main = mainScale(instrument);
  return {
    scores,
    score: scores.find(({ scale }) => scale === main?.id)?.score ?? null,
    higher: main && !main.neverReassures ? main.higher : null,
    reliable: main?.change?.reliable ?? null,
  };
}

function scoreAnswers(
  instrument: Instrument,
  answers: readonly (number | null)[],
): Result<ScoredResponse, Fault> {
  const found = scoreInstrument(instrument, answers);
  if (!found.ok) {
    const at = ({ item, message }: { item: number; message: string }) => ({
      path: item === 0 ? ['answers'] : ['answers', item - 1],
      message,
    });
    return invalid(...found.error.map(at));
  }
  if (answers.every((answer) => answer === null))
    return invalid({ path: ['answers', 0], message: 'Enter at least one answer' });
  const scores = found.value.scales.map(({ id, score }) => ({ scale: id, score: score ?? null }));
  const prompts = found.value.prompts.map(({ item }) => item);
  return succeed({ answers, ...withMain(instrument, scores), prompts });
}

const between = ({ lowest, highest }: Scale) => `Enter a number from ${lowest} to ${highest}`;

function scoreTotals(
  instrument: Instrument,
  totals: Readonly<Record<string, number | null>>,
): Result<ScoredResponse, Fault> {
  const faults: FieldFault[] = [];
  const unknown = Object.keys(totals).filter((id) => !instrument.scales.some((scale) => scale.id === id));
  for (const id of unknown)
    faults.push({ path: ['totals', id], message: `${instrument.title} has no score of this name` });
  const scores = instrument.scales.map((scale) => {
    const score = totals[scale.id] ?? null;
    if (score !== null && (score < scale.lowest || score > scale.highest))
      faults.push({ path: ['totals', scale.id], message: between(scale) });
    return { scale: scale.id, score };
  });
  const [first] = instrument.scales;
  if (faults.length === 0 && first && scores.every(({ score }) => score === null))
    faults.push({ path: ['totals', first.id], message: 'Enter at least one score from the form' });
  if (faults.length > 0) return invalid(...faults);
  return succeed({ answers: null, ...withMain(instrument, scores), prompts: [] });
}

function scoreUnknown({ totals }: Filled): Result<ScoredResponse, Fault> {
  const score = totals?.total ?? null;
  if (score === null) return invalid({ path: ['totals', 'total'], message: 'Enter the total from the form' });
  const scores = [{ scale: 'total', score }];
  return succeed({ answers: null, scores, score, higher: null, reliable: null, prompts: [] });
}

/** What is wrong with the day on which a form was filled in; nothing when it is sound. */
export function completionFaults(
  work: { readonly startedOn: Temporal.PlainDate; readonly endedOn: Temporal.PlainDate | null },
  on: Temporal.PlainDate,
  today: Temporal.PlainDate,
): FieldFault[] {
  const path = ['on'];
  if (isBefore(today, on)) return [{ path, message: 'The date must be today or in the past' }];
  if (isBefore(on, work.startedOn.subtract({ days: MOST_DAYS_BEFORE }))) {
    const started = formatDate(work.startedOn);
    return [{ path, message: `The date is long before the work began, on ${started}: check the year` }];
  }
  return [];
}

/** A first form may be filled in while somebody is still thinking about joining. */
const MOST_DAYS_BEFORE = 90;
