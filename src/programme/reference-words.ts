/** How a function is written, and what it gives. Every function of the language stands here; a test sees to it. */
export const FUNCTION_WORDS: Readonly<Record<string, { readonly write: string; readonly gives: string }>> = {
  has: { write: 'has(person.born_on)', gives: 'whether a fact is known' },
  size: { write: 'size(children)', gives: 'how many there are' },
  date: { write: 'date("2024-03-27")', gives: 'a day' },
  years: { write: 'today - years(5)', gives: 'a date moved by years' },
  months: { write: 'today + months(3)', gives: 'a date moved by months' },
  weeks: { write: 'today - weeks(12)', gives: 'a date moved by weeks' },
  days: { write: 'today + days(10)', gives: 'a date moved by days' },
  sum: { write: 'sum(contacts.map(c, c.minutes))', gives: 'all of them added' },
  least: { write: 'least(contacts.map(c, c.minutes))', gives: 'the smallest of them' },
  greatest: { write: 'greatest(contacts.map(c, c.minutes))', gives: 'the largest of them' },
  earliest: { write: 'earliest(children.map(c, c.removed_on))', gives: 'the first of the dates' },
  latest: { write: 'latest(contacts.map(c, c.on))', gives: 'the last of the dates' },
  days_between: { write: 'days_between(a, b)', gives: 'whole days from one date to another' },
  weeks_between: { write: 'weeks_between(a, b)', gives: 'whole weeks between' },
  months_between: { write: 'months_between(a, b)', gives: 'whole months between' },
  years_between: { write: 'years_between(a, b)', gives: 'whole years between' },
  year_of: { write: 'year_of(started_on)', gives: 'the year of a date as text: 2024' },
  month_of: { write: 'month_of(started_on)', gives: 'its month: 2024-03' },
  financial_year: { write: 'financial_year(started_on)', gives: 'its financial year from 1 April: 2023/24' },
  financial_quarter: {
    write: 'financial_quarter(started_on)',
    gives: 'its quarter of that year: 2023/24 Q4',
  },
  exists: { write: 'children.exists(c, c.removed)', gives: 'whether it is so for at least one' },
  all: { write: 'proceedings.all(p, p.concluded)', gives: 'whether it is so for every one' },
  exists_one: { write: 'children.exists_one(c, c.removed)', gives: 'whether it is so for exactly one' },
  filter: { write: 'children.filter(c, c.removed)', gives: 'those for which it is so, as a list' },
  age_at: { write: 'c.age_at(c.removed_on)', gives: 'whole years of age on a day' },
  contains: { write: 'answers.why.contains("home")', gives: 'whether a text holds another' },
  startsWith: { write: 'answers.postcode.startsWith("E1")', gives: 'whether a text begins so' },
  endsWith: { write: 'answers.name.endsWith("son")', gives: 'whether a text ends so' },
};

/** The signs of a rule, in the order in which they are learnt. */
export const SIGN_WORDS: readonly { readonly write: string; readonly gives: string }[] = [
  { write: 'a && b', gives: 'both are so' },
  { write: 'a || b', gives: 'at least one is so' },
  { write: '!a', gives: 'it is not so' },
  { write: 'a == b, a != b', gives: 'the same, not the same' },
  { write: 'a < b, a <= b, a > b, a >= b', gives: 'less or earlier, more or later' },
  { write: '"money" in answers.worries', gives: 'whether a list holds it' },
  {
    write: 'a + b, a - b, a * b, a / b',
    gives: 'sums; what is divided keeps its part (3 / 4 is 0.75); dates take years, months, weeks and days',
  },
  {
    write: 'a ? "one" : "other"',
    gives: 'one answer where a is so, the other where not; put the whole rule in quotes, for its colon',
  },
];
