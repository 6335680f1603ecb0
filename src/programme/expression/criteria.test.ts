import { describe, expect, it } from 'vitest';
import { diamond as programme } from '../../../test/support/diamond.ts';
import { evaluateCriteria } from './criteria.ts';
import { isShown } from './questions.ts';
import type { CaseFacts } from './vocabulary.ts';

const today = Temporal.PlainDate.from('2024-06-15');

const eligible: CaseFacts = {
  referral: { from: 'partner' },
  answers: { parent_agrees: true },
  person: { borough_link: true, care_leaver: false },
  pregnancy: { pregnant: false },
  proceedings: [{ concluded: true, concluded_on: '2022' }],
  children: [{ born_on: '2020-02-01', removed: true, removed_on: '2021-05', in_parents_care: false }],
};

function resultOf(facts: CaseFacts, id: string, moment?: 'start' | 'continuing') {
  return evaluateCriteria(programme, facts, today, moment).criteria.find((each) => each.id === id);
}

describe("Diamond's criteria", () => {
  it('are met, each with its reason', () => {
    const { eligible: answer, criteria, priority } = evaluateCriteria(programme, eligible, today);
    expect([answer, priority]).toEqual(['yes', false]);
    expect(criteria.filter((each) => each.kind !== 'priority').every((each) => each.result === 'met')).toBe(
      true,
    );
    expect(resultOf(eligible, 'no_child_at_home')?.text).toBe("No child is in the parent's care now");
  });

  it('say what to ask, and of which fact, when something is not known', () => {
    const facts = {
      ...eligible,
      children: [{ removed: true, removed_on: '2019', born_on: '2018', in_parents_care: false }],
    };
    expect(resultOf(facts, 'removed_under_five')).toMatchObject({
      result: 'not_known',
      missing: ['children[0].removed_on'],
      text: 'Ask when each child was born and when each was removed; the month and year will often do',
    });
    expect(evaluateCriteria(programme, facts, today).eligible).toBe('not_known');
    expect(evaluateCriteria(programme, {}, today)).toMatchObject({ eligible: 'not_known', priority: false });
  });

  it('decline with signposts', () => {
    const facts = { ...eligible, person: { borough_link: false, care_leaver: true } };
    const { eligible: answer, priority } = evaluateCriteria(programme, facts, today);
    expect([answer, priority]).toEqual(['no', true]);
    expect(resultOf(facts, 'local_link')).toMatchObject({ result: 'not_met', declines: true });
    expect(resultOf(facts, 'local_link')?.signposts).toHaveLength(1);
    expect(resultOf(eligible, 'local_link')?.signposts).toEqual([]);
  });

  it('let a pregnancy bar the start and never the continuing', () => {
    const facts = { ...eligible, pregnancy: { pregnant: true } };
    expect(evaluateCriteria(programme, facts, today).eligible).toBe('no');
    expect(evaluateCriteria(programme, facts, today, 'continuing').eligible).toBe('yes');
    expect(resultOf(facts, 'not_pregnant', 'continuing')).toBeUndefined();
  });

  it('keep to the day: under five, and within five years', () => {
    const withChild = (born_on: string, removed_on: string) =>
      resultOf(
        { ...eligible, children: [{ born_on, removed_on, removed: true, in_parents_care: false }] },
        'removed_under_five',
      )?.result;
    expect(withChild('2016-01-01', '2020-12-31')).toBe('met');
    expect(withChild('2016-01-01', '2021-01-01')).toBe('not_met');
    expect(withChild('2018-01-01', '2019-06-15')).toBe('met');
    expect(withChild('2018-01-01', '2019-06-14')).toBe('not_met');
  });

  it('take a self-referral as the wish to be referred', () => {
    expect(resultOf({ referral: { from: 'self' } }, 'agrees')?.result).toBe('met');
    expect(resultOf({ referral: { from: 'staff' } }, 'agrees')).toMatchObject({
      missing: ['answers.parent_agrees'],
    });
  });
});

describe('a question with a condition', () => {
  it('is hidden only when the condition is known to be false', () => {
    const shown = (answers: Record<string, unknown>) =>
      isShown(programme, 'letters_in_use', { answers }, today);
    expect([shown({}), shown({ letters_arranged: true }), shown({ letters_arranged: false })]).toEqual([
      true,
      true,
      false,
    ]);
    expect(isShown(programme, 'why_now', {}, today)).toBe(true);
  });
});
