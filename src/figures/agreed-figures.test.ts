import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestHouse, type TestHouse } from '../../test/support/house.ts';
import { addParent, type TestParent } from '../../test/support/parents.ts';
import { giveConsent, withdrawConsent } from '../enrolments/index.ts';
import { listFigures } from './list-figures.ts';
import { openFigure } from './open-figure.ts';

const TODAY = '2024-06-03';
const FIGURE = 'further_proceedings';

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse({ today: TODAY });
  const diamond = house.programmes.current('diamond');
  const figure = diamond?.figures[FIGURE];
  if (!diamond || !figure) throw new Error(`there is no ${FIGURE}`);
  const figures = { ...diamond.figures, [FIGURE]: { ...figure, rests_on: 'evaluation' } };
  house.publish({ ...diamond, version: diamond.version + 1, figures });
});
afterAll(() => house.close());

async function figure(asAt = TODAY) {
  const { figures } = await house.answer(listFigures, { programme: 'diamond', asAt });
  const found = figures.find(({ id }) => id === FIGURE);
  if (!found) throw new Error(`there is no ${FIGURE}`);
  return found;
}

const dayOf = (days: number) => Temporal.PlainDate.from('2024-04-01').add({ days }).toString();

const answered = (personId: string, answer: 'given' | 'refused', on: string, kind = 'evaluate') =>
  house.done(giveConsent, {
    personId,
    programme: 'diamond',
    kind,
    answer,
    on,
    how: 'in_person',
    ...(kind === 'share' && { agencies: ['health'] }),
  });

describe('a figure that rests on an agreement', () => {
  it('says so, with what is in print, and lists nobody who took it back', async () => {
    const { personId } = await addParent(house, { name: 'Amina One' });
    const before = (await figure()).of;
    const { id, version } = await answered(personId, 'given', '2024-05-01');
    const counted = await figure();
    expect(counted.of).toBe(before + 1);
    expect(counted.definition.agreedTo).toEqual(['Help us learn']);
    await house.done(withdrawConsent, { id, version, on: '2024-05-20', how: 'by_phone' });
    expect((await figure()).of).toBe(before);
    expect((await figure('2024-05-19')).of).toBe(before + 1);
    expect((await figure('2024-05-20')).of).toBe(before);
    for (const rows of ['counted', 'not_counted'] as const) {
      const opened = await house.answer(openFigure, { programme: 'diamond', figure: FIGURE, rows });
      expect(JSON.stringify(opened.rows)).not.toContain(personId);
    }
  });

  it('counts as at any day whose last answer by then was yes and stood', async () => {
    type Step = { day: number; answer: 'given' | 'refused'; withdrawnAfter: number | null };
    const step = fc.record({
      day: fc.integer({ min: 0, max: 50 }),
      answer: fc.constantFrom('given', 'refused'),
      withdrawnAfter: fc.option(fc.integer({ min: 0, max: 12 })),
    }) satisfies fc.Arbitrary<Step>;
    let parents = 0;
    const stands = (steps: readonly Step[], day: number) => {
      const last = steps
        .filter((each) => each.day <= day)
        .sort((a, b) => a.day - b.day)
        .at(-1);
      if (last?.answer !== 'given') return false;
      return last.withdrawnAfter === null || day < last.day + last.withdrawnAfter;
    };
    const days = fc.array(fc.integer({ min: 0, max: 62 }), { minLength: 3, maxLength: 3 });
    const steps = fc.uniqueArray(step, { maxLength: 4, selector: ({ day }) => day });
    await fc.assert(
      fc.asyncProperty(steps, days, async (given, asked) => {
        const counts = await Promise.all(asked.map(async (day) => (await figure(dayOf(day))).of));
        parents += 1;
        const parent: TestParent = await addParent(house, { name: `Parent ${parents}` });
        for (const { day, answer, withdrawnAfter } of given) {
          const { id, version } = await answered(parent.personId, answer, dayOf(day));
          if (answer === 'given' && withdrawnAfter !== null)
            await house.done(withdrawConsent, {
              id,
              version,
              on: dayOf(day + withdrawnAfter),
              how: 'by_phone',
            });
        }
        for (const [index, day] of asked.entries())
          expect((await figure(dayOf(day))).of - (counts[index] ?? 0)).toBe(stands(given, day) ? 1 : 0);
      }),
      { numRuns: 20, seed: 20240603 },
    );
  }, 120_000);
});
