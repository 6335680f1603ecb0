import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { GuestActor } from '../../src/access/actor.ts';
import { addressBehind } from '../../src/access/visitor-address.ts';
import { createRateLimit, VISITOR_FORMS } from '../../src/app/hardening.ts';
import { openDraft } from '../../src/referrals/drafts/open-draft.ts';
import { saveDraft } from '../../src/referrals/drafts/save-draft.ts';
import { startDraft } from '../../src/referrals/drafts/start-draft.ts';
import { makeReferral } from '../../src/referrals/index.ts';
import { makeReferralFromOutside } from '../../src/referrals/make-referral-from-outside.ts';
import { openTestApp, type TestApp } from '../support/app.ts';
import { aReferral } from '../support/referrals.ts';

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp({ parts: () => ({ addressOf: addressBehind(1), visitorForms: VISITOR_FORMS }) });
});
afterAll(() => app.close());

const SECRET = 'the-secret-of-one-link-only';
const OTHER = 'another-secret-of-another-link';
const KEY = '01900000-0000-7000-8000-00000000c0de';

/** A visitor whose address names these ids. */
const visitor = (...given: string[]): GuestActor => ({ kind: 'guest', tenant: 'east', given });

let drafts = 0;
async function aDraft(secret = SECRET): Promise<string> {
  drafts += 1;
  const draft = `01900000-0000-7000-8000-0000000d${String(drafts).padStart(4, '0')}`;
  await app.done(startDraft, { draft, secret, origin: 'self', programme: 'diamond' }, visitor(draft));
  return draft;
}

describe('an idempotency key', () => {
  it('is its sender’s own: what one worker sent keeps nothing from another', async () => {
    const [first, second] = [
      aReferral(),
      aReferral({ answers: { parent_agrees: 'yes', why_now: 'Her own' } }),
    ];
    const made = await app.run(makeReferral, first, app.actors.practitioner, KEY);
    const others = await app.run(makeReferral, second, app.actors.second, KEY);
    const same = await app.run(makeReferral, first, app.actors.second, `${KEY}-2`);
    const again = await app.run(makeReferral, first, app.actors.practitioner, KEY);
    if (!made.ok || !others.ok || !same.ok) throw new Error('one worker’s key stood in another’s way');
    expect(others.value.id).not.toBe(made.value.id);
    expect(again).toEqual(made);
  });

  it('gives a visitor nothing of what another visitor sent under it', async () => {
    const draft = await aDraft();
    const save = { draft, secret: SECRET, version: 1, answers: { parent: { givenName: 'Nadia' } } };
    expect(await app.run(saveDraft, save, visitor(draft), KEY)).toMatchObject({ ok: true });
    expect(await app.run(saveDraft, save, visitor(draft), KEY)).toMatchObject({ ok: true });
    const elsewhere = await app.run(saveDraft, save, visitor(), KEY);
    expect(elsewhere).toMatchObject({ ok: false, error: { kind: 'not_found' } });
  });
});

describe('a visitor who names somebody else’s ids', () => {
  it('opens, changes and sends no draft without its secret', async () => {
    const draft = await aDraft();
    for (const secret of [OTHER, '', SECRET.slice(0, -1), SECRET.toUpperCase()]) {
      const held = { draft, secret, version: 1 };
      const tries = [
        await app.ask(openDraft, { draft, secret }, visitor(draft)),
        await app.run(saveDraft, { ...held, answers: {} }, visitor(draft)),
        await app.run(makeReferralFromOutside, { ...held, secret: secret || 'x' }, visitor(draft)),
      ];
      for (const tried of tries) expect(tried).toMatchObject({ ok: false, error: { kind: 'not_found' } });
    }
    const begin = { draft, secret: OTHER, origin: 'self', programme: 'diamond' } as const;
    const begun = await app.run(startDraft, begin, visitor(draft));
    expect(begun).toMatchObject({ ok: false, error: { kind: 'not_found' } });
  });
});

describe('an address that somebody is to keep', () => {
  it('is the one that was set up, whatever host a request names', async () => {
    const draft = await aDraft();
    const page = await app.send(
      `https://evil.example/t/east/refer/${draft}/${SECRET}/saved`,
      { headers: { host: 'evil.example', 'x-forwarded-host': 'evil.example' } },
      'nobody',
    );
    expect(page.status).toBe(421);
    expect(await page.text()).not.toContain('evil.example');
    const own = { headers: { 'x-forwarded-host': 'evil.example', forwarded: 'host=evil.example' } };
    const shown = await app.send(`https://evil.example/t/east/refer/${draft}/${SECRET}/saved`, own, 'nobody');
    const text = await shown.text();
    expect(text).toContain(`https://facet.example.org/t/east/refer/${draft}/${SECRET}`);
    expect(text).not.toContain('evil.example');
  });
});

describe('the limit on what visitors send', () => {
  const begin = (forwarded: string) =>
    app.send(
      '/t/east/refer/no-id/no-secret/begin',
      { method: 'POST', body: new URLSearchParams({ _key: KEY }), headers: { 'x-forwarded-for': forwarded } },
      'nobody',
    );

  it('stops one who floods, whatever he says of himself, and nobody else behind the same proxy', async () => {
    for (let sent = 0; sent < VISITOR_FORMS; sent += 1) await begin(`198.51.100.${sent}, 203.0.113.9`);
    const stopped = await begin('198.51.100.200, 203.0.113.9');
    expect(stopped.status).toBe(429);
    expect(Number(stopped.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await begin('203.0.113.10')).status).not.toBe(429);
  });

  it('fills no memory when the flood comes from everywhere', () => {
    let now = 0;
    const limit = createRateLimit(1, 60, () => now);
    for (let from = 0; from < 50_000; from += 1) expect(limit.waitFor(String(from))).toBe(0);
    expect(limit.size()).toBeLessThanOrEqual(20_000);
    expect(limit.waitFor('49999')).toBe(60);
    now = 60_000;
    expect(limit.waitFor('49999')).toBe(0);
    expect(limit.size()).toBe(1);
  });
});
