import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type PartialDate, parsePartialDate } from '../../foundation/dates.ts';
import {
  formatAge,
  formatDate,
  formatList,
  formatMinutes,
  formatMoment,
  formatMonth,
  formatMonthOf,
  formatPartialDay,
  formatPercent,
  formatPeriod,
  formatRelative,
  formatShare,
  formatShortDate,
  formatWeekday,
} from './formats.ts';

const day = (text: string) => Temporal.PlainDate.from(text);

function partial(text: string): PartialDate {
  const parsed = parsePartialDate(text);
  if (!parsed) throw new Error(`${text} is no date`);
  return parsed;
}

describe('dates', () => {
  it('are written in full, short, with the weekday and by month', () => {
    expect(formatDate(day('2024-03-04'))).toBe('4 March 2024');
    expect(formatShortDate(day('2024-09-04'))).toBe('4 Sep 2024');
    expect(formatWeekday(day('2024-03-04'))).toBe('Monday 4 March');
    expect(formatMonth(day('2024-03-04'))).toBe('March 2024');
  });

  it('are written as closely as they are known', () => {
    expect(formatPartialDay(partial('2019-03-04'))).toBe('4 March 2019');
    expect(formatPartialDay(partial('2019-03'))).toBe('March 2019');
    expect(formatPartialDay(partial('2019'))).toBe('2019');
    expect(formatPeriod(partial('2019-03'), partial('2021'))).toBe('March 2019 to 2021');
    expect(formatPeriod(partial('2019-03'), undefined)).toBe('since March 2019');
  });

  it('give moments in London time, summer and winter', () => {
    expect(formatMoment(Temporal.Instant.from('2024-07-01T13:05:00Z'))).toBe('1 July 2024, 2:05pm');
    expect(formatMoment(Temporal.Instant.from('2024-12-31T00:30:00Z'))).toBe('31 December 2024, 12:30am');
  });
});

describe('ages', () => {
  it.each([
    ['2024-03-01', '2024-03-02', '1 day'],
    ['2024-03-01', '2024-03-20', '2 weeks'],
    ['2024-01-01', '2024-09-20', '8 months'],
    ['2021-03-05', '2024-03-04', '2 years'],
    ['2021-03-04', '2024-03-04', '3 years'],
    ['2021-03', '2024-03-04', 'about 3 years'],
    ['1990', '2024-03-04', 'about 34 years'],
  ])('born %s, on %s: %s', (born, on, age) => {
    expect(formatAge(partial(born), day(on))).toBe(age);
  });
});

describe('how far a day is', () => {
  it.each([
    ['2024-03-04', 'today'],
    ['2024-03-05', 'tomorrow'],
    ['2024-03-03', 'yesterday'],
    ['2024-03-07', 'in 3 days'],
    ['2024-02-21', '12 days ago'],
    ['2023-12-04', '3 months ago'],
    ['2019-03-04', '5 years ago'],
  ])('%s: %s', (date, words) => {
    expect(formatRelative(day(date), day('2024-03-04'))).toBe(words);
  });

  it('never says “ago” of a day to come', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20_000 }), (days) => {
        const today = day('2024-03-04');
        expect(formatRelative(today.add({ days }), today)).not.toContain('ago');
      }),
      { seed: 4, numRuns: 200 },
    );
  });
});

describe('numbers', () => {
  it('say shares with their exact interval', () => {
    expect(formatShare({ count: 7, total: 10, low: 0.34754, high: 0.93326 })).toBe(
      '7 of 10 (70%; 95% interval 34.8% to 93.3%)',
    );
    expect(formatShare({ count: 0, total: 10, low: 0, high: 0.30849 })).toBe(
      '0 of 10 (0%; 95% interval 0% to 30.8%)',
    );
    expect(formatShare({ count: 0, total: 0, low: 0, high: 1 })).toBe('0 of 0 (nothing to count yet)');
    expect(formatPercent(0.125)).toBe('12.5%');
  });

  it('say lengths of time and places on the road', () => {
    expect(formatMinutes(45)).toBe('45 minutes');
    expect(formatMinutes(60)).toBe('1 hour');
    expect(formatMinutes(90)).toBe('1 hour 30 minutes');
    expect(formatMonthOf(7, 18)).toBe('month 7 of 18');
    expect(formatList(['a letter', 'a visit', 'a call'])).toBe('a letter, a visit and a call');
  });
});
