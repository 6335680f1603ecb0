import { describe, expect, it } from 'vitest';
import { day, today, why } from '../../../test/support/small-programme.ts';
import { decideJoin, decideLeave, type FamilyState } from './member.ts';

const families = { enrols: 'family', title: 'Early help' } as const;
const state: FamilyState = {
  startedOn: day('2024-02-01'),
  endedOn: null,
  family: [
    { id: 'a', name: 'Ada', tie: 'Child' },
    { id: 'b', name: 'Bo', tie: 'Partner' },
  ],
  members: [],
};
const wish = (over: object = {}) => ({ memberIds: ['a'], on: day('2024-02-01'), ...over });
const join = (over: Partial<FamilyState>, asked = wish()) =>
  decideJoin(families, { ...state, ...over }, asked, today);

describe('joining', () => {
  it('takes on those of the family who are named, once each', () => {
    expect(join({}, wish({ memberIds: ['b', 'a', 'b'] }))).toEqual({ ok: true, value: ['b', 'a'] });
  });

  it('refuses a programme for one person, and work that has ended', () => {
    expect(why(decideJoin({ ...families, enrols: 'person' }, state, wish(), today))).toBe('one_person');
    expect(why(join({ endedOn: day('2024-05-01') }))).toBe('ended');
  });

  it('refuses strangers, and those who are part of it now', () => {
    expect(why(join({}, wish({ memberIds: ['x'] })))).toContain('tied to this parent');
    const now = { memberId: 'a', name: 'Ada', joinedOn: day('2024-02-01'), leftOn: null };
    expect(why(join({ members: [now] }))).toBe('memberIds: Ada is worked with already');
  });

  it('takes somebody on again from the day on which the last time ended', () => {
    const before = { memberId: 'a', name: 'Ada', joinedOn: day('2024-02-01'), leftOn: day('2024-04-01') };
    expect(why(join({ members: [before] }, wish({ on: day('2024-03-31') })))).toContain('1 April 2024');
    expect(why(join({ members: [before] }, wish({ on: day('2024-04-01') })))).toBe('ok');
  });

  it('begins between the start of the work and today', () => {
    expect(why(join({}, wish({ on: day('2024-01-31') })))).toContain('1 February 2024');
    expect(why(join({}, wish({ on: today.add({ days: 1 }) })))).toContain('today or in the past');
  });
});

it('leaves once, between the day of joining and today', () => {
  const member = { joinedOn: day('2024-02-01'), leftOn: null };
  expect(why(decideLeave(member, today, today))).toBe('ok');
  expect(why(decideLeave(member, day('2024-01-31'), today))).toContain('1 February 2024');
  expect(why(decideLeave(member, today.add({ days: 1 }), today))).toContain('today or in the past');
  expect(why(decideLeave({ ...member, leftOn: today }, today, today))).toBe('already_ended');
});
