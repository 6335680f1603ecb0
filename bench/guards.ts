import type pg from 'pg';
import { listCaseload } from '../src/caseload/index.ts';
import type { Query } from '../src/doors/index.ts';
import { tenantNames } from '../src/foundation/database/protect.ts';
import { getPerson } from '../src/people/index.ts';
import { listReferrals } from '../src/referrals/index.ts';
import { type Size, WORKERS } from './generate.ts';
import type { MeasuredHouse } from './house.ts';
import { ids, type Pair, personOf } from './reads.ts';

/** A tenant with the rows of the small one, on whose tables no policy is laid. */
export const unguarded = (small: Size): Size => ({ ...small, slug: 'unguarded' });

/** Takes row-level security off every table of the tenant that is measured without it. */
export async function takeGuardsOff(owner: pg.ClientBase, { slug }: Size): Promise<void> {
  const { schema } = tenantNames(slug);
  const { rows } = await owner.query<{ name: string }>(
    'select tablename as name from pg_tables where schemaname = $1',
    [schema],
  );
  for (const { name } of rows) await owner.query(`alter table ${schema}.${name} disable row level security`);
}

async function asked(house: MeasuredHouse, slug: string, round: number, query: Query, input: object) {
  const answer = await house.bus.ask(query, house.worker(slug, round % WORKERS), input, 'api');
  if (!answer.ok) throw new Error(`${query.name}: ${JSON.stringify(answer.error)}`);
}

/** What policies and the access log cost together: the same reads with both, and with neither. */
export function guardPairs(guarded: MeasuredHouse, bare: MeasuredHouse, small: Size): Pair[] {
  const person = (round: number) => ({ id: ids.person(personOf(small, round)) });
  const queries: readonly [Query, (round: number) => object][] = [
    [getPerson as unknown as Query, person],
    [listCaseload as unknown as Query, () => ({})],
    [listReferrals as unknown as Query, () => ({})],
  ];
  const pages: readonly [string, (round: number) => string][] = [
    ['GET /people/:id', (round) => `/people/${person(round).id}`],
    ['GET /', () => '/'],
    ['GET /referrals', () => '/referrals'],
  ];
  const { slug } = unguarded(small);
  return [
    ...queries.map(
      ([query, input]): Pair => ({
        what: `guards: ${query.name}`,
        facet: (round) => asked(guarded, small.slug, round, query, input(round)),
        bare: (round) => asked(bare, slug, round, query, input(round)),
      }),
    ),
    ...pages.map(
      ([what, path]): Pair => ({
        what: `guards: ${what}`,
        facet: (round) => guarded.page(path(round), guarded.worker(small.slug, round % WORKERS)),
        bare: (round) => bare.page(path(round), bare.worker(slug, round % WORKERS)),
      }),
    ),
  ];
}
