import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestHouse, type TestHouse } from '../../test/support/house.ts';
import { createLog } from '../foundation/log.ts';
import { keepHouse } from './housekeeping.ts';
import { rooms } from './rooms.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse({ today: '2024-06-03' });
});
afterAll(async () => {
  await house.close();
});

test('the daily round goes through every tenant and removes what is past its time', async () => {
  for (const tenant of ['east', 'west']) {
    await house.owner.query(
      `insert into t_${tenant}.referral_draft (programme_id, origin, secret_hash, started_at, saved_at, expires_on)
       select 'diamond', 'self', '\\x00', '2024-05-01', '2024-05-01', '2024-05-29' from generate_series(1, 501)`,
    );
  }
  const entries = ['east', 'west'].map((slug) => ({ slug, name: slug, demo: false }));
  const tenants = {
    all: async () => entries,
    find: async (slug: string) => entries.find((each) => each.slug === slug),
  };
  await keepHouse({ bus: house.bus, rooms, tenants, log: createLog('silent') });
  for (const tenant of ['east', 'west']) {
    const { rows } = await house.owner.query(`select id from t_${tenant}.referral_draft`);
    expect(rows).toEqual([]);
  }
});

test('Facet itself may do its housekeeping and nothing else', async () => {
  const system = { kind: 'system', tenant: 'east' } as const;
  for (const operation of rooms.flatMap((room) => room.commands ?? [])) {
    const result = await house.bus.run(operation, system, {}, { door: 'cli' });
    const forbidden = !result.ok && result.error.kind === 'forbidden';
    expect([operation.name, forbidden]).toEqual([
      operation.name,
      operation.permission !== 'housekeeping:do' && operation.permission !== 'public',
    ]);
  }
});
