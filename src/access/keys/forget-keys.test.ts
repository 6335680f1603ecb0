import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestHouse, type TestHouse } from '../../../test/support/house.ts';
import { aReferral } from '../../../test/support/referrals.ts';
import { makeReferral } from '../../referrals/index.ts';
import { forgetKeys } from './forget-keys.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse({ today: '2024-06-03' });
});
afterAll(() => house.close());

const system = { kind: 'system', tenant: 'east' } as const;
const KEY = '01900000-0000-7000-8000-00000000c0de';

it('forgets keys after a month, and knows a form that is sent again before that', async () => {
  const first = await house.run(makeReferral, aReferral(), house.actors.practitioner, KEY);
  house.setToday('2024-07-02');
  expect(await house.done(forgetKeys, {}, system)).toEqual({ removed: 0, more: false });
  expect(await house.run(makeReferral, aReferral(), house.actors.practitioner, KEY)).toEqual(first);
  house.setToday('2024-07-04');
  expect(await house.done(forgetKeys, {}, system)).toEqual({ removed: 1, more: false });
  const { rows } = await house.owner.query('select count(*)::int as n from t_east.idempotency_key');
  expect(rows).toEqual([{ n: 0 }]);
});

it('is Facet’s own work, and nobody else’s', async () => {
  const asked = await house.run(forgetKeys, {}, house.actors.administrator);
  expect(asked).toMatchObject({ ok: false, error: { kind: 'forbidden' } });
});
