import type pg from 'pg';
import { deviceOf } from './device.ts';

/** How somebody came in. */
export const MEANS = [
  'password',
  'code',
  'backup_code',
  'passkey',
  'single_sign_on',
  'demonstration',
] as const;
export type Means = (typeof MEANS)[number];

/** A session that is open, as its owner sees it. */
export interface OpenSession {
  readonly id: string;
  readonly device: string;
  readonly means: Means;
  readonly openedAt: Temporal.Instant;
  readonly lastUsedAt: Temporal.Instant;
  /** True for the session that asks. */
  readonly here: boolean;
}

interface Row {
  readonly id: string;
  readonly userAgent: string | null;
  readonly means: Means;
  readonly openedAt: Temporal.Instant;
  readonly lastUsedAt: Temporal.Instant;
  readonly token: string;
}

/** A worker of the tenant, or of a partner organisation, as the holder of a sign-in. */
export interface WorkerOwner {
  readonly tenant: string;
  readonly staffId: string;
}

/** Whose sign-in or session is meant: a worker's, or a parent's. */
export type Owner = WorkerOwner | { readonly tenant: string; readonly personId: string };

/** The one id by which a holder is known: her row among the staff, or her record. */
export const idOf = (owner: Owner): string => ('personId' in owner ? owner.personId : owner.staffId);

/** How a row of sign-ins names its holder. */
export interface OwnerRow {
  readonly tenant: string;
  readonly staffId: string | null;
  readonly personId: string | null;
}

/** The holder whom a row names; undefined for a row that names nobody, which the database does not keep. */
export function ownerOf({ tenant, staffId, personId }: OwnerRow): Owner | undefined {
  if (personId !== null) return { tenant, personId };
  return staffId === null ? undefined : { tenant, staffId };
}

/** Her sessions that still open something, the one used last first. `token` is that of the session that asks. */
export async function openSessions(
  pool: pg.Pool,
  owner: Owner,
  idleSeconds: number,
  token?: string,
): Promise<OpenSession[]> {
  const { rows } = await pool.query<Row>(
    `select s.id, s."userAgent", s.means, s."createdAt" as "openedAt", s."updatedAt" as "lastUsedAt", s.token
     from facet.session s join facet."user" u on u.id = s."userId"
     where u.tenant = $1 and $2 in (u."staffId", u."personId") and s."expiresAt" > now()
       and s."updatedAt" > now() - make_interval(secs => $3)
     order by s."updatedAt" desc, s.id limit 200`,
    [owner.tenant, idOf(owner), idleSeconds],
  );
  return rows.map(({ userAgent, token: each, ...row }) => ({
    ...row,
    device: deviceOf(userAgent ?? ''),
    here: each === token,
  }));
}

/** Which of her sessions are to end: one, all, or all but the one that asks. */
export type Which = { readonly id: string } | 'all' | { readonly but: string };

/** Ends sessions, and says how many. Nobody's but hers are touched, whatever is asked for. */
export async function endSessions(pool: pg.Pool, owner: Owner, which: Which): Promise<number> {
  const id = typeof which === 'object' && 'id' in which ? which.id : null;
  const but = typeof which === 'object' && 'but' in which ? which.but : null;
  const { rowCount } = await pool.query(
    `delete from facet.session s using facet."user" u
     where u.id = s."userId" and u.tenant = $1 and $2 in (u."staffId", u."personId")
       and ($3::text is null or s.id = $3) and ($4::text is null or s.token <> $4)`,
    [owner.tenant, idOf(owner), id, but],
  );
  return rowCount ?? 0;
}
