import { createHash } from 'node:crypto';
import type pg from 'pg';

/** How many tries there may be within how long. */
export interface AttemptRule {
  /** What is counted, such as `sign-in by name`: a part of the key. */
  readonly what: string;
  readonly most: number;
  readonly windowSeconds: number;
}

const ONE_IN = 200;

/** Names and addresses are kept only as hashes. */
const keyOf = (rule: AttemptRule, whom: string) =>
  createHash('sha256').update(`${rule.what}\n${whom}`).digest('base64url');

/**
 * Counts one try in the database, so that restarting Facet forgets nothing and several servers count together.
 *
 * @returns how many seconds to wait; 0 when this try is allowed
 */
export async function takeAttempt(pool: pg.Pool, rule: AttemptRule, whom: string): Promise<number> {
  const { rows } = await pool.query<{ count: number; wait: number }>(
    `insert into facet.attempt as a (key, count, since) values ($1, 1, now())
     on conflict (key) do update set
       count = case when a.since <= now() - make_interval(secs => $2) then 1 else least(a.count + 1, 1000000) end,
       since = case when a.since <= now() - make_interval(secs => $2) then now() else a.since end
     returning count, ceil(extract(epoch from since + make_interval(secs => $2) - now()))::int as wait`,
    [keyOf(rule, whom), rule.windowSeconds],
  );
  if (Math.random() * ONE_IN < 1)
    await pool.query(`delete from facet.attempt where since < now() - interval '1 day'`);
  const [row] = rows;
  if (!row || row.count <= rule.most) return 0;
  return Math.max(1, row.wait);
}

/** Forgets the tries of somebody who has shown who she is. */
export async function forgetAttempts(pool: pg.Pool, rule: AttemptRule, whom: string): Promise<void> {
  await pool.query('delete from facet.attempt where key = $1', [keyOf(rule, whom)]);
}
