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
  economics: {
    cost: 'The service costs {total} in all (before discounting) for {cohort, plural, one {# person} other {# people}}, looked at over {years, plural, one {# year} other {# years}}.',
    breakEven:
      '{title}: {likely} would pay for the whole service by themselves ({least} if each is worth the most and costs stay as they are; {most} if each is worth the least and costs grow).',
    hoped: '{title}: the model hopes for {likely} because of the service ({low} to {high}).',
    worthNothing:
      '{title}: no value is given to one, so it cannot be said how many would pay for the service.',
    noBenefits: 'The model names no benefits, so it says what the service costs and nothing more.',
    net: 'Worth now, benefits less costs ({view, select, fiscal {to the public purse} economic {to the economy and the public purse} other {to society as a whole}}): {likely}, and anything from {low} to {high}.',
    ratio:
      'For each £1 of cost the assumptions give between £{low} and £{high} of benefits (£{likely} if all is as likely). This is what the assumptions say, not what was measured.',
    chance:
      'With everything doubtful moving at once, it pays for itself in {chance} of {runs, number} runs, and 95 in 100 runs lie between {low} and {high}.',
    assumptions:
      '{assumed, plural, =0 {Every benefit has a value that was read in its source.} other {# of {all, number} benefits stand on a value that is an estimate or was not checked at its source.}} All assumptions are listed with their sources.',
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
