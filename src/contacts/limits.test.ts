import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestHouse, type TestHouse } from '../../test/support/house.ts';
import { addReferred } from '../../test/support/referred.ts';
import { giveConsent, startEnrolment } from '../enrolments/index.ts';
import { zLimit } from '../programme/schema/timing.ts';
import { giveProvision } from '../provisions/index.ts';
import { recordContact } from './index.ts';

let house: TestHouse;
let enrolmentId = '';

beforeAll(async () => {
  house = await openTestHouse({ today: '2024-06-03' });
  const diamond = house.programmes.current('diamond');
  if (!diamond) throw new Error('Diamond is not there');
  house.publish({
    ...diamond,
    version: diamond.version + 1,
    limits: [
      {
        id: 'visits',
        title: 'Two visits a week',
        of: 'contacts',
        kinds: ['home_visit'],
        at_most: 2,
        per: 'week',
      },
      {
        id: 'goods',
        title: 'One thing for the home',
        of: 'provisions',
        kinds: ['goods'],
        at_most: 1,
        beyond: 'refuse',
      },
    ].map((limit) => zLimit.parse(limit)),
  });
  const { personId, referralId } = await addReferred(house, { name: 'Lena Limit' });
  const consent = {
    personId,
    programme: 'diamond',
    kind: 'join',
    answer: 'given',
    on: '2024-01-05',
  } as const;
  await house.done(giveConsent, { ...consent, how: 'in_person' });
  const start = { referralId, programme: 'diamond', pathway: 'participant', startedOn: '2024-01-08' };
  enrolmentId = (await house.done(startEnrolment, start)).id;
});
afterAll(() => house.close());

const visit = (on: string, over: object = {}) =>
  house.run(recordContact, { enrolmentId, kind: 'home_visit', result: 'met', on, ...over });
const pathsOf = (result: Awaited<ReturnType<typeof visit>>) =>
  result.ok
    ? 'ok'
    : result.error.kind === 'invalid'
      ? result.error.faults.map((each) => each.path.join('.'))
      : [];

it('beyond a limit a contact needs a reason; attempts and other weeks do not', async () => {
  expect(pathsOf(await visit('2024-05-20'))).toBe('ok');
  expect(pathsOf(await visit('2024-05-21'))).toBe('ok');
  expect(pathsOf(await visit('2024-05-22'))).toEqual(['note']);
  expect(pathsOf(await visit('2024-05-22', { result: 'attempted' }))).toBe('ok');
  expect(pathsOf(await visit('2024-05-22', { note: 'The court asked for it' }))).toBe('ok');
  expect(pathsOf(await visit('2024-05-29'))).toBe('ok');
});

it('beyond a limit that refuses nothing is given, at a contact or by itself', async () => {
  const goods = { kind: 'goods', what: 'A cot' };
  expect(pathsOf(await visit('2024-06-02', { note: 'With a cot', provisions: [goods, goods] }))).toEqual([
    'provisions.1.kind',
  ]);
  await house.done(giveProvision, { enrolmentId, ...goods });
  const again = await house.run(giveProvision, { enrolmentId, ...goods });
  expect(again).toMatchObject({ ok: false, error: { kind: 'invalid', faults: [{ path: ['kind'] }] } });
});
