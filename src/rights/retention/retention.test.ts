import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decideAgreeDestroy,
  decideKeep,
  decidePropose,
  dueOf,
  type KindHeld,
  type ReviewState,
} from './retention.ts';
import { defaultSchedule, scheduleOf } from './schedule.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const today = day('2034-06-03');
const schedule = [
  { kind: 'case', months: 72 },
  { kind: 'person', months: 24 },
];
const held = (kind: string, last: string | null, isGoingOn = false): KindHeld => ({
  kind,
  last: last === null ? null : day(last),
  isGoingOn,
});

describe('when a record may go', () => {
  it('is when the period of every kind is over', () => {
    const due = dueOf([held('case', '2020-01-31'), held('person', '2020-01-31')], schedule);
    expect(due).toMatchObject({ kind: 'case', months: 72 });
    expect(String(due?.dueOn)).toBe('2026-01-31');
    expect(String(dueOf([held('case', '2020-01-31'), held('person', '2030-02-28')], schedule)?.dueOn)).toBe(
      '2032-02-28',
    );
  });

  it.each([
    ['while something goes on', [held('case', '2020-01-31', true), held('person', '2020-01-31')]],
    ['where a kind has no rule', [held('letters', '2020-01-31'), held('person', '2020-01-31')]],
    ['where nothing is dated', [held('case', null)]],
    ['where nothing is held', []],
  ])('is never %s', (_what, kinds) => {
    expect(dueOf(kinds, schedule)).toBeUndefined();
  });

  it('is never before any of its periods is over', () => {
    const kind = fc.constantFrom('case', 'person');
    const last = fc.integer({ min: 0, max: 9000 }).map((days) => day('2000-01-01').add({ days }));
    fc.assert(
      fc.property(
        fc.array(fc.record({ kind, last, isGoingOn: fc.constant(false) }), { minLength: 1 }),
        (kinds) => {
          const due = dueOf(kinds, schedule);
          for (const each of kinds) {
            const months = schedule.find((rule) => rule.kind === each.kind)?.months ?? 0;
            expect(
              due && Temporal.PlainDate.compare(due.dueOn, each.last.add({ months })),
            ).toBeGreaterThanOrEqual(0);
          }
        },
      ),
      { seed: 20240603, numRuns: 200 },
    );
  });
});

describe('the schedule', () => {
  it('says of every figure where it comes from, and calls assumptions so', () => {
    for (const { source, settled } of defaultSchedule) expect(source.startsWith('Assumption')).toBe(!settled);
  });

  it('is what the tenant decided, where it did', () => {
    const own = scheduleOf([{ kind: 'case', months: 120, source: 'Our policy, 4.2' }]);
    expect(own.find(({ kind }) => kind === 'case')).toMatchObject({
      months: 120,
      settled: true,
      isOwn: true,
    });
    expect(own.find(({ kind }) => kind === 'referral')).toMatchObject({ settled: false, isOwn: false });
  });
});

describe('deciding about a record whose time is over', () => {
  const review = (more: Partial<ReviewState> = {}): ReviewState => ({
    dueOn: day('2034-01-01'),
    keptUntil: null,
    proposedBy: null,
    agreedBy: null,
    held: false,
    ...more,
  });
  it.each([
    ['proposes', decidePropose(review(), today), undefined],
    [
      'does not propose before its time',
      decidePropose(review({ dueOn: day('2035-01-01') }), today),
      'not_due',
    ],
    [
      'does not propose what is kept longer',
      decidePropose(review({ keptUntil: day('2035-01-01') }), today),
      'kept',
    ],
    ['does not propose what is held', decidePropose(review({ held: true }), today), 'held'],
    ['does not propose twice', decidePropose(review({ proposedBy: 'a' }), today), 'proposed'],
    ['agrees', decideAgreeDestroy(review({ proposedBy: 'a' }), 'b'), undefined],
    ['does not agree with oneself', decideAgreeDestroy(review({ proposedBy: 'a' }), 'a'), 'same_person'],
    ['does not agree to nothing', decideAgreeDestroy(review(), 'a'), 'not_proposed'],
    [
      'does not agree to what is held',
      decideAgreeDestroy(review({ proposedBy: 'a', held: true }), 'b'),
      'held',
    ],
    ['keeps longer', decideKeep(review(), day('2040-01-01'), today), undefined],
    [
      'does not keep what two agreed on',
      decideKeep(review({ agreedBy: 'b' }), day('2040-01-01'), today),
      'agreed',
    ],
  ])('%s', (_what, decision, code) => {
    expect(decision.ok ? undefined : 'code' in decision.error && decision.error.code).toBe(code);
  });
});
