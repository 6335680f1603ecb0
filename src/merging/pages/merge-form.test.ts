import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../../test/support/app.ts';
import { mergingIn } from '../testing/merging-in.ts';

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp({ today: '2024-06-03' });
});
afterAll(() => app.close());

it('says at once that the reason is too long, and asks only what can be saved to be checked', async () => {
  const { somebody } = mergingIn(app);
  const [kept, other] = [await somebody('Nadia Same'), await somebody('Nadya Same')];
  const send = (why: string) => app.post(`/people/${kept}/merge/${other}`, { why, _version: '1' }, 'manager');
  const long = await send('a'.repeat(2001));
  expect(long.status).toBe(422);
  expect(await long.text()).toContain('error-summary');
  const fitting = await send('The hospital knew her by her maiden name');
  expect(fitting.status).toBe(200);
  expect(await fitting.text()).toContain('Check before you merge the records');
});
