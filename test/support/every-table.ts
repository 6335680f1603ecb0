import type pg from 'pg';
import type { TableDeclaration } from '../../src/foundation/database/tables.ts';

interface Column {
  readonly name: string;
  readonly type: string;
  /** The table that it points into. */
  readonly into: string | null;
}

const COLUMNS = `select a.attname as name, format_type(a.atttypid, null) as type, f.relname as into
  from pg_attribute a left join pg_constraint k on k.conrelid = a.attrelid and k.contype = 'f' and k.conkey = array[a.attnum]
    left join pg_class f on f.oid = k.confrelid
  where a.attrelid = ($1 || '.' || $2)::regclass and a.attnum > 0 and not a.attisdropped
    and (a.attnotnull or a.attname = 'person_id') and not a.atthasdef and a.attidentity = ''`;

const ALLOWED = `select pg_get_constraintdef(oid) as text from pg_constraint
  where conrelid = ($1 || '.' || $2)::regclass and contype = 'c'`;

const PLAIN: Readonly<Record<string, unknown>> = {
  uuid: '01900000-0000-7000-8000-00000000dead',
  date: '2024-05-01',
  'timestamp with time zone': '2024-05-01T09:00:00Z',
  'time without time zone': '09:00',
  integer: 1,
  bigint: 1,
  real: 0.5,
  boolean: false,
  jsonb: '{}',
  'text[]': '{}',
  'smallint[]': '{1}',
  'uuid[]': '{}',
  bytea: '\\x00',
};

/** What neither the type of a column nor its constraints say. */
const SAID: Readonly<Record<string, unknown>> = {
  'culture_told.answer': 'will_not_say',
  'map_copy.picture': '{"people": [], "ties": [], "qualities": [], "pregnancies": []}',
  'picture_copy.lines': '[]',
  // Of the one byte that its file holds.
  'document_version.sha256': '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'referral_file.sha256': '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'due_settled.how': 'not_needed',
  'group_session.ends_at': '11:00',
  'reminder_wish.until_time': '11:00',
  'response.scores': '[]',
  'referral.answers': '{"parent": {"givenName": "Somebody", "familyName": "Example"}, "answers": {}}',
  'subject_item.passages': '[]',
  'subject_mark.ends': 5,
  'telling.answer': 'will_not_say',
  'walled_value.wall': 'health',
};

/** What a row needs beside what the catalogue demands of each column by itself. */
const ALSO: Readonly<Record<string, object>> = {
  // A visitor's, with a key that nobody holds.
  referral_draft: { secret_hash: `\\x${'00'.repeat(32)}` },
};

/** Rows of one person in every table that holds people's rows, made by what the catalogue says of its columns. */
export type RowsOfPerson = Readonly<Record<string, string>>;

let signInNames = 0;

class Layer {
  readonly #owner: pg.Client;
  readonly #schema: string;
  readonly #rows: Record<string, string>;
  readonly #staffId: string;

  constructor(owner: pg.Client, schema: string, staffId: string, rows: Record<string, string>) {
    this.#owner = owner;
    this.#schema = schema;
    this.#staffId = staffId;
    this.#rows = rows;
  }

  async lay(table: string): Promise<string> {
    const known = this.#rows[table];
    if (known !== undefined) return known;
    const columns = (await this.#owner.query<Column>(COLUMNS, [this.#schema, table])).rows;
    const values: Record<string, unknown> = { ...ALSO[table] };
    for (const column of columns) values[column.name] = await this.#value(table, column);
    // What is not sent yet opens to nobody who reads referrals.
    if (table === 'referral_file') values.referral_id = await this.lay('referral');
    const names = Object.keys(values);
    const { rows } = await this.#owner.query<{ id: string }>(
      `insert into ${this.#schema}.${table} (${names.join(', ')})
       values (${names.map((_, index) => `$${index + 1}`).join(', ')}) returning id`,
      Object.values(values),
    );
    const id = rows[0]?.id ?? '';
    this.#rows[table] = id;
    return id;
  }

  async #value(table: string, { name, type, into }: Column): Promise<unknown> {
    if (name === 'person_id') return this.#rows.person;
    if (into === 'staff' || name === 'staff_id') return this.#staffId;
    // Whom a row is about besides her: her child.
    if (into === 'person') return this.#rows.child;
    if (into) return this.lay(into);
    const said = SAID[`${table}.${name}`];
    if (said !== undefined) return said;
    const { rows } = await this.#owner.query<{ text: string }>(ALLOWED, [this.#schema, table]);
    const list = rows.find(({ text }) => new RegExp(`\\(\\(${name} = ANY \\(ARRAY\\[`).test(text));
    const first = list && /ARRAY\['([^']+)'/.exec(list.text)?.[1];
    if (first) return first;
    if (name === 'programme_id') return 'diamond';
    // A name to sign in with is like no other in the whole service.
    if (name === 'sign_in_name') {
      signInNames += 1;
      return `made-up-${String(signInNames).padStart(4, '0')}`;
    }
    // No two the same, for what must be there once.
    if (type === 'text') return `Somebody wrote this of ${this.#rows.person}`;
    return PLAIN[type];
  }
}

/** Lays down a row of a person, and of her child, in every table of these. What stands already is `given`, by table. */
export async function layEveryTable(
  owner: pg.Client,
  schema: string,
  tables: readonly TableDeclaration[],
  given: {
    readonly staffId: string;
    readonly rows: RowsOfPerson & { readonly person: string; readonly child: string };
  },
): Promise<RowsOfPerson> {
  const rows: Record<string, string> = { ...given.rows };
  const layer = new Layer(owner, schema, given.staffId, rows);
  for (const { name, guard } of tables) {
    if (guard === 'person' || name === 'glass_break') await layer.lay(name);
  }
  return rows;
}
