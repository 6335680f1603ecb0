import { afterAll, beforeAll, expect, it } from 'vitest';
import { setGoal } from '../../src/plans/index.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';
import { addParent } from '../support/parents.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});
afterAll(() => house.close());

it('of fifty who change one goal at once one is saved, and each other is shown what it is now', async () => {
  const { enrolmentId } = await addParent(house);
  const goal = await house.done(setGoal, { enrolmentId, area: 'staying_safe', words: 'A home of my own' });
  const change = (words: string) =>
    house.run(setGoal, { enrolmentId, id: goal.id, version: 1, area: 'staying_safe', words });
  const wishes = Array.from({ length: 50 }, (_, index) => `Wish ${index}`);
  const results = await Promise.all(wishes.map(change));
  const saved = wishes.filter((_, index) => results[index]?.ok);
  const { rows } = await house.owner.query('select words, version from t_east.goal where id = $1', [goal.id]);
  expect(saved).toEqual([rows[0].words]);
  expect(rows[0].version).toBe(2);
  for (const result of results)
    if (!result.ok) expect(result.error).toMatchObject({ kind: 'stale', current: { words: saved[0] } });
});
