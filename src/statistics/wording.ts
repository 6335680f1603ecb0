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
  power: {
    none: 'With {total, plural, one {# person} other {# people}} no result at all could show a share below {base}.',
    fall: 'To show (with four chances in five) that the share is below {base}, it would truly have to be {fall} or less with {total, plural, one {# person} other {# people}}.',
    needed: 'To show that it is half of {base}, about {needed, number} people would be needed.',
  },
  difference: {
    empty: 'One of the groups has nobody in it, so there is nothing to compare.',
    between:
      'The shares differ by {difference} percentage points (95% interval {low} to {high}; exact P {p}).',
    shown:
      'That is more than chance easily explains. It is no proof of cause: the groups may have differed before.',
    open: 'The interval holds 0: these numbers do not show a difference, which does not show that there is none.',
  },
  curve: {
    notReached: 'not reached',
    counted:
      '{name}: {people, plural, one {# person} other {# people}}, followed up to {until}; the event came to {events, number}.',
    allCensored:
      '{name}: nobody had the event while they were followed. That does not show that it never comes: how long each was followed decides how much it says.',
    noMedian:
      '{name}: fewer than half had the event, so there is no median. At the end {left} had not had it (95% interval {low} to {high}).',
    median: '{name}: half had had the event by {time} (95% interval {low} to {high}).',
    cannotCompare:
      'The groups cannot be compared: there are fewer than two of them in which anybody was still followed when the event came.',
    differ: 'The curves differ by more than chance easily explains (log-rank P {p}).',
    noCause:
      'A difference is no proof of cause: the groups may have differed before. How they were chosen decides what can be claimed.',
    notShown:
      'These rows do not show a difference (log-rank P {p}; {events, plural, one {# event} other {# events}}). That does not show that there is none.',
  },
  cox: {
    no_events:
      'Nobody in these rows had the event, so there is nothing to compare: a hazard ratio needs at least one event.',
    alike:
      'Everybody who was still followed when the event came had the same “{covariate}”, so nothing can be said about it. Leave it out.',
    dependent:
      '“{covariate}” says the same as the other covariates together, so their parts cannot be told apart. Leave one of them out.',
    monotone:
      '“{covariate}” divides those who had the event from those who did not without any overlap (a group with no events, for example), so its hazard ratio has no end and cannot be estimated. Compare the curves by the log-rank test instead, or leave it out.',
    not_settled:
      'The regression did not settle on an answer; “{covariate}” moved most. Look for values that are very far from the others, or use fewer covariates.',
  },
} as const;

export const sayStatistics = sayFrom(statisticsWords);
