import { expect, it } from 'vitest';
import { operationsOf } from '../../src/app/operations.ts';
import { rooms } from '../../src/app/rooms.ts';
import { openSignedApp } from '../support/visitor.ts';

/**
 * Addresses that no room declares, and so no matrix comes to: signing in and out, one's own account, links for parents and
 * workers to begin with (`parents-sign-in.test.ts`, `sign-in-review.test.ts`, `src/access/pages`), and what stands in `src/app`.
 * `ALL` is what goes before others.
 */
const OF_THE_HOUSE: readonly string[] = [
  'ALL /*',
  'ALL /account/*',
  'ALL /api/v1/*',
  'ALL /join/*',
  'ALL /people/:id/own-pages/link',
  'ALL /sign-in/*',
  'ALL /sign-out/*',
  'ALL /staff/:id/sign-in/*',
  'GET /accessibility',
  'GET /account',
  'GET /account/*',
  'GET /account/passkeys',
  'GET /account/passkeys/:id',
  'GET /account/sign-ins',
  'GET /api/v1/openapi.json',
  'GET /assets/:name',
  'GET /calendar-feeds/:tenant/:file',
  'GET /health',
  'GET /help',
  'GET /join/:token',
  'GET /kept/:id',
  'GET /open-referral/:tenant',
  'GET /open-referral/:tenant/service_at_locations',
  'GET /open-referral/:tenant/service_at_locations/:id',
  'GET /open-referral/:tenant/services',
  'GET /open-referral/:tenant/services/:id',
  'GET /open-referral/:tenant/taxonomies',
  'GET /open-referral/:tenant/taxonomies/:id',
  'GET /open-referral/:tenant/taxonomy_terms',
  'GET /open-referral/:tenant/taxonomy_terms/:id',
  'GET /people/:id/own-pages/link',
  'GET /privacy',
  'GET /sign-in',
  'GET /sign-in/code',
  'GET /sign-out',
  'GET /staff/:id/sign-in',
  'POST /account/passkeys',
  'POST /account/passkeys/:id/name',
  'POST /account/passkeys/:id/remove',
  'POST /account/passkeys/options',
  'POST /account/password',
  'POST /account/sign-ins',
  'POST /account/two-factor',
  'POST /account/two-factor/confirm',
  'POST /account/two-factor/off',
  'POST /join/:token',
  'POST /people/:id/own-pages/link',
  'POST /sign-in',
  'POST /sign-in/code',
  'POST /sign-in/demo',
  'POST /sign-in/passkey',
  'POST /sign-in/passkey/options',
  'POST /sign-out',
  'POST /staff/:id/sign-in',
  'POST /staff/:id/sign-in/end',
];

const declared = new Set([
  ...rooms.flatMap(({ pages = [] }) => pages.map(({ method, path }) => `${method.toUpperCase()} ${path}`)),
  ...operationsOf(rooms).map(
    ({ api }) => `${api.method.toUpperCase()} /api/v1${api.path.replace(/\{(\w+)\}/g, ':$1')}`,
  ),
]);

it('is nowhere answered but where a room declares it, or where it is known to be the house’s own', async () => {
  const app = await openSignedApp([]);
  const others = [...new Set(app.routes)].filter((route) => !declared.has(route));
  await app.close();
  expect(others.sort()).toEqual([...OF_THE_HOUSE].sort());
});
