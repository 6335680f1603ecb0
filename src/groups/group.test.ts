import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { onTheClock } from '../foundation/times.ts';
import {
  byRule,
  clashFaults,
  hasRoom,
  mustNotMeet,
  pastQuestions,
  roomOf,
  type Slot,
  timeFaults,
  withMarks,
  withoutMarks,
} from './group.ts';
import { decideRegister, type RegisterState } from './register.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const time = (text: string) => Temporal.PlainTime.from(text);
const slot = (on: string, from: string, until: string): Slot => ({
  on: day(on),
  from: time(from),
  until: time(until),
});

describe('the time of a session', () => {
  it('is never one that the clocks leave out, or give twice', () => {
    expect(onTheClock(day('2024-03-31'), time('01:30'))).toBe('never');
    expect(onTheClock(day('2024-10-27'), time('01:30'))).toBe('twice');
    expect(onTheClock(day('2024-10-27'), time('02:00'))).toBe('once');
    expect(timeFaults(slot('2024-03-31', '01:30', '03:00'))).toMatchObject([
      { path: ['from'], message: expect.stringContaining('the clocks go forward') },
    ]);
    expect(timeFaults(slot('2024-05-01', '11:00', '11:00'))).toMatchObject([{ path: ['until'] }]);
  });

  it('stays the same time of day by a rule, over a change of the clocks', () => {
    const slots = byRule(slot('2024-03-20', '10:00', '12:00'), 3, 1);
    expect(slots.map(({ on }) => String(on))).toEqual(['2024-03-20', '2024-03-27', '2024-04-03']);
    expect(slots.every(({ from }) => from.equals(time('10:00')))).toBe(true);
  });

  it('is asked about where it is past', () => {
    const slots = byRule(slot('2024-05-20', '10:00', '12:00'), 3, 1);
    expect(pastQuestions(slots, day('2024-06-03'))[0]?.message).toContain('2 of these are in the past');
    expect(pastQuestions(slots, day('2024-05-20'))).toEqual([]);
  });
});

describe('a room and a worker', () => {
  const standing = {
    ...slot('2024-06-10', '10:30', '13:00'),
    title: 'Cooking together',
    place: 'Hall, room 2',
    room: 'hall room 2',
    staffIds: ['w1'],
  };
  const faultsAt = (from: string, until: string) =>
    clashFaults(
      { slots: [slot('2024-06-10', from, until)], room: roomOf('Hall – Room 2', false), staffIds: ['w1'] },
      [standing],
      () => 'Grace',
    );

  it('are refused where they are taken, with what stands there', () => {
    expect(faultsAt('10:00', '12:00')).toMatchObject([
      { path: ['place'], message: expect.stringContaining('Cooking together') },
      { path: ['staffIds'], message: expect.stringContaining('Grace holds another session then') },
    ]);
    expect(faultsAt('09:00', '10:30')).toEqual([]);
    expect(roomOf('Hall, room 2', true)).toBeNull();
  });
});

describe('those who must not meet', () => {
  it('carry one mark; leaving takes away what joining brought', () => {
    const marks = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 5 });
    fc.assert(
      fc.property(marks, marks, (here, hers) => {
        expect(withoutMarks(withMarks(here, hers), hers).toSorted()).toEqual(here.toSorted());
        expect(mustNotMeet(here, hers)).toBe(here.some((mark) => hers.includes(mark)));
      }),
      { seed: 6, numRuns: 50 },
    );
    expect(hasRoom({ capacity: 2, taken: 2 })).toBe(false);
    expect(hasRoom({ capacity: null, taken: 200 })).toBe(true);
  });
});

describe('a register', () => {
  const state: RegisterState = {
    heldOn: day('2024-06-03'),
    cancelledOn: null,
    takesHeads: false,
    members: new Map([
      ['m1', 'e1'],
      ['m2', null],
    ]),
    mayCome: new Map([['w1', 'e9']]),
    onRecord: [{ id: 'r1', version: 1, personId: 'm1', answer: 'absent' }],
  };
  const today = day('2024-06-03');
  const mark = (personId: string, answer: 'present' | 'absent' = 'present') => ({ personId, answer });

  it('adds what is new, walk-ins among it, and corrects what was otherwise', () => {
    const decided = decideRegister(
      state,
      { marks: [mark('m1'), mark('m2'), mark('w1')], headCount: null },
      today,
    );
    expect(decided).toMatchObject({
      ok: true,
      value: {
        add: [
          { personId: 'm2', walkIn: false, enrolmentId: null },
          { personId: 'w1', walkIn: true, enrolmentId: 'e9' },
        ],
        correct: [{ id: 'r1', answer: 'present' }],
      },
    });
    const same = decideRegister(state, { marks: [mark('m1', 'absent')], headCount: null }, today);
    expect(same).toMatchObject({ ok: true, value: { add: [], correct: [] } });
  });

  it('refuses somebody who is not enrolled, a line twice, a number where all have names', () => {
    const decided = decideRegister(
      state,
      { marks: [mark('x'), mark('m2'), mark('m2')], headCount: 3 },
      today,
    );
    expect(decided).toMatchObject({
      ok: false,
      error: {
        faults: [
          { path: ['marks', 0, 'personId'] },
          { path: ['marks', 2, 'personId'] },
          { path: ['headCount'] },
        ],
      },
    });
  });

  it('is not taken before its day, nor of a session that was cancelled', () => {
    const none = { marks: [], headCount: null };
    expect(decideRegister(state, none, day('2024-06-02'))).toMatchObject({ error: { code: 'not_yet' } });
    expect(decideRegister({ ...state, cancelledOn: today }, none, today)).toMatchObject({
      error: { code: 'cancelled' },
    });
  });
});
