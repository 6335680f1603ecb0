import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pageItems } from './caseload-table.tsx';
import { homeHref, homeParts, metWords, readChoice, whyOverdue } from './home-view.ts';
import type { CaseloadParent } from './list-caseload.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const today = day('2024-06-03');

function parent(over: Partial<CaseloadParent> = {}): CaseloadParent {
  return {
    enrolmentId: 'e',
    personId: 'p',
    name: 'Amina Example',
    programme: 'Diamond',
    pathway: 'Support',
    stage: 'Engage',
    startedOn: day('2024-05-06'),
    month: 1,
    months: 18,
    lead: null,
    lastMetOn: day('2024-05-31'),
    daysSinceMet: 3,
    lastTriedOn: day('2024-05-31'),
    nextOn: null,
    dueOn: day('2024-06-07'),
    actionsOverdue: 0,
    isToday: false,
    isContactOverdue: false,
    isUnseen: false,
    expected: null,
    others: 0,
    stagePrompt: null,
    ...over,
  };
}

describe('why something is due or overdue', () => {
  it.each([
    [{}, []],
    [
      { isContactOverdue: true, nextOn: day('2024-06-02') },
      ['Planned for 2 Jun 2024, and nothing recorded since'],
    ],
    [{ isContactOverdue: true, dueOn: day('2024-05-27') }, ['A meeting was due by 27 May 2024']],
    [{ nextOn: day('2024-06-03') }, []],
    [{ actionsOverdue: 1 }, ['1 action overdue']],
    [{ actionsOverdue: 3, stagePrompt: 'Move on' }, ['3 actions overdue', 'Move on']],
  ])('%j is %j', (over, why) => expect(whyOverdue(parent(over), today)).toEqual(why));
});

it('says when a parent was last met, tried, or started', () => {
  expect(metWords(parent(), today)).toBe('Last met 3 days ago');
  expect(metWords(parent({ lastMetOn: null }), today)).toBe('Not met yet, last tried 3 days ago');
  const never = parent({ lastMetOn: null, lastTriedOn: null });
  expect(metWords(never, today)).toBe('Not met yet, started 28 days ago');
});

it('puts a parent in every part that she belongs to, and counts beyond those shown', () => {
  const parents = [parent({ isToday: true, isUnseen: true }), parent({ stagePrompt: 'Move on' })];
  const needs = { today: 1, overdue: 7, unseen: 1 };
  const parts = homeParts({ parents, total: 9, page: 1, pages: 1, needs }, today);
  expect(parts.map((part) => [part.id, part.count, part.items.length])).toEqual([
    ['today', 1, 1],
    ['overdue', 7, 1],
    ['unseen', 1, 1],
  ]);
});

describe('the address', () => {
  it('says nothing that is usual', () => {
    expect(homeHref(readChoice(new URLSearchParams(), 'mine'), 'mine')).toBe('/#parents');
  });

  it('is read back as it was written', () => {
    const choices = fc.record({
      staff: fc.constantFrom('mine', 'all', '018f0000-0000-7000-8000-000000000000'),
      show: fc.constantFrom('all', 'today', 'overdue', 'unseen', 'attention'),
      sort: fc.constantFrom('attention', 'name', 'last_met', 'started'),
      text: fc.string({ maxLength: 30 }).map((text) => text.trim().replaceAll('\u0000', '')),
      programme: fc.constantFrom('', 'diamond'),
      page: fc.integer({ min: 1, max: 10_000 }),
    });
    fc.assert(
      fc.property(choices, fc.constantFrom('mine' as const, 'all' as const), (choice, usual) => {
        const read = readChoice(
          new URL(homeHref(choice as never, usual), 'http://facet').searchParams,
          usual,
        );
        expect(read).toEqual({ ...choice, text: choice.text.trim() });
      }),
      { seed: 17 },
    );
  });

  it.each(['show=x', 'staff=me', 'page=1.5', 'page=-3', 'sort=', 'text=%00'])(
    'takes %s as usual',
    (query) => {
      const usual = readChoice(new URLSearchParams(), 'mine');
      expect(readChoice(new URLSearchParams(query), 'mine')).toEqual(usual);
    },
  );
});

it('numbers the pages near this one, the first and the last', () => {
  const shown = (page: number, pages: number) =>
    pageItems({ page, pages }, String).map((item) => (item.ellipsis ? '…' : item.number));
  expect(shown(1, 3)).toEqual([1, 2, 3]);
  expect(shown(5, 9)).toEqual([1, '…', 4, 5, 6, '…', 9]);
  expect(shown(1, 9)).toEqual([1, 2, '…', 9]);
});
