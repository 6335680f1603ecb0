import type pg from 'pg';
import { tenantNames } from '../../foundation/database/protect.ts';
import type { TableDeclaration } from '../../foundation/database/tables.ts';
import { formatMoment } from '../../interface/wording/index.ts';
import { recordsOf } from '../../merging/index.ts';
import {
  type CollectedPassage,
  formerWords,
  labelOf,
  type NameOf,
  type RowJson,
  rowInWords,
} from './collect-words.ts';
import type { KnownPerson } from './third-parties.ts';

/** One record about her, in words. */
export interface CollectedItem {
  readonly source: string;
  readonly title: string;
  readonly passages: readonly CollectedPassage[];
  /** The file that it holds; null where it holds none, or one that was taken back. */
  readonly file: Uint8Array | null;
}

/** Everything about a person, and who else is on her record. */
export interface Collection {
  readonly items: readonly CollectedItem[];
  readonly her: KnownPerson;
  readonly others: readonly KnownPerson[];
}

/** Copies that an earlier request made of all the rest: they would be collected twice. */
const COPIES = new Set(['subject_item', 'subject_mark']);

interface Found {
  readonly table: TableDeclaration;
  readonly row: RowJson;
  readonly file: Uint8Array | null;
}

const camel = (name: string) => name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());

/** The condition under which a row of a table is about one of the people `$1`; undefined for tables about nobody. */
export function belongsSql(
  table: TableDeclaration,
  all: readonly TableDeclaration[],
  schema: string,
): string | undefined {
  const { belongs } = table;
  if (Array.isArray(belongs.by)) return belongs.by.map((column) => `t."${column}" = any ($1)`).join(' or ');
  if (!('of' in belongs)) return undefined;
  const owner = all.find(({ name }) => name === belongs.of);
  const inner = owner && belongsSql(owner, all, schema);
  return inner && `t."${belongs.by}" in (select t.id from ${schema}."${belongs.of}" t where ${inner})`;
}

/** False for what she must not find in her copy: who brings up her child, which arm of a trial she is in. */
function maySay({ notInCopies = [] }: TableDeclaration, row: RowJson): boolean {
  return notInCopies !== 'all' && !notInCopies.includes(String(row.wall));
}

async function findRows(
  client: pg.ClientBase,
  schema: string,
  tables: readonly TableDeclaration[],
  ids: readonly string[],
): Promise<Found[]> {
  const found: Found[] = [];
  for (const table of tables) {
    const where = belongsSql(table, tables, schema);
    if (!where || table.guard === 'log' || COPIES.has(table.name)) continue;
    const [json, file] = table.holdsFile
      ? [`to_jsonb(t) - 'unlogged'`, 'case when withdrawn_on is null then unlogged end']
      : ['to_jsonb(t)', 'null::bytea'];
    const { rows } = await client.query<Omit<Found, 'table'>>(
      `select ${json} as row, ${file} as file from ${schema}."${table.name}" t where ${where} order by t.id`,
      [ids],
    );
    found.push(...rows.filter(({ row }) => maySay(table, row)).map((each) => ({ table, ...each })));
  }
  return found;
}

/** Ids in the declared columns of her rows: those whom her record is also about. */
function tiedTo(found: readonly Found[], own: readonly string[]): string[] {
  const named = found.flatMap(({ table, row }) =>
    Array.isArray(table.belongs.by) && table.name !== 'person'
      ? table.belongs.by.flatMap((column) => (typeof row[column] === 'string' ? [String(row[column])] : []))
      : [],
  );
  return [...new Set(named)].filter((id) => !own.includes(id));
}

/** What she says of rows that she sees otherwise, by the row: it stands beside what the row says. */
function seenOtherwise(found: readonly Found[], personId: string): Map<string, CollectedPassage[]> {
  const words = new Map<string, CollectedPassage[]>();
  for (const { table, row } of found) {
    const { passage, person_id, decision, statement, says } = row;
    if (table.name !== 'correction' || person_id !== personId || decision === 'corrected') continue;
    if (typeof passage !== 'string') continue;
    const own = { label: 'In the person’s own words', text: String(statement ?? says), namesSomebody: false };
    words.set(passage, [...(words.get(passage) ?? []), own]);
  }
  return words;
}

interface PersonRow {
  readonly id: string;
  readonly given_name: string;
  readonly family_name: string;
  readonly known_as: string | null;
  readonly other_names: string | null;
  readonly address: string | null;
  readonly phone: string | null;
  readonly email: string | null;
}

function known(row: PersonRow): KnownPerson {
  const { given_name, family_name, known_as, other_names, address, phone, email } = row;
  const others = (other_names ?? '').split(/[,;]/).map((name) => name.trim());
  const names = [`${given_name} ${family_name}`, given_name, family_name, known_as ?? '', ...others];
  const some = (value: string | null) => (value ? [value] : []);
  return { names: names.filter(Boolean), addresses: some(address), phones: some(phone), emails: some(email) };
}

