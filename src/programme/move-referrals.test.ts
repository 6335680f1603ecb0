import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planReferrals } from './move-referrals.ts';
import { type Programme, zProgramme } from './schema/programme.ts';

function version(number: number, moves: object[] = []): Programme {
  return zProgramme.parse({
    programme: 'small',
    version: number,
    title: 'Small',
    about: 'Small',
    enrols: 'person',
    referral: { from: ['staff'] },
    pathways: { main: { title: 'Main', for: 'All', stages: [{ id: 'first', title: 'First' }] } },
    moves,
  });
}

const two = version(2, [{ from: 1, questions: { why: 'why_now' } }]);
const three = version(3, [{ from: 2, questions: { why_now: 'reason' }, because: 'Shorter' }]);
const closed = version(4);
const versions = [version(1), two, three, closed];
const waits = (programmeVersion: number, answers = {}) => ({
  id: `r${programmeVersion}`,
  programmeVersion,
  answers,
});

describe('a plan for undecided referrals', () => {
  it('takes answers along under their new names, through the versions between', () => {
    expect(planReferrals(three, versions, [waits(1, { why: 'home', kept: true }), waits(3)])).toEqual({
      carried: [{ id: 'r1', fromVersion: 1, answers: { reason: 'home', kept: true }, because: 'Shorter' }],
      counts: [{ fromVersion: 1, count: 1, stays: null }],
    });
  });

  it('leaves them where no file opens the way, and says so', () => {
    const { carried, counts } = planReferrals(closed, versions, [waits(3), waits(3)]);
    expect(carried).toEqual([]);
    expect(counts).toEqual([
      { fromVersion: 3, count: 2, stays: 'Version 4 does not say how cases of version 3 move' },
    ]);
  });

  it('counts each referral of an earlier version once, and loses no answer', () => {
    const any = fc.array(
      fc.record({
        id: fc.uuid(),
        programmeVersion: fc.integer({ min: 1, max: 4 }),
        answers: fc.dictionary(fc.constantFrom('why', 'kept', 'other'), fc.boolean()),
      }),
    );
    fc.assert(
      fc.property(any, (referrals) => {
        const { carried, counts } = planReferrals(three, versions, referrals);
        const earlier = referrals.filter((each) => each.programmeVersion < 3);
        expect(counts.reduce((sum, { count }) => sum + count, 0)).toBe(earlier.length);
        expect(carried.map(({ answers }) => Object.values(answers))).toEqual(
          earlier.map(({ answers }) => Object.values(answers)),
        );
      }),
    );
  });
});
