import pg from 'pg';
import { toParameter } from '../src/foundation/database/values.ts';
import { type Size, WORKERS } from './generate.ts';
import type { MeasuredHouse } from './house.ts';
import { ids, type Pair, personOf } from './reads.ts';

interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** Statements that open and close a request are Facet's own cost, not the page's need. */
const OWN = /^\s*(begin|commit|rollback|select facet\.begin_request|insert into access_log)/i;

/** Writes down what a pool's connections are asked while `body` runs, each different statement once. */
async function overheard(pool: pg.Pool, body: () => Promise<unknown>): Promise<Statement[]> {
  const heard = new Map<string, Statement>();
  const client = pg.Client.prototype;
  const query = client.query;
  client.query = function (this: pg.Client, ...args: unknown[]) {
    const [config, values] = args;
    const text = typeof config === 'string' ? config : (config as { text?: string }).text;
    const given = typeof config === 'string' ? values : (config as { values?: unknown }).values;
    const statement = { text: text ?? '', values: Array.isArray(given) ? given.map(toParameter) : [] };
    if (!OWN.test(statement.text)) heard.set(JSON.stringify(statement), statement);
    return Reflect.apply(query, this, args);
  } as typeof query;
  try {
    await body();
  } finally {
    client.query = query;
  }
  if (pool.totalCount === 0) throw new Error('nothing was asked of the database');
  return [...heard.values()];
}

/**
 * A whole page through the application, against the statements that it needs: overheard once, each different one asked
 * once on a plain connection.
 */
export async function pagePair(
  house: MeasuredHouse,
  plain: pg.Client,
  size: Size,
  page: { readonly what: string; readonly path: (round: number) => string; readonly rounds: number },
): Promise<Pair & { readonly statements: number }> {
  const actor = (round: number) => house.worker(size.slug, round % WORKERS);
  const needs: Statement[][] = [];
  for (let round = 0; round < page.rounds; round += 1)
    needs.push(await overheard(house.pool, () => house.page(page.path(round), actor(round))));
  return {
    what: page.what,
    statements: needs[0]?.length ?? 0,
    facet: (round) => house.page(page.path(round), actor(round)),
    bare: async (round) => {
      for (const { text, values } of needs[round % page.rounds] ?? []) await plain.query(text, [...values]);
    },
  };
}

/** The pages that are measured, where their rooms are there. */
export function measuredPages(size: Size, rounds: number) {
  return [
    { what: 'GET /', path: () => '/', rounds },
    {
      what: 'GET /people/:id',
      path: (round: number) => `/people/${ids.person(personOf(size, round))}`,
      rounds,
    },
    { what: 'GET /referrals', path: () => '/referrals', rounds },
  ];
}
