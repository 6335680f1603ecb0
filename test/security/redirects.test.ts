import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { safeNext } from '../../src/access/pages/desk.ts';
import { away, ELSEWHERE, leadsAway, leadsOf } from '../support/hostile/leads.ts';
import { openSignedApp, PASSWORD, type SignedApp, Visitor } from '../support/visitor.ts';

let app: SignedApp;
beforeAll(async () => {
  app = await openSignedApp(['practitioner', 'manager', 'administrator']);
});
afterAll(() => app.close());

describe('an address to go on to', () => {
  it('is one of Facet’s own, whatever was asked for', () => {
    const pieces = fc.constantFrom(
      '/',
      '\\',
      '//',
      '.',
      '..',
      '@',
      ':',
      'evil.example',
      'https',
      '%2f',
      '\t',
      '\r',
      '?',
      '#',
      'people',
    );
    const made = fc.array(pieces, { maxLength: 9 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.oneof(made, fc.string({ unit: 'binary' }), fc.webUrl()), (asked) => {
        expect(leadsAway(safeNext(asked))).toBe(false);
        expect(leadsAway(`/${safeNext(asked)}`.slice(1))).toBe(false);
      }),
      { numRuns: 3000, seed: 20240603 },
    );
    for (const asked of ELSEWHERE) expect(leadsAway(safeNext(asked)), asked).toBe(false);
  });

  it('leads nowhere else after signing in, from the address or from the form', async () => {
    for (const asked of ELSEWHERE) {
      const visitor = new Visitor(app);
      const shown = await visitor.get(`/sign-in?next=${encodeURIComponent(asked)}`);
      expect(away(await leadsOf(shown)), asked).toEqual([]);
      const given = { email: 'nobody@example.org', password: PASSWORD, next: asked };
      expect(away(await leadsOf(await visitor.post('/sign-in', given))), asked).toEqual([]);
    }
    await app.owner.query('delete from facet.attempt');
    for (const asked of ELSEWHERE.slice(0, 8)) {
      const visitor = new Visitor(app);
      const given = { email: 'practitioner@example.org', password: PASSWORD, next: asked };
      const entered = await visitor.post('/sign-in', given);
      expect(entered.status).toBe(303);
      expect(away(await leadsOf(entered)), asked).toEqual([]);
      const code = await visitor.get(`/sign-in/code?next=${encodeURIComponent(asked)}`);
      expect(away(await leadsOf(code)), asked).toEqual([]);
    }
  });
});
