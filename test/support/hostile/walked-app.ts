import pg from 'pg';
import { inject } from 'vitest';
import { openTestApp, type TestApp, type TestReader } from '../app.ts';
import type { TestActors } from '../house.ts';
import { type EveryForm, everyForm } from './every-form.ts';
import { publishTimed } from './seeded-outside.ts';
import type { Walked } from './walk.ts';

/** The database of the house that was walked, from which others are cloned. */
const WALKED = 'facet_walked';

/** What a walk came to, as it is kept for the other files. */
interface KeptWalk {
  readonly actors: TestActors;
  /** Where the clock stood at the end: visitors may send so much in ten minutes. */
  readonly now: string;
  readonly found: Omit<EveryForm, 'walked'>;
  readonly walked: readonly (readonly [
    TestReader,
    Omit<Walked, 'pages'> & { readonly pages: readonly (readonly [string, string])[] },
  ])[];
}

async function walkHouse(): Promise<KeptWalk> {
  const app = await openTestApp({ today: '2024-06-03' });
  publishTimed(app);
  const { walked, ...found } = await everyForm(app);
  const now = app.clock.now().toString();
  await app.close(WALKED);
  return {
    actors: app.actors,
    now,
    found,
    walked: [...walked].map(([reader, { pages, ...rest }]) => [reader, { ...rest, pages: [...pages] }]),
  };
}

/** Walks the house unless another file has, in this process or in one beside it. */
async function walkedOnce(): Promise<KeptWalk> {
  const client = new pg.Client(inject('database'));
  await client.connect();
  try {
    await client.query('select pg_advisory_lock(2)');
    await client.query('create table if not exists walked_house (kept text not null)');
    const { rows } = await client.query<{ kept: string }>('select kept from walked_house');
    if (rows[0]) return JSON.parse(rows[0].kept);
    const kept = await walkHouse();
    await client.query('insert into walked_house values ($1)', [JSON.stringify(kept)]);
    return kept;
  } finally {
    await client.end();
  }
}

/**
 * Opens a house of one's own in which both tenants are seeded, and says what a walk through all of it as each reader came
 * to. The walk takes most of a minute, so it is made once, and each file gets a copy of the house as it was at the end.
 */
export async function openWalkedApp(): Promise<{ readonly app: TestApp; readonly every: EveryForm }> {
  const { actors, now, found, walked } = await walkedOnce();
  const app = await openTestApp({ today: now, kept: { template: WALKED, actors } });
  publishTimed(app);
  return {
    app,
    every: {
      ...found,
      walked: new Map(
        walked.map(([reader, { pages, ...rest }]) => [reader, { ...rest, pages: new Map(pages) }]),
      ),
    },
  };
}
