import { tables } from '../../../src/app/rooms.ts';
import type { TestHouse } from '../house.ts';

/** Written in its own time, about looking and not about changing. */
const WRITTEN_LATER = new Set(['access_log']);

const counted = ['east', 'west'].flatMap((tenant) =>
  tables.filter(({ name }) => !WRITTEN_LATER.has(name)).map(({ name }) => `t_${tenant}.${name}`),
);
const STATEMENT = counted
  .map((table) => `select '${table}' as name, count(*)::int as rows from ${table}`)
  .join(' union all ');

/**
 * How many rows every table of both tenants holds, the change log among them: every change writes an entry there, so
 * that equal counts mean that nothing was added, changed or taken away.
 */
export async function rowCounts(house: TestHouse): Promise<Readonly<Record<string, number>>> {
  const { rows } = await house.owner.query<{ name: string; rows: number }>(STATEMENT);
  return Object.fromEntries(rows.map((row) => [row.name, row.rows]));
}

/** Every identifier in the rows of a tenant, by table. */
export async function identifiers(
  house: TestHouse,
  tenant: 'east' | 'west',
): Promise<Readonly<Record<string, readonly string[]>>> {
  const found: Record<string, readonly string[]> = {};
  for (const { name, guard } of tables) {
    if (guard === 'log' || name === 'idempotency_key') continue;
    const { rows } = await house.owner.query<{ id: string }>(
      `select id::text from t_${tenant}.${name} order by id`,
    );
    found[name] = rows.map((row) => row.id);
  }
  return found;
}
