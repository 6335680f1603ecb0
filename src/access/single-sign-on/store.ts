import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type pg from 'pg';
import { inRequest } from '../../foundation/database/session.ts';

/** A sign-in under way, as it was begun. */
export interface Attempt {
  readonly tenant: string;
  readonly nonce: string;
  readonly verifier: string;
  readonly next: string;
}

const hashOf = (state: string) => createHash('sha256').update(state).digest();

/** Keeps a sign-in that has begun, for ten minutes. */
export async function keepAttempt(pool: pg.Pool, state: string, attempt: Attempt): Promise<void> {
  await pool.query('delete from facet.single_sign_on_attempt where expires_at <= now()');
  const { tenant, nonce, verifier, next } = attempt;
  await pool.query(
    `insert into facet.single_sign_on_attempt (state, tenant, nonce, verifier, next, expires_at)
     values ($1, $2, $3, $4, $5, now() + interval '10 minutes')`,
    [hashOf(state), tenant, nonce, verifier, next],
  );
}

/** Takes a sign-in up: once. */
export async function takeUp(pool: pg.Pool, state: string): Promise<Attempt | undefined> {
  const { rows } = await pool.query<Attempt>(
    `delete from facet.single_sign_on_attempt where state = $1 and expires_at > now()
     returning tenant, nonce, verifier, next`,
    [hashOf(state)],
  );
  return rows[0];
}

const providerOf = (tenant: string) => `sso:${tenant}`;

/** The member of staff to whom an account of the directory belongs. */
export async function staffBySubject(
  pool: pg.Pool,
  tenant: string,
  subject: string,
): Promise<string | undefined> {
  const { rows } = await pool.query<{ staffId: string }>(
    `select u."staffId" from facet.account a join facet."user" u on u.id = a."userId"
     where a."providerId" = $1 and a."accountId" = $2 and u.tenant = $3`,
    [providerOf(tenant), subject, tenant],
  );
  return rows[0]?.staffId;
}

/** A member of staff who works here with this address. */
export async function staffByEmail(
  pool: pg.Pool,
  tenant: string,
  email: string,
): Promise<{ id: string; name: string } | undefined> {
  return inRequest(pool, { tenant, door: 'staff', staffId: null }, { readOnly: true }, ({ db }) =>
    db
      .selectFrom('staff')
      .select(['id', 'name'])
      .where(sql`lower(email)`, '=', email)
      .where('leftOn', 'is', null)
      .executeTakeFirst(),
  );
}

/** The user of a member of staff. */
export async function userOf(pool: pg.Pool, tenant: string, staffId: string): Promise<string | undefined> {
  const { rows } = await pool.query<{ id: string }>(
    'select id from facet."user" where tenant = $1 and "staffId" = $2',
    [tenant, staffId],
  );
  return rows[0]?.id;
}

/** Ties an account of the directory to a user: one account, one user, and the other way round. */
export async function tie(pool: pg.Pool, tenant: string, subject: string, userId: string): Promise<boolean> {
  const { rowCount } = await pool.query(
    `insert into facet.account (id, "accountId", "providerId", "userId")
     select gen_random_uuid()::text, $2, $1, $3
     where not exists (select from facet.account where "providerId" = $1 and "userId" = $3)
     on conflict do nothing`,
    [providerOf(tenant), subject, userId],
  );
  return rowCount === 1;
}
