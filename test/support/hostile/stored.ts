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

/** Written beside the change log: the keys under which a change is written once. */
const BESIDE_THE_LOG = 'idempotency_key';

const MARKS = ['t_east', 't_west']
  .map(
    (schema) => `(select coalesce(max(sequence), 0) from ${schema}.change_log)::text || ' ' ||
      (select count(*) from ${schema}.${BESIDE_THE_LOG})::text`,
  )
  .join(` || ' ' || `);

/**
 * What moves with every write of either tenant: the last entry of its change log, and how many keys are kept. Cheap enough
 * to be asked about every request; that nothing is written past the log is for `pastTheLog` to say.
 */
export async function writeMark(house: TestHouse): Promise<string> {
  const { rows } = await house.owner.query<{ mark: string }>(`select ${MARKS} as mark`);
  return rows[0]?.mark ?? '';
}

const inSql = (name: string) => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** Tables that have gained or lost other rows since `before` than the change log says, by how many. */
export async function pastTheLog(
  house: TestHouse,
  before: Readonly<Record<string, number>>,
  since: Readonly<Record<'east' | 'west', number>>,
): Promise<Readonly<Record<string, number>>> {
  const now = await rowCounts(house);
  const logged = new Map<string, number>();
  for (const tenant of ['east', 'west'] as const) {
    const { rows } = await house.owner.query<{ name: string; net: number }>(
      `select table_name as name, (count(*) filter (where before is null)
         - count(*) filter (where after is null))::int as net
       from t_${tenant}.change_log where sequence > $1 group by 1`,
      [since[tenant]],
    );
    for (const { name, net } of rows) logged.set(`t_${tenant}.${inSql(name)}`, net);
  }
  const differences = Object.entries(now)
    .filter(([name]) => !name.endsWith('.change_log') && !name.endsWith(`.${BESIDE_THE_LOG}`))
    .map(([name, count]) => [name, count - (before[name] ?? 0) - (logged.get(name) ?? 0)] as const);
  return Object.fromEntries(differences.filter(([, difference]) => difference !== 0));
}

/** Where each tenant’s change log has come to. */
export async function logEnds(house: TestHouse): Promise<Readonly<Record<'east' | 'west', number>>> {
  const end = async (tenant: 'east' | 'west') => {
    const { rows } = await house.owner.query<{ end: string }>(
      `select coalesce(max(sequence), 0) as end from t_${tenant}.change_log`,
    );
    return Number(rows[0]?.end ?? 0);
  };
  return { east: await end('east'), west: await end('west') };
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
