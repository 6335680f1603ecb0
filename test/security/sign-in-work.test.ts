import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { openSignedApp, PASSWORD, type SignedApp, Visitor } from '../support/visitor.ts';

const hashed = vi.hoisted(() => vi.fn<(cost: readonly unknown[]) => void>());

vi.mock('node:crypto', async (original) => {
  const crypto = await original<typeof import('node:crypto')>();
  const argon2: typeof crypto.argon2 = (kind, given, done) => {
    hashed([kind, given.memory, given.passes, given.parallelism, given.tagLength]);
    crypto.argon2(kind, given, done);
  };
  return { ...crypto, argon2 };
});

const WRONG = 'some other long password';
const ONE_HASH = [['argon2id', 19_456, 2, 1, 32]];

let app: SignedApp;
beforeAll(async () => {
  app = await openSignedApp(['practitioner', 'second', 'manager']);
  const { tenant, staffId, name } = app.actors.leader;
  await app.signIn.createUser({ tenant, staffId, name, email: 'leader@example.org' });
  const { second } = app.actors;
  await app.owner.query(`update t_east.staff set left_on = '2024-06-01' where id = $1`, [second.staffId]);
});
afterAll(() => app.close());
beforeEach(async () => {
  await app.owner.query('delete from facet.attempt');
});

/** What hashing one try costs, and what it is answered with. */
async function work(visitor: Visitor, who: string, password: string) {
  hashed.mockClear();
  const answer = await visitor.enter(who, password);
  return {
    status: answer.status,
    hashes: hashed.mock.calls.map(([cost]) => cost),
    text: await answer.text(),
  };
}

describe('a try to sign in', () => {
  it.each([
    ['a known name with a wrong password', 'practitioner', WRONG],
    ['a name that is not known', 'nobody', WRONG],
    ['a name that is not known, with somebody’s password', 'nobody', PASSWORD],
    ['somebody who signs in with her organisation’s account', 'leader', WRONG],
    ['somebody who has left, with a wrong password', 'second', WRONG],
    ['somebody who has left, with her own', 'second', PASSWORD],
  ])('costs one hash and says the same: %s', async (_what, who, password) => {
    const known = await work(new Visitor(app), 'manager', WRONG);
    const tried = await work(new Visitor(app), who, password);
    expect(tried.hashes).toEqual(ONE_HASH);
    expect(tried.status).toBe(422);
    const same = (text: string) => text.replaceAll(/nonce="[^"]+"|value="[^"]*@example.org"/g, '');
    expect(same(tried.text)).toBe(same(known.text));
  });

  it('costs nothing any more once a name was tried ten times, from wherever and with whatever password', async () => {
    for (let tries = 0; tries < 10; tries += 1)
      expect((await new Visitor(app).enter('practitioner', WRONG)).status).toBe(422);
    const late = await work(new Visitor(app), 'practitioner', PASSWORD);
    expect(late).toMatchObject({ status: 429, hashes: [] });
    expect((await new Visitor(app).enter('manager')).status).toBe(303);
    await app.owner.query(`update facet.attempt set since = since - interval '10 minutes'`);
    expect((await new Visitor(app).enter('practitioner')).status).toBe(303);
  });

  it('costs nothing any more once an address has tried a hundred names', async () => {
    const address = '198.51.100.7';
    for (let tries = 0; tries < 100; tries += 1)
      expect((await new Visitor(app, address).enter(`made-up-${tries}`, WRONG)).status).toBe(422);
    expect(await work(new Visitor(app, address), 'practitioner', PASSWORD)).toMatchObject({
      status: 429,
      hashes: [],
    });
    expect((await new Visitor(app).enter('practitioner')).status).toBe(303);
  }, 60_000);
});
