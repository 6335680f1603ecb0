import { fail, type Result, succeed } from '../foundation/result.ts';
import type { Instrument, Scale } from './instrument.ts';
import { sayInstruments } from './wording.ts';

/** One answer for each item in the order of the form; null for one that was left out. */
export type Answers = readonly (number | null)[];

/** What is wrong with one answer; `item` counts from 1, and 0 stands for all of them. */
export interface AnswerFault {
  readonly item: number;
  readonly message: string;
}

/** One scale scored. */
export interface ScaleScore {
  readonly id: string;
  readonly title: string;
  /** Undefined where too many items were left out. */
  readonly score: number | undefined;
  readonly answered: number;
  readonly missing: number;
  /** The score was made up for items left out, by the instrument’s own rule. */
  readonly madeUp: boolean;
  readonly band: string | undefined;
  /** Whether the score is on the side of the cut-off that it warns of; undefined without either. */
  readonly beyondCutOff: boolean | undefined;
  /** What the score says and does not say, in plain words. */
  readonly sentences: readonly string[];
}

/** A completion scored. */
export interface Scored {
  readonly scales: readonly ScaleScore[];
  /** What somebody must hear of at once, whatever the scores are. */
  readonly prompts: readonly { readonly item: number; readonly prompt: string }[];
}

const hundredths = (value: number) => Math.round(value * 100) / 100;

/** Scores a completion; or says which answers cannot be. */
export function scoreInstrument(
  instrument: Instrument,
  answers: Answers,
): Result<Scored, readonly AnswerFault[]> {
  const faults = faultsOf(instrument, answers);
  if (faults.length > 0) return fail(faults);
  const scales: ScaleScore[] = [];
  for (const scale of instrument.scales) scales.push(scored(instrument, scale, answers, scales));
  const prompts = instrument.items.flatMap(({ number, safety }) => {
    const answer = answers[number - 1] ?? null;
    return safety && answer !== null && answer >= safety.at ? [{ item: number, prompt: safety.prompt }] : [];
  });
  return succeed({ scales, prompts });
}

function faultsOf({ items, range }: Instrument, answers: Answers): AnswerFault[] {
  if (answers.length !== items.length) {
    const said = { given: answers.length, items: items.length };
    return [{ item: 0, message: sayInstruments('count', said) }];
  }
  return answers.flatMap((answer, index) => {
    if (answer === null) return [];
    const steps = (answer - range.from) / range.step;
    const isStep = Math.abs(steps - Math.round(steps)) < 1e-9;
    if (answer >= range.from && answer <= range.to && isStep) return [];
    const said = { item: index + 1, from: range.from, to: range.to, answer: String(answer) };
    const message =
      range.step === 1 ? sayInstruments('outside', said) : sayInstruments('outsideTenths', said);
    return [{ item: index + 1, message }];
  });
}

interface Counted {
  readonly score: number | undefined;
  readonly answered: number;
  readonly missing: number;
}

/** A scale that adds up others has a score only if each of them has. */
function sumOfScales({ of }: Scale, before: readonly ScaleScore[]): Counted {
  const parts = before.filter(({ id }) => of.includes(id));
  const add = (value: (part: ScaleScore) => number) => parts.reduce((sum, part) => sum + value(part), 0);
  const isWhole = parts.every(({ score }) => score !== undefined);
  return {
    score: isWhole ? add(({ score }) => score ?? 0) : undefined,
    answered: add(({ answered }) => answered),
    missing: add(({ missing }) => missing),
  };
}

function sumOfItems({ items, range }: Instrument, scale: Scale, answers: Answers): Counted {
  const values = scale.items.flatMap((number) => {
    const answer = answers[number - 1] ?? null;
    if (answer === null) return [];
    return [items[number - 1]?.reversed ? range.from + range.to - answer : answer];
  });
  const answered = values.length;
  const missing = scale.items.length - answered;
  const sum = values.reduce((all, value) => all + value, 0);
  if (answered === 0 || missing > (scale.missing?.most ?? 0)) return { score: undefined, answered, missing };
  if (scale.missing?.as_zero) return { score: hundredths(sum), answered, missing };
  const whole =
    scale.method === 'mean_times_ten' ? (sum / answered) * 10 : (sum / answered) * scale.items.length;
  const made = scale.missing?.round ? Math.round(whole) : hundredths(whole);
  if (!scale.table) return { score: made, answered, missing };
  return { score: scale.table.to[Math.round(made) - scale.table.from], answered, missing };
}

function scored(
  instrument: Instrument,
  scale: Scale,
  answers: Answers,
  before: readonly ScaleScore[],
): ScaleScore {
  const counted =
    scale.method === 'sum_of_scales' ? sumOfScales(scale, before) : sumOfItems(instrument, scale, answers);
  const { score, missing } = counted;
  const band = score === undefined ? undefined : bandOf(scale, score);
  const beyondCutOff = score === undefined ? undefined : isBeyond(scale, score);
  const madeUp = score !== undefined && missing > 0 && !scale.missing?.as_zero;
  const found = { id: scale.id, title: scale.title, ...counted, madeUp, band, beyondCutOff };
  return { ...found, sentences: sentencesOf(scale, found) };
}

/** The band that a score lies in. */
export function bandOf({ bands }: Scale, score: number): string | undefined {
  return bands?.from.findLast(({ at }) => score >= at)?.title;
}

/** Whether a score is on the side of the cut-off that it warns of. */
export function isBeyond({ cutOff, higher }: Scale, score: number): boolean | undefined {
  if (!cutOff) return undefined;
  return higher === 'worse' ? score >= cutOff.at : score < cutOff.at;
}

function sentencesOf(
  scale: Scale,
  { score, missing, madeUp, band, beyondCutOff }: Omit<ScaleScore, 'sentences'>,
) {
  const { title, cutOff, bands, neverReassures } = scale;
  if (score === undefined)
    return [sayInstruments('tooFew', { title, missing, most: scale.missing?.most ?? 0 })];
  const said = [sayInstruments('score', { title, score, lowest: scale.lowest, highest: scale.highest })];
  if (madeUp) said.push(sayInstruments('madeUp', { missing }));
  if (missing > 0 && scale.missing?.as_zero) said.push(sayInstruments('notAsked', { missing }));
  if (band && bands) said.push(sayInstruments('band', { band, standing: bands.standing }));
  if (cutOff && beyondCutOff)
    said.push(sayInstruments('beyond', { at: cutOff.at, means: cutOff.means, standing: cutOff.standing }));
  // A score short of the cut-off is never said to be safe, well or low.
  if (cutOff && beyondCutOff === false)
    said.push(
      neverReassures
        ? sayInstruments('neverReassures', { at: cutOff.at })
        : sayInstruments('short', { at: cutOff.at }),
    );
  return said;
}
