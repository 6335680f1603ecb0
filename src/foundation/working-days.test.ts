import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bankHolidays, easterSunday, isWorkingDay, workingDayFrom } from './working-days.ts';

const days = (year: number) => bankHolidays(year).map(String);

describe('bank holidays of England and Wales', () => {
  it.each([
    [
      2024,
      [
        '2024-01-01',
        '2024-03-29',
        '2024-04-01',
        '2024-05-06',
        '2024-05-27',
        '2024-08-26',
        '2024-12-25',
        '2024-12-26',
      ],
    ],
    [
      2022,
      [
        '2022-01-03',
        '2022-04-15',
        '2022-04-18',
        '2022-05-02',
        '2022-06-02',
        '2022-06-03',
        '2022-08-29',
        '2022-09-19',
        '2022-12-26',
        '2022-12-27',
      ],
    ],
    [
      2021,
      [
        '2021-01-01',
        '2021-04-02',
        '2021-04-05',
        '2021-05-03',
        '2021-05-31',
        '2021-08-30',
        '2021-12-27',
        '2021-12-28',
      ],
    ],
    [
      2020,
      [
        '2020-01-01',
        '2020-04-10',
        '2020-04-13',
        '2020-05-08',
        '2020-05-25',
        '2020-08-31',
        '2020-12-25',
        '2020-12-28',
      ],
    ],
  ])('are those of %i', (year, expected) => {
    expect(days(year)).toEqual(expected);
  });

  it('hang on Easter, which is a Sunday from 22 March to 25 April', () => {
    expect([2019, 2024, 2025, 2038, 2285].map((year) => easterSunday(year).toString())).toEqual([
      '2019-04-21',
      '2024-03-31',
      '2025-04-20',
      '2038-04-25',
      '2285-03-22',
    ]);
    fc.assert(
      fc.property(fc.integer({ min: 1900, max: 2400 }), (year) => {
        const easter = easterSunday(year);
        expect(easter.dayOfWeek).toBe(7);
        expect(easter.toString() >= `${year}-03-22` && easter.toString() <= `${year}-04-25`).toBe(true);
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  it('move a last day to the next working day', () => {
    expect(workingDayFrom(Temporal.PlainDate.from('2024-03-29')).toString()).toBe('2024-04-02');
    expect(workingDayFrom(Temporal.PlainDate.from('2024-06-03')).toString()).toBe('2024-06-03');
    expect(isWorkingDay(Temporal.PlainDate.from('2024-12-25'))).toBe(false);
  });
});
