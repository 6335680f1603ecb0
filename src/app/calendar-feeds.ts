import { Hono } from 'hono';
import type pg from 'pg';
import type { StaffActor } from '../access/actor.ts';
import { staffActor } from '../access/staff-actor.ts';
import { FEEDS, feedHash, feedOfSecret, feedText, readCalendarFeed } from '../calendar/index.ts';
import { inRequest } from '../foundation/database/session.ts';
import type { AppParts, Environment } from './environment.ts';
import { createRateLimit } from './hardening.ts';

const A_MINUTE = 60;
const READS_A_MINUTE = 20;
const SECRET = /^([\w-]{20,80})\.ics$/;

/** The worker whose address it is, as her tenant has her today; null where the secret opens nothing or she has left. */
async function readerOf(pool: pg.Pool, tenant: string, secret: string): Promise<StaffActor | null> {
  const scope = { tenant, door: 'staff', staffId: null } as const;
  const feed = await inRequest(pool, scope, { readOnly: true }, ({ db }) =>
    feedOfSecret(db, feedHash(secret)),
  );
  return feed ? staffActor(pool, tenant, feed.staffId) : null;
}

/** Where calendar programmes read a worker’s dates. They bring no session: the address itself is the key. */
export function calendarFeeds({ bus, pool, clock, tenantOf, addressOf }: AppParts): Hono<Environment> {
  const app = new Hono<Environment>();
  const limit = createRateLimit(READS_A_MINUTE, A_MINUTE, () => clock.now().epochMilliseconds);
  app.get(`${FEEDS}/:tenant/:file`, async (context) => {
    const wait = limit.waitFor(addressOf(context));
    if (wait > 0) return context.text('Too many tries.', 429, { 'Retry-After': String(wait) });
    const nothing = () => context.text('There is nothing here.', 404);
    const { tenant: slug, file } = context.req.param();
    const secret = SECRET.exec(file)?.[1];
    const tenant = secret && (await tenantOf(slug));
    const actor = tenant ? await readerOf(pool, tenant.slug, secret) : null;
    if (!actor) return nothing();
    const found = await bus.run(readCalendarFeed, actor, {}, { door: 'api' });
    if (!found.ok) return nothing();
    return context.body(feedText(found.value, 'Diary', clock.now()), 200, {
      'Content-Type': 'text/calendar; charset=utf-8',
      'Cache-Control': 'private, no-store',
      'X-Robots-Tag': 'noindex',
    });
  });
  return app;
}
