import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Authenticator } from '../../../test/support/authenticator.ts';
import { openTestHouse, type TestHouse } from '../../../test/support/house.ts';
import { endStaff } from '../staff/index.ts';
import { actorOfToken, createToken } from '../tokens/index.ts';
import { cookieHeaders } from './cookies.ts';
import type { LinkWish } from './links.ts';
import { createSignIn, type SignIn } from './sign-in.ts';

const OLD = 'a long enough password';
const NEW = 'kettle violin harbour';
const SECRET = 's'.repeat(40);

describe('links to sign in', () => {
  let house: TestHouse;
  let signIn: SignIn;
  let addresses = 0;
  const visitor = (headers = new Headers()) => {
    addresses += 1;
    return { headers, address: `192.0.2.${addresses}` };
  };
  const enter = (email: string, password: string) => signIn.signIn({ email, password }, visitor());
  const invitation: LinkWish = { kind: 'invitation' };
  const recovery = (setsSecondStep: boolean): LinkWish => ({
    kind: 'recovery',
    checkedHow: 'in_person',
    note: null,
    setsSecondStep,
  });
  async function issue(who: 'practitioner' | 'second' | 'westPractitioner', wish: LinkWish): Promise<string> {
    const { tenant, staffId } = house.actors[who];
    const { administrator } = house.actors;
    return (await signIn.issueLink({ tenant, staffId }, wish, administrator.staffId)) ?? 'none';
  }
  /** A device of hers, added in a session of her own. */
  async function withPasskey(email: string, password: string): Promise<Authenticator> {
    const done = await enter(email, password);
    if (!done.ok) throw new Error('refused');
    const headers = cookieHeaders(done.value.setCookies);
    const begun = await signIn.passkeys.beginAdding({ name: 'Phone', password: '' }, headers);
    if (!begun.ok) throw new Error('refused');
    const device = new Authenticator();
    expect(await signIn.passkeys.finishAdding(device.create(begun.value.challenge), headers)).toMatchObject({
      ok: true,
    });
    return device;
  }
  async function enterWith(device: Authenticator) {
    const begun = await signIn.passkeys.beginSignIn(visitor());
    if (!begun.ok) throw new Error('refused');
    return signIn.passkeys.finishSignIn(device.get(begun.value.challenge), visitor());
  }

  beforeAll(async () => {
    house = await openTestHouse();
    const { pool } = house.database;
    const baseUrl = 'https://facet.example.org';
    signIn = await createSignIn({ pool, baseUrl, secret: SECRET, demo: false });
    const { tenant, staffId, name } = house.actors.second;
    await signIn.createUser({ tenant, staffId, name, email: 'sam.second@example.org', password: OLD });
  });
  beforeEach(() => house.owner.query('delete from facet.attempt'));
  afterAll(() => house.close());

  it('invite somebody to a password of her own and a second step, once, and are nowhere to be read', async () => {
    const token = await issue('practitioner', invitation);
    const { rows } = await house.owner.query('select l::text as row from facet.sign_in_link l');
    expect(JSON.stringify(rows)).not.toContain(token);
    expect(await signIn.readLink(token, visitor())).toMatchObject({
      name: 'Priya Practitioner',
      kind: 'invitation',
    });
    expect(await signIn.openLink({ token, password: 'priya practitioner 1' })).toMatchObject({
      error: { kind: 'invalid', faults: [{ path: ['password'] }] },
    });
    const both = await Promise.all([1, 2].map(() => signIn.openLink({ token, password: NEW })));
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    const done = await enter('priya.practitioner@example.org', NEW);
    if (!done.ok) throw new Error('refused');
    const headers = cookieHeaders(done.value.setCookies);
    expect(await signIn.sessionOf(headers)).toBeNull();
    expect(await signIn.accountOf(headers)).toMatchObject({ secondStepToSet: true });
    const device = await withPasskey('priya.practitioner@example.org', NEW);
    const entered = await enterWith(device);
    if (!entered.ok) throw new Error('refused');
    expect(await signIn.sessionOf(cookieHeaders(entered.value.setCookies))).toEqual(
      house.actors.practitioner,
    );
  });

  it('give a new password and leave the second step as it was, unless that is lost as well', async () => {
    const device = await withPasskey('sam.second@example.org', OLD);
    const before = await enter('sam.second@example.org', OLD);
    if (!before.ok) throw new Error('refused');
    const token = await issue('second', recovery(false));
    expect(await signIn.sessionOf(cookieHeaders(before.value.setCookies))).not.toBeNull();
    expect(await signIn.openLink({ token, password: NEW })).toMatchObject({ ok: true });
    expect(await signIn.sessionOf(cookieHeaders(before.value.setCookies))).toBeNull();
    expect(await enter('sam.second@example.org', OLD)).toMatchObject({ ok: false });
    expect(await enterWith(device)).toMatchObject({ ok: true });
    await signIn.openLink({ token: await issue('second', recovery(true)), password: OLD });
    expect(await enterWith(device)).toMatchObject({ ok: false });
    const done = await enter('sam.second@example.org', OLD);
    if (!done.ok) throw new Error('refused');
    expect(await signIn.sessionOf(cookieHeaders(done.value.setCookies))).toBeNull();
  });

  it('open nothing when they are old, replaced, wrong, or of somebody who has left; and none is made for strangers', async () => {
    const first = await issue('second', recovery(false));
    const second = await issue('second', recovery(false));
    expect(await signIn.readLink(first, visitor())).toBeUndefined();
    for (const token of ['', 'x', '\u0000', 'A'.repeat(43), `${second}x`])
      expect(await signIn.openLink({ token, password: NEW })).toMatchObject({ error: { kind: 'not_found' } });
    await house.owner.query(`update facet.sign_in_link set expires_at = now()`);
    expect(await signIn.openLink({ token: second, password: NEW })).toMatchObject({ ok: false });
    const { administrator, westPractitioner } = house.actors;
    const elsewhere = { tenant: 'east', staffId: westPractitioner.staffId };
    expect(await signIn.issueLink(elsewhere, invitation, administrator.staffId)).toBeUndefined();
  });

  it('go, with all else that opens anything, in the moment in which somebody leaves; a return begins anew', async () => {
    const { pool } = house.database;
    const { second, administrator, westPractitioner } = house.actors;
    const west = { ...westPractitioner, email: 'wren@example.org', password: OLD };
    await signIn.createUser(west);
    const token = await issue('second', recovery(false));
    await signIn.openLink({ token, password: NEW });
    const session = await enter('sam.second@example.org', NEW);
    const kept = await issue('second', recovery(false));
    const now = Temporal.Instant.from('2024-06-03T12:00:00Z');
    const api = await createToken(
      { pool, owner: house.owner },
      { tenant: 'east', role: 'practitioner', name: 'x', days: 1, now },
    );
    await house.owner.query('update facet.api_token set staff_id = $1', [second.staffId]);
    const { rows: before } = await house.owner.query('select version from t_east.staff where id = $1', [
      second.staffId,
    ]);
    await house.done(endStaff, { id: second.staffId, version: before[0].version }, administrator);
    const { rows } = await house.owner.query(
      `select (select count(*) from facet."user" where "staffId" = $1)::int as users,
         (select count(*) from facet.session s join facet."user" u on u.id = s."userId" where u."staffId" = $1)::int as sessions,
         (select count(*) from facet.sign_in_link where staff_id = $1)::int as links,
         (select count(*) from facet.api_token where staff_id = $1 and revoked_at is null)::int as tokens,
         (select count(*) from facet."user" where tenant = 'west')::int as others`,
      [second.staffId],
    );
    expect(rows).toEqual([{ users: 0, sessions: 0, links: 0, tokens: 0, others: 1 }]);
    expect(session.ok && (await signIn.sessionOf(cookieHeaders(session.value.setCookies)))).toBeNull();
    expect(await actorOfToken(pool, api.token)).toBeNull();
    await house.owner.query('update t_east.staff set left_on = null where id = $1', [second.staffId]);
    expect(await enter('sam.second@example.org', NEW)).toMatchObject({ ok: false });
    expect(await signIn.readLink(kept, visitor())).toBeUndefined();
  });

  it('cannot be reached for another tenant’s workers, whatever a tenant’s own role asks', async () => {
    const rows = await house.read(async (db) => {
      const { sql } = await import('kysely');
      await sql`set local facet.tenant to 'west'`.execute(db);
      const seen = await sql`select 1 from facet.worker_sign_in where tenant <> 'east'`.execute(db);
      return seen.rows;
    });
    expect(rows).toEqual([]);
    expect((await house.database.pool.query('select 1 from facet.worker_sign_in')).rows).toEqual([]);
  });
});
