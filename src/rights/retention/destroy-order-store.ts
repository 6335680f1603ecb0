import type pg from 'pg';
import type { TableDeclaration } from '../../foundation/database/tables.ts';

/** The tables such that each stands before those that it points at: rows can be deleted in this order. */
export async function tablesLastFirst(
  client: pg.ClientBase,
  schema: string,
  tables: readonly TableDeclaration[],
): Promise<TableDeclaration[]> {
  const { rows } = await client.query<{ from: string; to: string }>(
    `select f.relname as from, t.relname as to from pg_constraint k
     join pg_class f on f.oid = k.conrelid join pg_class t on t.oid = k.confrelid
     where k.contype = 'f' and f.relnamespace = $1::regnamespace and f.oid <> t.oid`,
    [schema],
  );
  const left = new Map(tables.map((table) => [table.name, table]));
  const order: TableDeclaration[] = [];
  while (left.size > 0) {
    const free = [...left.values()].filter(
      ({ name }) => !rows.some(({ from, to }) => to === name && left.has(from)),
    );
    if (free.length === 0)
      throw new Error(`Tables point at one another in a circle: ${[...left.keys()].join(', ')}`);
    for (const table of free) left.delete(table.name);
    order.push(...free);
  }
  return order;
}

/**
 * People who are on record only for the sake of these people: children and others who are tied to them and to nobody else,
 * and about whom nothing else is kept. Their records go with the last record that names them.
 */
export async function onlyTiedTo(
  client: pg.ClientBase,
  schema: string,
  tables: readonly TableDeclaration[],
  people: readonly string[],
): Promise<string[]> {
  const tied = new Set<string>();
  const others = new Set<string>();
  const peopled = tables.filter(({ name, guard }) => name !== 'person' && guard !== 'log');
  const columnsOf = ({ belongs }: TableDeclaration) => (Array.isArray(belongs.by) ? belongs.by : []);
  for (const table of peopled) {
    const columns = columnsOf(table);
    if (columns.length < 2 || table.compares) continue;
    const { rows } = await client.query<Record<string, string>>(
      `select ${columns.map((column) => `"${column}"`).join(', ')} from ${schema}."${table.name}"
       where ${columns.map((column) => `"${column}" = any ($1)`).join(' or ')}`,
      [people],
    );
    for (const row of rows) for (const id of Object.values(row)) if (id && !people.includes(id)) tied.add(id);
  }
  for (const table of peopled) {
    const columns = columnsOf(table);
    if (columns.length === 0 || tied.size === 0) continue;
    const names = columns.map((column) => `"${column}"`);
    const { rows } = await client.query<Record<string, string>>(
      `select distinct ${names.join(', ')} from ${schema}."${table.name}"
       where (${names.map((name) => `${name} = any ($1)`).join(' or ')})
         and not (${names.map((name) => `coalesce(${name} = any ($2), false)`).join(' or ')})`,
      [[...tied], people],
    );
    for (const row of rows) for (const id of Object.values(row)) others.add(id);
  }
  return [...tied].filter((id) => !others.has(id));
}
