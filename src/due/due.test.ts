import { describe, expect, it } from 'vitest';
import { day, today, why } from '../../test/support/small-programme.ts';
import { type DueItem, decideSettle, decideWhichDue, isOpen, type SettleWish } from './due.ts';

function due(over: Partial<DueItem> = {}): DueItem {
  return {
    item: 'birth.week_8',
    schedule: 'birth',
    round: 'c1',
    title: 'Eight weeks',
    kind: 'home_visit',
    onDay: day('2024-06-01'),
    fromDay: day('2024-05-25'),
    untilDay: day('2024-06-08'),
    state: 'now',
    ...over,
  };
}

const met = { kind: 'home_visit', result: 'met', on: day('2024-06-03'), due: null };

describe('which expected contact a contact is', () => {
  const other = due({ item: 'first.once', schedule: 'first', title: 'First meeting', kind: null });

  it('is by itself the one that it fits, and the earliest of a schedule', () => {
    const later = due({ item: 'birth.week_9', fromDay: day('2024-06-01'), untilDay: day('2024-06-15') });
    expect(decideWhichDue([due(), later], met)).toMatchObject({ ok: true, value: { item: 'birth.week_8' } });
  });

  it.each([
    ['another kind', { kind: 'call' }],
    ['an attempt', { result: 'attempted' }],
    ['a day too early', { on: day('2024-05-24') }],
    ['a day too late', { on: day('2024-06-09') }],
    ['said to be none', { due: 'none' }],
  ])('is none for %s', (_, over) => {
    expect(decideWhichDue([due()], { ...met, ...over })).toEqual({ ok: true, value: null });
  });

  it('is asked for where it fits two schedules, and then taken as said', () => {
    expect(why(decideWhichDue([due(), other], met))).toBe(
      'due: Choose which expected contact this was: Eight weeks, due 1 June 2024 or First meeting, due 1 June 2024',
    );
    const said = decideWhichDue([due(), other], { ...met, due: 'first.once' });
    expect(said).toMatchObject({ ok: true, value: { item: 'first.once' } });
  });

  it('may be one that is overdue, when somebody says so', () => {
    const overdue = due({ state: 'overdue', untilDay: day('2024-05-30') });
    expect(decideWhichDue([overdue], met)).toEqual({ ok: true, value: null });
    expect(decideWhichDue([overdue], { ...met, due: 'birth.week_8' })).toMatchObject({
      ok: true,
      value: overdue,
    });
  });

  it.each([
    ['birth.week_9', {}, /from the list/],
    ['birth.week_8', { result: 'did_not_attend' }, /Only a meeting/],
    ['birth.week_8', { kind: 'call' }, /another kind/],
    ['birth.week_8', { on: day('2024-05-01') }, /from 25 May 2024/],
  ])('refuses %s said of %j', (item, over, words) => {
    expect(why(decideWhichDue([due()], { ...met, ...over, due: item }))).toMatch(words);
  });
});

describe('settling something due', () => {
  const wish: SettleWish = {
    how: 'not_reached',
    on: today,
    note: 'Two calls',
    contactId: null,
    holds: [],
    noLonger: [],
  };
  const state = { contact: undefined, outcomes: ['housing'] };
  const settle = (over: Partial<SettleWish>, item: DueItem = due(), contact?: (typeof state)['contact']) =>
    decideSettle(item, { ...wish, ...over }, { ...state, contact }, today);

  it('takes what was tried, why it is not needed, or a contact that was made', () => {
    expect(settle({}).ok).toBe(true);
    expect(settle({ how: 'not_needed', note: 'Moved away', on: day('2024-05-01') }).ok).toBe(true);
    const contact = { id: 'x', kind: 'home_visit', happenedOn: day('2024-06-02') };
    expect(
      decideSettle(
        due(),
        { ...wish, how: 'contact', note: null, contactId: 'x', holds: ['housing'] },
        { ...state, contact },
        today,
      ),
    ).toMatchObject({ ok: true, value: { on: day('2024-06-02'), holds: ['housing'] } });
  });

  it.each([
    [{ note: null }, 'note: Say what was tried'],
    [{ how: 'not_needed', note: null }, 'note: Say why it is not needed'],
    [{ on: day('2024-06-04') }, 'on: The date must be today or in the past'],
    [{ on: day('2024-05-24') }, 'on: The date must be on or after 25 May 2024, when it could first be made'],
    [{ holds: ['work'] }, 'holds: Choose from the outcomes that are looked at again'],
    [{ holds: ['housing'], noLonger: ['housing'] }, 'noLonger: Say of each outcome one thing only'],
    [{ how: 'contact' }, 'contactId: Choose a contact at which you met, from the list'],
    [{ contactId: 'x' }, 'contactId: Leave the contact out, or say that she was met'],
  ] as const)('says of %j what is wrong', (over, words) => expect(why(settle(over))).toBe(words));

  it('does not settle twice, and knows what is open', () => {
    expect(why(settle({}, due({ state: 'done' })))).toBe('already_settled');
    expect(['now', 'later', 'overdue', 'missed'].every((state) => isOpen({ state } as DueItem))).toBe(true);
    expect(['done', 'not_reached', 'not_needed'].some((state) => isOpen({ state } as DueItem))).toBe(false);
  });
});