async function readNames(client: pg.ClientBase, schema: string, ids: readonly string[]) {
  const people = await client.query<PersonRow>(
    `select id, given_name, family_name, known_as, other_names, address, phone, email
     from ${schema}.person where id = any ($1)`,
    [ids],
  );
  const staff = await client.query<{ id: string; name: string }>(`select id, name from ${schema}.staff`);
  const names = new Map<string, { name: string; isWorker: boolean }>();
  for (const { id, given_name, family_name } of people.rows)
    names.set(id, { name: `${given_name} ${family_name}`.trim(), isWorker: false });
  for (const { id, name } of staff.rows) names.set(id, { name, isWorker: true });
  const nameOf: NameOf = (id) => names.get(id);
  return { people: people.rows, nameOf };
}

interface ChangeRow {
  readonly table_name: string;
  readonly at: string;
  readonly before: RowJson;
  readonly after: RowJson | null;
}

/** What stood in her records before it was changed or removed. */
async function formerly(
  client: pg.ClientBase,
  schema: string,
  tables: readonly TableDeclaration[],
  her: {
    readonly personId: string;
    readonly ids: readonly string[];
    readonly rowIds: readonly string[];
    readonly nameOf: NameOf;
  },
): Promise<CollectedItem[]> {
  const own = tables.filter(({ name, belongs }) => Array.isArray(belongs.by) && !COPIES.has(name));
  const columns = [...new Set(own.flatMap(({ belongs }) => (Array.isArray(belongs.by) ? belongs.by : [])))];
  const removed = columns
    .filter((column) => column !== 'id')
    .map((column) => `before ->> '${column}' = any ($3)`);
  const { rows } = await client.query<ChangeRow>(
    `select table_name, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at, before, after
     from ${schema}.change_log
     where before is not null and table_name = any ($1) and (row_id = any ($2) or ${removed.join(' or ')})
     order by sequence`,
    [own.map(({ name }) => camel(name)), her.rowIds, her.ids],
  );
  const said = new Map(own.map((table) => [camel(table.name), table]));
  const open = rows.filter(({ table_name, before }) => {
    const table = said.get(table_name);
    return table !== undefined && maySay(table, before);
  });
  return open.map(({ table_name, at, before, after }) => ({
    source: 'change_log',
    title: `${labelOf(table_name)}, as it was until ${formatMoment(Temporal.Instant.from(at))}`,
    passages: formerWords(before, after, her.personId, her.nameOf),
    file: null,
  }));
}

async function looks(
  client: pg.ClientBase,
  schema: string,
  ids: readonly string[],
  nameOf: NameOf,
): Promise<CollectedItem[]> {
  const { rows } = await client.query<{
    at: string;
    staff_id: string | null;
    query: string;
    door: string;
    refused: boolean;
  }>(
    `select to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at, staff_id, query, door, refused
     from ${schema}.access_log where person_id = any ($1) order by at`,
    [ids],
  );
  const byMonth = Map.groupBy(rows, ({ at }) => at.slice(0, 7));
  return [...byMonth].map(([month, ones]) => ({
    source: 'access_log',
    file: null,
    title: `Who looked at the record, ${month}`,
    passages: ones.map(({ at, staff_id, query, door, refused }) => ({
      label: formatMoment(Temporal.Instant.from(at)),
      text: `${(staff_id && nameOf(staff_id)?.name) || 'A visitor'}: ${labelOf(query).toLowerCase()} (${door}${refused ? ', refused' : ''})`,
      namesSomebody: false,
    })),
  }));
}

/**
 * Collects everything about a person: her rows of every declared table, what stood in them before, and who looked at them.
 * Runs as the owner, within `withinOwner`, so that nothing is hidden from it.
 */
export async function collectPerson(
  client: pg.ClientBase,
  tenant: string,
  tables: readonly TableDeclaration[],
  personId: string,
): Promise<Collection> {
  const { schema } = tenantNames(tenant);
  const ids = await recordsOf(client, schema, [personId]);
  const found = await findRows(client, schema, tables, ids);
  const { people, nameOf } = await readNames(client, schema, [...ids, ...tiedTo(found, ids)]);
  const otherwise = seenOtherwise(found, personId);
  const rows = found.map(({ table, row, file }) => ({
    source: table.name,
    file,
    title: labelOf(table.name),
    passages: [...rowInWords(row, personId, nameOf), ...(otherwise.get(String(row.id)) ?? [])],
  }));
  const rowIds = found.map(({ row }) => String(row.id));
  const before = await formerly(client, schema, tables, { personId, ids, rowIds, nameOf });
  const seen = await looks(client, schema, ids, nameOf);
  const nobody = { names: [], addresses: [], phones: [], emails: [] };
  const self = people.find(({ id }) => id === personId);
  const her = self ? known(self) : nobody;
  return {
    items: [...rows, ...before, ...seen].filter(({ passages }) => passages.length > 0),
    her: { ...her, names: her.names.flatMap((name) => [name, ...name.split(/\s+/)]) },
    others: people.filter(({ id }) => !ids.includes(id)).map(known),
  };
}
