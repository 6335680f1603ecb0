import type pg from 'pg';
import { tenantNames } from '../../foundation/database/protect.ts';
import { PlainFault } from '../../foundation/plain-fault.ts';
import { loggedName } from './audited-tables.ts';

/** One look at one person's record. */
export interface LookEntry {
  readonly at: string;
  readonly staffId: string | null;
  readonly name: string | null;
  /** What she was at the time: her role, or a visitor. */
  readonly role: string;
  readonly query: string;
  readonly door: string;
  readonly extent: string;
  readonly refused: boolean;
  readonly reason: string;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

function checkId(id: string): void {
  if (!UUID.test(id)) throw new PlainFault(`“${id}” is not an identifier that Facet made`);
}

const INSTANT = `'YYYY-MM-DD"T"HH24:MI:SS"Z"'`;

/** Who looked at a person's record, or at a referral that it came of, newest first. */
export async function looksAt(
  client: pg.ClientBase,
  tenant: string,
  personId: string,
  limit: number,
): Promise<LookEntry[]> {
  checkId(personId);
  const { schema } = tenantNames(tenant);
  const { rows } = await client.query<LookEntry>(
    `select to_char(l.at at time zone 'UTC', ${INSTANT}) as at, l.staff_id as "staffId", s.name, l.role, l.query, l.door,
       l.extent, l.refused, l.reason
     from ${schema}.access_log l left join ${schema}.staff s on s.id = l.staff_id
     where l.person_id = $1 or l.referral_id in (select id from ${schema}.referral where person_id = $1)
     order by l.at desc, l.sequence desc limit $2`,
    [personId, limit],
  );
  return rows;
}

/** One change to one row: what was done, by whom, and which fields it touched. */
export interface ChangeEntry {
  readonly at: string;
  readonly version: number;
  readonly command: string;
  readonly staffId: string | null;
  readonly name: string | null;
  readonly fields: readonly string[];
  readonly before: unknown;
  readonly after: unknown;
}

/** Every change to one row, oldest first. `table` is the table's SQL name. */
export async function historyOf(
  client: pg.ClientBase,
  tenant: string,
  table: string,
  id: string,
): Promise<ChangeEntry[]> {
  checkId(id);
  const { schema } = tenantNames(tenant);
  const { rows } = await client.query<Omit<ChangeEntry, 'fields'>>(
    `select to_char(c.at at time zone 'UTC', ${INSTANT}) as at, c.row_version as version, c.command,
       c.staff_id as "staffId", s.name, c.before, c.after
     from ${schema}.change_log c left join ${schema}.staff s on s.id = c.staff_id
     where c.table_name = $1 and c.row_id = $2 order by c.row_version`,
    [loggedName(table), id],
  );
  return rows.map((row) => ({ ...row, fields: touched(row.before, row.after) }));
}

function touched(before: unknown, after: unknown): string[] {
  const old = (before ?? {}) as Record<string, unknown>;
  const now = (after ?? {}) as Record<string, unknown>;
  const fields = new Set([...Object.keys(old), ...Object.keys(now)]);
  fields.delete('version');
  return [...fields].filter((field) => JSON.stringify(old[field]) !== JSON.stringify(now[field]));
}
