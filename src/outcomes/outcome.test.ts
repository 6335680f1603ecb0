import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diamondWork } from '../../test/support/work.ts';
import { decideOutcomes, type OutcomeState, outcomeAreas } from './outcome.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const on = day('2024-05-01');
const work = diamondWork({ startedOn: '2024-01-08' });
const state: OutcomeState = { work, reached: [] };
const gp = { outcome: 'gp_registered', evidence: 'Card seen' };

/** The same work in a programme that lets every outcome be reached again. */
const again: OutcomeState['work'] = {
  ...work,
  programme: {
    ...work.programme,
    outcomes: work.programme.outcomes.map((each) => ({ ...each, repeatable: true })),
  },
};

describe('decideOutcomes', () => {
  it('given nothing yet, keeps the first occurrence on its day', () => {
    expect(decideOutcomes(state, [gp], on, () => [])).toEqual({
      ok: true,
      value: [{ ...gp, occurrence: 1, reachedOn: on }],
    });
  });

  it('given it is recorded, refuses it and says on which day', () => {
    const reached = [{ outcome: 'gp_registered', reachedOn: day('2024-02-01'), occurrence: 1 }];
    expect(decideOutcomes({ work, reached }, [gp], on, () => [])).toMatchObject({
      ok: false,
      error: {
        code: 'already_recorded',
        faults: [
          { path: ['outcome'], message: '“Registered with a GP” is already recorded, on 1 February 2024' },
        ],
      },
    });
  });

  it('given a programme that lets it be reached again, counts the occurrences', () => {
    const reached = [{ outcome: 'gp_registered', reachedOn: day('2024-02-01'), occurrence: 1 }];
    const decided = decideOutcomes({ work: again, reached }, [gp, gp], on, () => []);
    expect(decided.ok && decided.value.map((each) => each.occurrence)).toEqual([2, 3]);
  });

  it('never gives one outcome the same occurrence twice', () => {
    const names = fc.array(fc.constantFrom('gp_registered', 'dental_registered', 'none'), { maxLength: 6 });
    fc.assert(
      fc.property(names, names, fc.boolean(), (before, now, repeatable) => {
        const first = decideOutcomes(
          { work: again, reached: [] },
          before.filter((each) => each !== 'none').map((outcome) => ({ outcome, evidence: null })),
          on,
          () => [],
        );
        const reached = first.ok ? first.value : [];
        const wanted = now.map((outcome) => ({ outcome, evidence: null }));
        const decided = decideOutcomes({ work: repeatable ? again : work, reached }, wanted, on, (index) => [
          index,
        ]);
        if (!decided.ok) return;
        const all = [...reached, ...decided.value].map((each) => `${each.outcome} ${each.occurrence}`);
        expect(new Set(all).size).toBe(all.length);
        expect(decided.value).toHaveLength(now.length);
      }),
      { seed: 41, numRuns: 300 },
    );
  });
});

describe('outcomeAreas', () => {
  const row = {
    id: 'o1',
    version: 1,
    outcome: 'gp_registered',
    occurrence: 1,
    reachedOn: on,
    evidence: null,
    contactId: null,
    by: null,
  };

  it('puts each outcome once: reached, or not yet', () => {
    const areas = outcomeAreas(work.programme, [row]);
    const reached = areas.flatMap((area) => area.reached.map((each) => each.outcome));
    const notYet = areas.flatMap((area) => area.notYet.map((each) => each.id));
    expect(reached).toEqual(['gp_registered']);
    expect([...reached, ...notYet].sort()).toEqual(work.programme.outcomes.map((each) => each.id).sort());
    expect(areas.map((area) => area.id)).toEqual(work.programme.plan?.areas.map((area) => area.id));
  });

  it('keeps what a programme no longer looks for, under other changes', () => {
    const areas = outcomeAreas(work.programme, [{ ...row, outcome: 'given_up' }]);
    expect(areas.find((area) => area.id === 'other')).toMatchObject({
      title: 'Other changes',
      reached: [{ id: 'o1' }],
    });
  });

  it('offers again what may be reached again', () => {
    const open = (programme: typeof work.programme) =>
      outcomeAreas(programme, [row]).flatMap((area) => area.open.map((each) => each.id));
    expect(open(work.programme)).not.toContain('gp_registered');
    expect(open(again.programme)).toContain('gp_registered');
  });
});
