import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestHouse, type TestHouse } from '../../../test/support/house.ts';
import { actorOfToken, createToken, listTokens, revokeToken } from './index.ts';

describe('tokens for the API', () => {
  let house: TestHouse;
  beforeAll(async () => {
    house = await openTestHouse();
  });
  afterAll(() => house.close());

  const make = (
    name: string,
    days = 90,
    role: 'practitioner' | 'analyst' = 'practitioner',
    tenant = 'east',
  ) =>
    createToken(
      { pool: house.database.pool, owner: house.owner },
      { tenant, role, name, days, now: Temporal.Instant.from('2024-06-03T12:00:00Z') },
    );

  it('stand for a member of staff of their own, in their tenant and role', async () => {
    const { token, staffId } = await make('figures');
    expect(token).toMatch(/^facet_[A-Za-z0-9_-]{43}$/);
    expect(await actorOfToken(house.database.pool, token)).toEqual({
      kind: 'staff',
      tenant: 'east',
      staffId,
      name: 'API: figures',
      role: 'practitioner',
    });
  });

  it('are not kept: only their hash is', async () => {
    const { token, id } = await make('hidden');
    const { rows } = await house.owner.query('select t::text as row from facet.api_token t where id = $1', [
      id,
    ]);
    expect(rows[0].row).not.toContain(token.slice(6));
    expect(JSON.stringify(await listTokens(house.owner))).not.toContain(token.slice(6));
  });

  it('share the member of staff when they have one name, and never another role', async () => {
    const [first, second] = [await make('shared'), await make('shared')];
    expect(second.staffId).toBe(first.staffId);
    await expect(make('shared', 90, 'analyst')).rejects.toThrow(
      '“API: shared” is there already, as practitioner',
    );
    await expect(make('x', 90, 'analyst', 'north')).rejects.toThrow('There is no tenant “north”');
  });

  it('open nothing when they are wrong, old or revoked, or the member of staff has left', async () => {
    const { pool } = house.database;
    const { token } = await make('wrong');
    const wrong = [
      '',
      'facet_',
      token.slice(0, -1),
      `${token}x`,
      token.toUpperCase(),
      `facet_${'A'.repeat(43)}`,
      '\u0000',
    ];
    for (const each of wrong) expect(await actorOfToken(pool, each)).toBeNull();
    expect(await actorOfToken(pool, (await make('old', 0)).token)).toBeNull();
    const revoked = await make('revoked');
    expect(await revokeToken(house.owner, revoked.id)).toBe(true);
    expect(await revokeToken(house.owner, revoked.id)).toBe(false);
    expect(await actorOfToken(pool, revoked.token)).toBeNull();
    const left = await make('left');
    await house.owner.query(`update t_east.staff set left_on = '2024-06-03' where id = $1`, [left.staffId]);
    expect(await actorOfToken(pool, left.token)).toBeNull();
    const states = (await listTokens(house.owner, 'east')).map(({ name, state }) => [name, state]);
    expect(states).toContainEqual(['revoked', 'revoked']);
    expect(states).toContainEqual(['old', 'expired']);
    expect(states).toContainEqual(['wrong', 'in use']);
  });
});
