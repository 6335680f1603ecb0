import { type RecordedTie, recordedTies, type TieDirection } from './tie.ts';
import { tieWords } from './tie-words.ts';

interface TieChoice {
  readonly value: string;
  readonly text: string;
  readonly kind: RecordedTie;
  readonly direction: TieDirection;
}

/** Ties that are offered from their other side as well: a grandchild, a niece. */
const bothSides: readonly RecordedTie[] = [
  'parent',
  'grandparent',
  'aunt_or_uncle',
  'step_parent',
  'adopter',
];

/** What somebody may be to a person, as a form asks it. */
export const tieChoices: readonly TieChoice[] = [
  ...recordedTies.map(
    (kind): TieChoice => ({ value: kind, text: tieWords(kind, 'has'), kind, direction: 'has' }),
  ),
  ...bothSides.map(
    (kind): TieChoice => ({ value: `${kind}_of`, text: tieWords(kind, 'of'), kind, direction: 'of' }),
  ),
];

/** The choice with a value; undefined where none such was offered. */
export function tieChoice(value: string | undefined): TieChoice | undefined {
  return tieChoices.find((each) => each.value === value);
}
