import { daysBetween, isBefore } from '../foundation/dates.ts';
import { formatDate } from '../interface/wording/index.ts';
import type { WeighedEntry } from './chronology.ts';

/** Something that the dates alone show. It is a count, never a cause. */
export interface Pattern {
  readonly kind: 'gap' | 'timing' | 'season';
  readonly words: string;
  /** The days that it can be looked up under, where it has such. */
  readonly from: Temporal.PlainDate | null;
  readonly to: Temporal.PlainDate | null;
}

type Day = Temporal.PlainDate;
type Entries = readonly WeighedEntry[];

const onDays = (entries: Entries) => entries.filter(({ precision }) => precision === 'day');
const metOf = (entries: Entries) => onDays(entries).filter(({ met }) => met === true);
const missedOf = (entries: Entries) => onDays(entries).filter(({ met }) => met === false);
const inOrder = (days: readonly Day[]) => days.toSorted(Temporal.PlainDate.compare);

/** Six weeks: three visits that did not come about where one is due each fortnight. */
const LONG_GAP_DAYS = 42;
const MOST_GAPS = 3;

/** The longest times between two meetings, six weeks or more; up to today where one goes on. */
export function gapsIn(entries: Entries, today: Day): Pattern[] {
  const days = inOrder(metOf(entries).map(({ on }) => on));
  const goesOn = entries.some(({ lane, until }) => lane === 'enrolments' && until === null);
  const ends = goesOn && days.length > 0 ? [...days.slice(1), today] : days.slice(1);
  return ends
    .map((to, index) => ({ from: days[index] ?? to, to }))
    .map((gap) => ({ ...gap, days: daysBetween(gap.from, gap.to) }))
    .filter((gap) => gap.days >= LONG_GAP_DAYS)
    .toSorted((a, b) => b.days - a.days)
    .slice(0, MOST_GAPS)
    .map(({ from, to, days: length }) => ({
      kind: 'gap',
      words: `No meeting for ${Math.floor(length / 7)} weeks, from ${formatDate(from)} to ${to.equals(today) ? 'today' : formatDate(to)}.`,
      from,
      to,
    }));
}

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const FEWEST = 3;

/** The weekday on which most contacts did not come about, where it is that of half of them or more and not that of most meetings. */
function weekdayIn(entries: Entries): Pattern[] {
  const missed = missedOf(entries);
  const met = metOf(entries);
  return WEEKDAYS.flatMap((name, index) => {
    const isOn = ({ on }: WeighedEntry) => on.dayOfWeek === index + 1;
    const [here, meetings] = [missed.filter(isOn).length, met.filter(isOn).length];
    const stands = here >= FEWEST && here * 2 >= missed.length && meetings * 2 < Math.max(1, met.length);
    if (!stands) return [];
    const words = `${here} of ${missed.length} contacts that did not come about were on a ${name}.`;
    return [{ kind: 'timing' as const, words, from: null, to: null }];
  });
}

const SOON_DAYS = 92;

/** How often a child was removed within three months of birth, where that was so for two or more. */
function afterBirths(entries: Entries): Pattern[] {
  const births = onDays(entries).filter(({ lane }) => lane === 'births');
  const removals = onDays(entries).filter(({ lane }) => lane === 'removals');
  const pairs = births.flatMap(({ childId, on }) => {
    const days = removals.filter((each) => childId && each.childId === childId).map((each) => each.on);
    const [first] = inOrder(days);
    return first && !isBefore(first, on) ? [daysBetween(on, first)] : [];
  });
  const soon = pairs.filter((days) => days <= SOON_DAYS).length;
  if (soon < 2) return [];
  const words = `${soon} of ${pairs.length} children who were removed were removed within three months of birth.`;
  return [{ kind: 'timing', words, from: null, to: null }];
}

const NEAR_DAYS = 14;

/** Whether a day lies within two weeks of the same day of any year. */
export function isNearAnniversary(on: Day, of: Day): boolean {
  return [-1, 0, 1].some((offset) => {
    const there = of.with({ year: on.year + offset }, { overflow: 'constrain' });
    return isBefore(of, there) && Math.abs(daysBetween(there, on)) <= NEAR_DAYS;
  });
}

/** How many of what did not come about lay near a child's birthday, or the day of a removal in a later year. */
function nearAnniversaries(entries: Entries): Pattern[] {
  const days = onDays(entries)
    .filter(({ lane }) => lane === 'births' || lane === 'removals')
    .map(({ on }) => on);
  const missed = missedOf(entries);
  const near = missed.filter(({ on }) => days.some((day) => isNearAnniversary(on, day))).length;
  if (near < FEWEST || near * 2 < missed.length) return [];
  const words = `${near} of ${missed.length} contacts that did not come about were within two weeks of a child’s birthday, or of the day of a removal.`;
  return [{ kind: 'season', words, from: null, to: null }];
}

const YEARS_APART = 2;

/** Months of the year in which something about safety was recorded in two years or more. */
function safetyMonths(entries: Entries): Pattern[] {
  const told = onDays(entries).filter(({ theme, weight }) => theme === 'safety' && weight === 'key');
  const months = Map.groupBy(told, ({ on }) => on.month);
  return [...months].flatMap(([month, own]) => {
    const years = [...new Set(own.map(({ on }) => on.year))].sort((a, b) => a - b);
    if (years.length < YEARS_APART || own.length * 2 < told.length) return [];
    const words = `Something that bears on safety was recorded in ${MONTHS[month - 1]} of ${years.join(' and ')}.`;
    return [{ kind: 'season' as const, words, from: null, to: null }];
  });
}

const MONTHS = Array.from({ length: 12 }, (_, index) =>
  new Intl.DateTimeFormat('en-GB', { month: 'long', timeZone: 'UTC' }).format(Date.UTC(2000, index, 1)),
);

/** What the dates of a chronology show: gaps, times that come again, seasons. */
export function patternsIn(entries: Entries, today: Day): Pattern[] {
  return [
    ...gapsIn(entries, today),
    ...weekdayIn(entries),
    ...afterBirths(entries),
    ...nearAnniversaries(entries),
    ...safetyMonths(entries),
  ];
}
