import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isWorkingDay } from '../../foundation/working-days.ts';
import { type ClockFacts, clockOf, lastDay } from './clock.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const facts = (more: Partial<ClockFacts> = {}): ClockFacts => ({
  receivedOn: day('2024-06-03'),
  identityAskedOn: null,
  identityConfirmedOn: null,
  pauses: [],
  extendedOn: null,
  closedOn: null,
  ...more,
});

describe('a calendar month', () => {
  it.each([
    ['ends on the corresponding date', '2024-09-03', '2024-10-03'],
    ['ends on the last day of a month that has no such date', '2025-01-31', '2025-02-28'],
    ['ends on the last day in a leap year', '2024-01-30', '2024-02-29'],
    ['moves on from a weekend', '2024-05-08', '2024-06-10'],
    ['moves on from Good Friday to after Easter Monday', '2024-02-29', '2024-04-02'],
    ['moves on from Christmas', '2024-11-25', '2024-12-27'],
  ])('%s', (_what, from, expected) => {
    expect(lastDay(day(from), 1).toString()).toBe(expected);
  });
});

describe('the clock of a request', () => {
  it('counts from the day of receipt', () => {
    const clock = clockOf(facts(), day('2024-06-20'));
    expect(clock).toMatchObject({ state: 'running', daysLeft: 13 });
    expect(String(clock.dueOn)).toBe('2024-07-03');
  });

  it('does not begin while proof of identity is awaited, and counts from when it came', () => {
    const asked = { identityAskedOn: day('2024-06-04') };
    expect(clockOf(facts(asked), day('2024-08-20'))).toMatchObject({
      state: 'identity',
      dueOn: null,
      daysLeft: null,
    });
    const proved = clockOf(facts({ ...asked, identityConfirmedOn: day('2024-06-12') }), day('2024-06-12'));
    expect(String(proved.dueOn)).toBe('2024-07-12');
  });

  it('stands still while she is asked what she means, each day once', () => {
    const pauses = [
      { from: day('2024-06-05'), until: day('2024-06-10') },
      { from: day('2024-06-07'), until: day('2024-06-12') },
    ];
    const clock = clockOf(facts({ pauses }), day('2024-06-20'));
    expect(clock).toMatchObject({ state: 'running', daysStopped: 7 });
    expect(String(clock.dueOn)).toBe('2024-07-10');
    const open = clockOf(facts({ pauses: [{ from: day('2024-06-05'), until: null }] }), day('2024-06-20'));
    expect(open).toMatchObject({ state: 'stopped', daysStopped: 15 });
  });

  it('is three months when it was extended, told within the first', () => {
    const clock = clockOf(facts({ extendedOn: day('2024-06-28') }), day('2024-07-20'));
    expect(String(clock.dueOn)).toBe('2024-09-03');
    expect(String(clock.tellExtensionBy)).toBe('2024-07-03');
  });

  it('ends on a working day, never before the month is over, and no pause makes it shorter', () => {
    const days = fc.integer({ min: 0, max: 4000 }).map((after) => day('2020-01-01').add({ days: after }));
    fc.assert(
      fc.property(
        days,
        fc.integer({ min: 0, max: 60 }),
        fc.integer({ min: 0, max: 60 }),
        (receivedOn, after, length) => {
          const from = receivedOn.add({ days: after });
          const today = receivedOn.add({ days: 120 });
          const plain = clockOf(facts({ receivedOn }), today);
          const paused = clockOf(
            facts({ receivedOn, pauses: [{ from, until: from.add({ days: length }) }] }),
            today,
          );
          if (!plain.dueOn || !paused.dueOn) throw new Error('no last day');
          expect(isWorkingDay(plain.dueOn)).toBe(true);
          expect(
            Temporal.PlainDate.compare(plain.dueOn, receivedOn.add({ months: 1 })),
          ).toBeGreaterThanOrEqual(0);
          expect(plain.dueOn.since(receivedOn).days).toBeLessThanOrEqual(31 + 5);
          expect(Temporal.PlainDate.compare(paused.dueOn, plain.dueOn)).toBeGreaterThanOrEqual(0);
        },
      ),
      { seed: 20240603, numRuns: 300 },
    );
  });
});
