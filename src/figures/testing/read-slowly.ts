import type pg from 'pg';
import type { Column, FigureSet, Placeholders, RowFacts } from '../../programme/index.ts';

type Row = Readonly<Record<string, unknown>>;

/** Reads one source as it stands on a day, with its own placeholders and no others. */
async function readSource(
  client: pg.ClientBase,
  source: (at: Placeholders) => string,
  asAt: string,
): Promise<readonly Row[]> {
  const values: string[] = [];
  const place = (value: string, cast: string) => {
    const known = values.indexOf(value);
    return `$${known < 0 ? values.push(value) : known + 1}${cast}`;
  };
  const sql = source({
    asAt: () => place(asAt, '::date'),
    programme: () => place('diamond', ''),
    schedules: () => place('[]', '::jsonb'),
  });
  return (await client.query(sql, values)).rows;
}

const LENGTH: Readonly<Record<string, number>> = { day: 10, month: 7, year: 4 };

/** A cell as the language takes it: dates as ISO text, as closely as they are known. */
function factOf(row: Row, { column, type, precision }: Column): unknown {
  const value = row[column] ?? undefined;
  if (value === undefined || type !== 'date') return value;
  const day = value instanceof Date ? isoDay(value) : String(value);
  return day.slice(0, precision ? (LENGTH[String(row[precision] ?? 'day')] ?? 10) : 10);
}

const isoDay = (value: Date) =>
  [value.getFullYear(), value.getMonth() + 1, value.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-');

function factsOf(row: Row, columns: Readonly<Record<string, Column>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, factOf(row, column)]));
}

/** Every row of a set with its lists, as the language names them: for reading figures one row at a time. */
export async function readSlowly(client: pg.ClientBase, set: FigureSet, asAt: string): Promise<RowFacts[]> {
  const rows = await readSource(client, set.source, asAt);
  const facts = rows.map((row) => ({ row, facts: factsOf(row, set.columns) }));
  for (const [name, related] of Object.entries(set.related)) {
    const all = await readSource(client, related.source, asAt);
    for (const { row, facts: own } of facts) {
      const isKnown = related.knownBy === undefined || row[related.knownBy] === true;
      const mine = all
        .filter((each) => each[related.key] === row[related.keyOf ?? set.rowId])
        .map((each) => factsOf(each, related.columns));
      own[name] = isKnown ? mine : undefined;
    }
  }
  return facts.map((each) => each.facts);
}
