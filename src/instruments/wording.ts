import { sayFrom } from '../interface/wording/index.ts';

/** How sure a published rule is, said after it. */
const sure =
  '{standing, select, read {} secondary { (not checked at its source)} other { (in common use, not checked)}}';

/** What instruments say in words. */
const instrumentWords = {
  count: 'There should be {items, number} answers, one for each item in order, and there are {given, number}',
  outside:
    'Item {item, number} is {answer}, and should be a whole number from {from, number} to {to, number}',
  outsideTenths:
    'Item {item, number} is {answer}, and should be from {from, number} to {to, number}, with one decimal place at most',
  tooFew:
    '{title}: {missing, plural, one {# item was} other {# items were}} left out, so there is no score ({most, plural, =0 {all have to be answered} one {one may be left out} other {up to # may be left out}}).',
  score: '{title}: {score, number}, where {lowest, number} to {highest, number} can be.',
  madeUp:
    'It was made up for {missing, plural, one {# item} other {# items}} left out, by the instrument’s own rule.',
  notAsked:
    '{missing, plural, one {# question was} other {# questions were}} not answered: the count says less than it would.',
  band: `Band: {band}${sure}.`,
  beyond: `That reaches the cut-off, {at, number}${sure}: {means}. A score is not a diagnosis.`,
  short: 'That does not reach the cut-off, {at, number}, which by itself says nothing about how she is.',
  neverReassures:
    'A count below {at, number} does not mean that the risk is small. Use professional judgement, and look for escalation, whatever the count.',
  countMoved:
    'The count was {first, number} and is {last, number}. A smaller count does not mean that the risk is smaller: it can mean that less was asked or told. Use professional judgement.',
  same: 'The score is {score, number} as before.',
  rose: 'The score rose by {size, number}, from {first, number} to {last, number} ({higher, select, worse {a higher score means more difficulties} other {a higher score means fewer difficulties}}).',
  fell: 'The score fell by {size, number}, from {first, number} to {last, number} ({higher, select, worse {a lower score means fewer difficulties} other {a lower score means more difficulties}}).',
  noReliable:
    'Nobody has published how much this score moves by itself from one time to the next, so it cannot be said whether this is a change.',
  reliable: `Reliable: a difference of {reliable, number} or more is unlikely to come from measuring twice${sure}.`,
  notReliable: `Not reliable: a difference below {reliable, number} may come from measuring twice${sure}, so no change is shown.`,
  significant:
    'Clinically significant: it had reached the cut-off, {at, number}, the first time and does not the last time.',
  crossedOnly:
    'It crossed the cut-off, {at, number}, but without a change that is known to be reliable: not clinically significant.',
  crossedInto: 'It now reaches the cut-off, {at, number}, which it did not the first time: {means}.',
  stillBeyond: 'It reaches the cut-off, {at, number}, both times.',
} as const;

export const sayInstruments = sayFrom(instrumentWords);
