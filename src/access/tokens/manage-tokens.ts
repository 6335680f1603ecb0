import type pg from 'pg';
import { inRequest } from '../../foundation/database/session.ts';
import { createWriter } from '../../foundation/database/write.ts';
import { PlainFault } from '../../foundation/plain-fault.ts';
import type { Role } from '../permissions.ts';
import { newToken, tokenHash } from './tokens.ts';

/** The two ways into the database that managing tokens takes. */
export interface TokenDatabase {
  /** As `facet_app`: writes the staff row, in the tenant, through the write path. */
  readonly pool: pg.Pool;
  /** As the owner: tokens themselves are out of the app's reach. */
  readonly owner: pg.Client;
}

/** A token as it is listed: never the token itself. */
export interface TokenEntry {
  readonly id: string;
  readonly tenant: string;
  readonly name: string;
  readonly staffId: string;
  readonly programme: string | null;
  readonly createdAt: string;
  readonly expiresAt: string;
  readonly state: 'in use' | 'expired' | 'revoked';
}

/** What is asked for. */
export interface TokenRequest {
  readonly tenant: string;
  readonly role: Role;
  readonly name: string;
  readonly days: number;
  /** The one programme that it may act in; all that its role reaches where it is left out. */
  readonly programme?: string | undefined;
  readonly now: Temporal.Instant;
}

/** The member of staff that a program acts as: one for each name, so that the change log says which program it was. */
async function programAsStaff(pool: pg.Pool, { tenant, role, name, now }: TokenRequest): Promise<string> {
  const title = `API: ${name}`;
  const email = `${Buffer.from(name.toLowerCase()).toString('hex').slice(0, 60)}@api.invalid`;
  const scope = { tenant, door: 'staff', staffId: null } as const;
  return inRequest(pool, scope, { readOnly: false }, async ({ db }) => {
    const found = await db.selectFrom('staff').selectAll().where('email', '=', email).executeTakeFirst();
    if (!found) {
      const write = createWriter(db, { staffId: null, command: 'createToken', at: now }, new Map());
      const startedOn = now.toZonedDateTimeISO('Europe/London').toPlainDate();
      const row = { name: title, email, role, capacity: null, startedOn, leftOn: null };
      return (await write.insert('staff', row)).id;
    }
    if (found.leftOn !== null) throw new PlainFault(`“${title}” has been ended. Choose another --name`);
    if (found.role !== role)
      throw new PlainFault(`“${title}” is there already, as ${found.role}. Choose another --name`);
    return found.id;
  });
}

/**
 * Makes a token and gives it: the only time that it can be seen.
 *
 * @throws PlainFault when there is no such tenant, or the name is taken for another role
 */
export async function createToken(
  database: TokenDatabase,
  request: TokenRequest,
): Promise<TokenEntry & { token: string }> {
  const { pool, owner } = database;
  const { tenant, name, days, programme = null } = request;
  const { rowCount } = await owner.query('select 1 from facet.tenant where slug = $1', [tenant]);
  if (rowCount === 0) throw new PlainFault(`There is no tenant “${tenant}”. See: facet tenant list`);
  const staffId = await programAsStaff(pool, request);
  const token = newToken();
  const { rows } = await owner.query<{ id: string }>(
    `insert into facet.api_token (tenant, staff_id, name, hash, expires_at, programme)
     values ($1, $2, $3, $4, now() + make_interval(days => $5), $6) returning id`,
    [tenant, staffId, name, tokenHash(token), days, programme],
  );
  const [entry] = await listTokens(owner, tenant, rows[0]?.id);
  if (!entry) throw new Error('the token was not stored');
  return { ...entry, token };
}

/** The tokens of one tenant, or of all; or the one of an id. Newest first. */
export async function listTokens(owner: pg.Client, tenant?: string, id?: string): Promise<TokenEntry[]> {
  const { rows } = await owner.query<TokenEntry>(
    `select id, tenant, name, staff_id as "staffId", programme,
       to_char(created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "createdAt",
       to_char(expires_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "expiresAt",
       case when revoked_at is not null then 'revoked' when expires_at <= now() then 'expired' else 'in use' end as state
     from facet.api_token where ($1::text is null or tenant = $1) and ($2::uuid is null or id = $2)
     order by created_at desc, id desc`,
    [tenant ?? null, id ?? null],
  );
  return rows;
}

/** Revokes a token: it opens nothing from now on. False when there is no such token, or it was revoked before. */
export async function revokeToken(owner: pg.Client, id: string): Promise<boolean> {
  const { rowCount } = await owner.query(
    'update facet.api_token set revoked_at = now() where id = $1 and revoked_at is null',
    [id],
  );
  return rowCount === 1;
}
