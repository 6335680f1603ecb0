import { sayFrom } from '../interface/wording/index.ts';

/** What the report says. */
const reportWords = {
  caption: 'Report of {tenant}',
  title: '{programme}: who came, and what changed',
  asAt: 'As at {day}.',
  made: 'Counted from the records on {day}. Every number in it opens into its definition and its rows in Facet.',
  nothing: 'Nothing had been recorded by then',
  nothingText: 'By {day}, no referral and no start had been recorded in this period.',
  figuresPage: 'The figures behind this report',
  short: 'In short',
  came: 'Who came',
  funnel: 'From the referral to the work',
  funnelAbout:
    'Each step is counted from records. A referral may lead to work later than the day of this report.',
  changed: 'What changed',
  shares: 'Shares of all',
  changedAbout:
    'Each bar is the share of those counted, and the line across it is its 95% interval. The fewer they are, the longer the line.',
  beside: 'Beside what is published',
  besideSource: '{about}: {share}. Source: {source}.',
  cannot:
    'No group to compare with is counted here. What would have happened without this work is not known from these figures.',
  costs: 'What it costs',
  costsCaption: 'Lines of cost',
  costWhat: 'What',
  which: 'Which',
  nothingToSplit: 'Nothing had been recorded yet that could be split like this.',
  costPaidBy: 'Paid by',
  costPeriod: 'Period',
  costAmount: 'Amount',
  costNotCounted: '{title} (not in the sum)',
  costSum: 'Sum of the lines',
  costPrinted: '{title}: {printed} was printed in “{document}”, and its lines add to {computed}. {note}',
  differences: 'Where printed documents do not add up',
  differencesAbout:
    'About the service that first ran this programme. Both numbers are given, with what explains them.',
  notCounted: 'In print, and not counted here',
  notCountedCaption: 'Printed numbers that records do not hold',
  value: 'Printed',
  why: 'Why it is not counted',
  definitions: 'What each figure counts',
  definitionsCaption: 'Definitions',
  figure: 'Figure',
  about: 'Counts',
  count: 'Counted',
  ofTotal: '{count, number} of {total, number}',
  method: 'How to read this',
  methodText:
    'Shares have exact 95% intervals (Clopper and Pearson): were the count repeated with other parents like these, at least 95 intervals of 100 would hold the true share. A fact that nobody asked for is never counted as a no: it is “not known”, and left out of the count.',
  restricted: 'Restricted records are counted only for those who may open them.',
} as const;

export const sayReport = sayFrom(reportWords);
