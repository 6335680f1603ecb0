import { sayFrom } from '../interface/wording/index.ts';

/** What statistics say in words. */
const statisticsWords = {
  nobody: 'There is nobody to count yet, so nothing can be said.',
  counted: '{count, number} of {total, number} ({share}).',
  none: 'None of {total, number}.',
  everybody: 'All {total, number}.',
  between: 'The true share lies between {low} and {high}, with 95% certainty.',
  few: 'With {total, plural, one {# person} other {# people}} the interval is wide: read the share with care.',
  noneIsNotNever:
    'Nobody so far does not show that it never happens: with {total, plural, one {# person} other {# people}}, a true share as high as {high} would not be surprising.',
  baseWithin:
    'The published rate, {base}, lies inside the interval: {total, plural, one {# person is} other {# people are}} too few to show that this differs from it.',
  baseAbove: 'The whole interval lies below the published rate, {base}.',
  baseBelow: 'The whole interval lies above the published rate, {base}.',
  fewest: 'To rule out {base}, at least {fewest, number} people with nobody counted would be needed.',
  notComparable:
    'A difference from a published rate is no proof of cause: the people counted there are others.',
} as const;

export const sayStatistics = sayFrom(statisticsWords);
