import type { Scale } from './instrument.ts';
import { isBeyond } from './score.ts';
import { sayInstruments } from './wording.ts';

/** What two scores of one person say together. */
export interface ScoreChange {
  /** The last less the first. */
  readonly difference: number;
  /** Which way it went, by what the scale measures and not by its numbers; a count of risks tells none. */
  readonly direction: 'fewer_difficulties' | 'more_difficulties' | 'none' | 'not_told';
  /** Whether measuring twice cannot explain it; undefined where nobody published how much that explains. */
  readonly reliable: boolean | undefined;
  /** Reliable, and from beyond the cut-off to this side of it; undefined where either is not known. */
  readonly clinicallySignificant: boolean | undefined;
  readonly sentences: readonly string[];
}

// Differences are of hundredths at most; the rest is rounding.
const hundredths = (value: number) => Math.round(value * 100) / 100;

/**
 * What changed between two scores: reliable and clinically significant change, and never “better” by itself. Source:
 * N. S. Jacobson and P. Truax, J. Consult. Clin. Psychol. 59 (1991).
 */
export function changeOf(scale: Scale, first: number, last: number): ScoreChange {
  const difference = hundredths(last - first);
  if (scale.neverReassures) return countOf(difference, first, last);
  const isUp = difference > 0;
  const direction =
    difference === 0
      ? 'none'
      : isUp === (scale.higher === 'worse')
        ? 'more_difficulties'
        : 'fewer_difficulties';
  const reliable = scale.change ? Math.abs(difference) >= scale.change.reliable : undefined;
  const [before, after] = [isBeyond(scale, first), isBeyond(scale, last)];
  const clinicallySignificant =
    reliable === undefined || before === undefined ? undefined : reliable && before && after === false;
  const found = { difference, direction, reliable, clinicallySignificant } as const;
  return { ...found, sentences: sentencesOf(scale, first, last, found) };
}

/** A count of risks that falls does not show that the risk did, so nothing is made of it. */
function countOf(difference: number, first: number, last: number): ScoreChange {
  const sentences = [sayInstruments('countMoved', { first, last })];
  return {
    difference,
    direction: 'not_told',
    reliable: undefined,
    clinicallySignificant: undefined,
    sentences,
  };
}

function sentencesOf(
  scale: Scale,
  first: number,
  last: number,
  { difference, reliable, clinicallySignificant }: Omit<ScoreChange, 'sentences'>,
): string[] {
  if (difference === 0) return [sayInstruments('same', { score: last })];
  const size = Math.abs(difference);
  const moved = { first, last, size, higher: scale.higher };
  const said = [difference > 0 ? sayInstruments('rose', moved) : sayInstruments('fell', moved)];
  const { change, cutOff } = scale;
  if (!change) said.push(sayInstruments('noReliable'));
  else {
    const values = { reliable: change.reliable, standing: change.standing };
    said.push(reliable ? sayInstruments('reliable', values) : sayInstruments('notReliable', values));
  }
  if (!cutOff) return said;
  const [before, after] = [isBeyond(scale, first), isBeyond(scale, last)];
  if (clinicallySignificant) said.push(sayInstruments('significant', { at: cutOff.at }));
  else if (before && !after) said.push(sayInstruments('crossedOnly', { at: cutOff.at }));
  else if (!before && after) said.push(sayInstruments('crossedInto', { at: cutOff.at, means: cutOff.means }));
  else if (before) said.push(sayInstruments('stillBeyond', { at: cutOff.at }));
  return said;
}
