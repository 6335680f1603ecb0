import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diamondWork } from '../../test/support/work.ts';
import { ACTION_OWNERS, ACTION_STATUSES, type ActionInput, decideAction } from './action.ts';
import { decideGoal, GOAL_STATUSES, type GoalInput } from './goal.ts';
import { dueWords, isOverdue, ownerPlain } from './plan-words.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const today = day('2024-06-03');
const work = diamondWork({ startedOn: '2024-01-08' });
const ended = diamondWork({ startedOn: '2023-01-08', endedOn: '2024-03-01' });

const wish: GoalInput = {
  area: 'being_a_parent',
  words: 'I want to write to my son',
  parentView: null,
  status: 'open',
  closingWords: null,
};
const stands = { area: 'being_a_parent', setOn: day('2024-02-01'), status: 'open', closedOn: null } as const;

describe('decideGoal', () => {
  it('given open work, when a goal is set, then it is open from today', () => {
    expect(decideGoal({ work, goal: undefined }, wish, today)).toEqual({
      ok: true,
      value: { ...wish, setOn: today, closedOn: null },
    });
  });

  it('given an open goal, when it is reached, then it closes today and keeps the day that it was set', () => {
    const decided = decideGoal({ work, goal: stands }, { ...wish, status: 'reached' }, today);
    expect(decided).toMatchObject({
      ok: true,
      value: { status: 'reached', setOn: stands.setOn, closedOn: today },
    });
  });

  it('given a closed goal, when its words change, then the day of closing stays', () => {
    const closed = { ...stands, status: 'reached', closedOn: day('2024-04-01') } as const;
    const decided = decideGoal({ work, goal: closed }, { ...wish, status: 'reached' }, today);
    expect(decided.ok && decided.value.closedOn?.toString()).toBe('2024-04-01');
  });

  it('given a closed goal, when it is opened again, then nothing of the closing stays', () => {
    const closed = { ...stands, status: 'stopped', closedOn: day('2024-04-01') } as const;
    const decided = decideGoal({ work, goal: closed }, { ...wish, closingWords: 'Too soon' }, today);
    expect(decided).toMatchObject({
      ok: true,
      value: { status: 'open', closedOn: null, closingWords: null },
    });
  });

  it('given work that has ended, a goal can be closed but not added', () => {
    expect(decideGoal({ work: ended, goal: undefined }, wish, today)).toMatchObject({
      ok: false,
      error: { kind: 'refused', code: 'ended' },
    });
    expect(decideGoal({ work: ended, goal: stands }, { ...wish, status: 'reached' }, today).ok).toBe(true);
  });

  it.each([
    ['an area that the programme does not have', { area: 'finances' }, 'area'],
    ['a day to come', { setOn: day('2024-06-04') }, 'setOn'],
    ['a day before the work', { setOn: day('2024-01-07') }, 'setOn'],
    ['a change without its reason', { status: 'changed' as const }, 'closingWords'],
    [
      'a closing before the setting',
      { status: 'reached' as const, setOn: day('2024-05-01'), closedOn: day('2024-04-01') },
      'closedOn',
    ],
    ['a closing to come', { status: 'reached' as const, closedOn: day('2024-06-04') }, 'closedOn'],
  ])('says beside the field what is wrong with %s', (_, wrong, field) => {
    expect(decideGoal({ work, goal: undefined }, { ...wish, ...wrong }, today)).toMatchObject({
      ok: false,
      error: { kind: 'invalid', faults: [{ path: [field] }] },
    });
  });

  it('is closed exactly when it has a day of closing, which is never before the setting nor to come', () => {
    const offset = fc.option(fc.integer({ min: -200, max: 30 }), { nil: undefined });
    fc.assert(
      fc.property(fc.constantFrom(...GOAL_STATUSES), offset, offset, (status, set, closed) => {
        const on = (days: number | undefined) => (days === undefined ? undefined : today.add({ days }));
        const input = { ...wish, status, setOn: on(set), closedOn: on(closed), closingWords: 'So it was' };
        const decided = decideGoal({ work, goal: undefined }, input, today);
        if (!decided.ok) return;
        const { setOn, closedOn } = decided.value;
        expect(closedOn === null).toBe(status === 'open');
        expect(Temporal.PlainDate.compare(setOn, today)).toBeLessThanOrEqual(0);
        if (closedOn) {
          expect(Temporal.PlainDate.compare(setOn, closedOn)).toBeLessThanOrEqual(0);
          expect(Temporal.PlainDate.compare(closedOn, today)).toBeLessThanOrEqual(0);
        }
      }),
      { seed: 31, numRuns: 300, examples: [['reached', -10, -5]] },
    );
  });
});

const step: ActionInput = { what: 'Buy stamps', owner: 'parent', ownerName: null, status: 'open' };
const goal = { status: 'open', setOn: day('2024-02-01') } as const;

describe('decideAction', () => {
  it('given an open goal, when a step is agreed, then it is open from today', () => {
    expect(decideAction({ goal, action: undefined }, step, today)).toEqual({
      ok: true,
      value: { ...step, dueOn: null, setOn: today, closedOn: null },
    });
  });

  it('given a closed goal, no step is added', () => {
    const closed = { ...goal, status: 'reached' as const };
    expect(decideAction({ goal: closed, action: undefined }, step, today)).toMatchObject({
      ok: false,
      error: { code: 'goal_closed' },
    });
  });

  it.each([
    ['somebody else without a name', { owner: 'other' as const }, 'ownerName'],
    ['a due day before it was agreed', { dueOn: day('2024-06-02') }, 'dueOn'],
    ['a due day that slipped a century', { dueOn: day('2124-06-02') }, 'dueOn'],
    ['a day before its goal', { setOn: day('2024-01-31') }, 'setOn'],
    ['a day to come', { status: 'done' as const, closedOn: day('2024-06-04') }, 'closedOn'],
  ])('says beside the field what is wrong with %s', (_, wrong, field) => {
    expect(decideAction({ goal, action: undefined }, { ...step, ...wrong }, today)).toMatchObject({
      ok: false,
      error: { kind: 'invalid', faults: [{ path: [field] }] },
    });
  });

  it('keeps the name of somebody else, and no name beside anybody we know', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ACTION_OWNERS), fc.constantFrom(...ACTION_STATUSES), (owner, status) => {
        const decided = decideAction(
          { goal, action: undefined },
          { ...step, owner, status, ownerName: 'Her sister' },
          today,
        );
        expect(decided.ok && decided.value.ownerName).toBe(owner === 'other' ? 'Her sister' : null);
        expect(decided.ok && (decided.value.closedOn === null) === (status === 'open')).toBe(true);
      }),
      { seed: 32 },
    );
  });
});

describe('the words of a step', () => {
  it('say who, by when and whether the day is over', () => {
    const due = { status: 'open', dueOn: day('2024-06-01') } as const;
    expect(dueWords(due, today)).toBe('by 1 June 2024 (2 days ago)');
    expect(isOverdue(due, today)).toBe(true);
    expect(isOverdue({ ...due, status: 'done' }, today)).toBe(false);
    expect(isOverdue({ ...due, dueOn: today }, today)).toBe(false);
    expect(ownerPlain({ owner: 'worker', ownerName: null })).toBe('My worker will do this');
    expect(ownerPlain({ owner: 'other', ownerName: 'My sister' })).toBe('My sister will do this');
  });
});
