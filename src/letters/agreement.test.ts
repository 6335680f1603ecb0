import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { agreementFaults, datesUntil, nextDate, standing } from './agreement.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const twiceAYear = { everyMonths: 6, firstDueOn: day('2024-06-20'), monthsToAvoid: [12] };

describe('the dates of an agreement', () => {
  it('come round, and move out of months to avoid', () => {
    expect(datesUntil(twiceAYear, day('2025-12-31')).map(String)).toEqual([
      '2024-06-20',
      '2025-01-20',
      '2025-06-20',
    ]);
  });

  it.each([
    [null, '2024-06-03', '2024-06-20'],
    [null, '2024-09-01', '2024-06-20'],
    ['2024-06-20', '2024-09-01', '2025-01-20'],
    ['2025-01-20', '2025-01-25', '2025-06-20'],
  ])('with %s done last, the next on %s is %s', (done, today, next) => {
    expect(String(nextDate(twiceAYear, done ? day(done) : null, day(today)))).toBe(next);
  });

  it('are one where nothing repeats, and none where nothing is agreed', () => {
    const once = { everyMonths: null, firstDueOn: day('2030-01-01'), monthsToAvoid: [] };
    expect(String(nextDate(once, null, day('2024-01-01')))).toBe('2030-01-01');
    expect(nextDate(once, day('2030-01-01'), day('2030-02-01'))).toBeUndefined();
    expect(nextDate({ ...once, firstDueOn: null }, null, day('2024-01-01'))).toBeUndefined();
  });

  it.each([
    ['2024-06-20', '2024-06-21', 'late'],
    ['2024-06-20', '2024-06-20', 'soon'],
    ['2024-06-20', '2024-05-23', 'soon'],
    ['2024-06-20', '2024-05-22', 'later'],
  ])('a date %s stands on %s as %s', (due, today, stands) => {
    expect(standing(day(due), day(today))).toBe(stands);
  });

  it('always move on, and never fall into a month to avoid', () => {
    const months = fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { maxLength: 11 });
    const since = fc.integer({ min: 0, max: 3000 }).map((days) => day('2015-01-31').add({ days }));
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 24 }),
        months,
        since,
        (everyMonths, monthsToAvoid, firstDueOn) => {
          const rhythm = { everyMonths, monthsToAvoid, firstDueOn };
          for (const date of datesUntil(rhythm, firstDueOn.add({ years: 4 }))) {
            expect(monthsToAvoid).not.toContain(date.month);
          }
          const next = nextDate(rhythm, firstDueOn.add({ years: 1 }), firstDueOn);
          expect(next && Temporal.PlainDate.compare(next, firstDueOn.add({ years: 1 }))).toBe(1);
        },
      ),
      { seed: 41, numRuns: 150 },
    );
  });
});

describe('agreementFaults', () => {
  const agreement = { ...twiceAYear, beganOn: day('2024-06-03'), childCalled: 'Zayn' };
  const child = { bornOn: day('2016-05-05'), unborn: false };
  const today = day('2024-06-03');

  it('finds none in an agreement that can stand', () => {
    expect(agreementFaults(agreement, child, today)).toEqual([]);
  });

  it.each([
    ['a baby not born yet', {}, { unborn: true }, 'childId'],
    ['an adult', {}, { bornOn: day('2006-06-03') }, 'childId'],
    ['an agreement made tomorrow', { beganOn: day('2024-06-04') }, {}, 'beganOn'],
    ['a rhythm with no first date', { firstDueOn: null }, {}, 'firstDueOn'],
  ])('finds %s', (_, more, other, field) => {
    const faults = agreementFaults({ ...agreement, ...more }, { ...child, ...other }, today);
    expect(faults.map(({ path }) => path[0])).toContain(field);
  });
});
