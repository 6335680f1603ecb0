import type { Actor } from '../../../src/access/actor.ts';
import { operationsOf } from '../../../src/app/operations.ts';
import { rooms } from '../../../src/app/rooms.ts';
import type { Query } from '../../../src/doors/index.ts';
import type { TestApp, TestReader } from '../app.ts';
import { formsOf, linksOf } from '../hostile/page-forms.ts';
import { pageAt } from '../hostile/walk.ts';

const pages = rooms.flatMap((room) => room.pages ?? []);
const queries: readonly Query[] = rooms.flatMap((room) => room.queries ?? []);

/** One answer, with its headers and all that came in it. */
export interface Seen {
  readonly where: string;
  readonly text: string;
}

const NO_PAGE = /^\/(assets|sign-in|sign-out|api|account)\b/;
/** How many addresses of one page are opened, besides those that a crawl began with. */
const MOST_OF_A_PAGE = 12;

/** An answer as text: its status line, every header, and its body. */
export async function textOfAnswer(response: Response): Promise<string> {
  const headers = [...response.headers].map(([name, value]) => `${name}: ${value}`).join('\n');
  return withFiles(`${response.status}\n${headers}\n${await response.text()}`);
}

/** An answer in JSON with what its files say beside them. */
function withFiles(text: string): string {
  const files = [...text.matchAll(/"content":"([A-Za-z0-9+/]+=*)"/g)];
  const said = files.map(([, content = '']) => Buffer.from(content, 'base64').toString());
  return [text, ...said].join('\n');
}

/** Addresses that a page leads to: its links, and where its search forms are sent. */
const onward = (html: string) => [
  ...linksOf(html),
  ...formsOf(html).flatMap((form) =>
    form.method === 'get' && form.action.startsWith('/') ? [form.action] : [],
  ),
];

/** Opens every page that can be come to from `first`; each address once. */
export async function crawlPages(app: TestApp, as: TestReader, first: readonly string[]): Promise<Seen[]> {
  const seen: Seen[] = [];
  const begun = new Set(first);
  const visited = new Set<string>();
  const visits = new Map<string, number>();
  const waiting = [...first];
  for (let address = waiting.shift(); address !== undefined; address = waiting.shift()) {
    const place = address.split('#')[0] ?? address;
    const path = pageAt(pages, 'get', place);
    if (!path || visited.has(place) || NO_PAGE.test(place)) continue;
    const often = visits.get(path) ?? 0;
    if (often >= MOST_OF_A_PAGE && !begun.has(place)) continue;
    visits.set(path, often + 1);
    visited.add(place);
    const response = await app.get(place, as);
    const to = response.headers.get('location');
    const text = await textOfAnswer(response);
    seen.push({ where: place, text });
    waiting.push(...(to ? [to] : onward(text)));
  }
  return seen;
}

/** What a crawl asks with: ids by the name of the input that takes them; `id` is tried with all. */
export type Known = Readonly<Record<string, readonly string[]>>;

const OPTIONAL: Known = {
  q: ['Quenby'],
  text: ['Quenby', 'Pia'],
  show: [],
  only: ['all'],
  lists: ['yes'],
  drawn: ['ecomap', 'culturagram'],
};

const shapeOf = ({ input }: Query): readonly string[] => {
  const shape: unknown = Reflect.get(input, 'shape');
  return typeof shape === 'object' && shape !== null ? Object.keys(shape) : [];
};

/** Every input that the known values make for a query: once bare, and once more with each thing that may be added. */
export function inputsOf(query: Query, known: Known): Record<string, unknown>[] {
  const keys = shapeOf(query);
  let inputs: Record<string, unknown>[] = [{}];
  for (const key of keys) {
    const values = known[key];
    if (!values) continue;
    inputs = inputs.flatMap((input) => values.map((value) => ({ ...input, [key]: value })));
  }
  const added = keys.flatMap((key) => (OPTIONAL[key] ?? []).map((value) => ({ [key]: value })));
  return [...inputs, ...inputs.flatMap((input) => added.map((each) => ({ ...input, ...each })))];
}

/** Asks every query, or those that have no place in the API, with everything that is known, through the bus. */
export async function crawlQueries(
  app: TestApp,
  actor: Actor,
  known: Known,
  except: 'the API’s' | 'nothing',
): Promise<Seen[]> {
  const seen: Seen[] = [];
  for (const query of queries.filter((each) => each.api === null || except === 'nothing')) {
    for (const input of inputsOf(query, known)) {
      const answer = await app.bus.ask(query, actor, input, 'cli');
      seen.push({ where: `${query.name} ${JSON.stringify(input)}`, text: withFiles(JSON.stringify(answer)) });
    }
  }
  return seen;
}

/** Asks every operation of the API that reads, with everything that is known, by a token. */
export async function crawlApi(app: TestApp, token: string | undefined, known: Known): Promise<Seen[]> {
  const seen: Seen[] = [];
  for (const operation of operationsOf(rooms)) {
    if (operation.kind !== 'query') continue;
    for (const input of inputsOf(operation, known)) {
      const rest = new URLSearchParams();
      let path: string = operation.api.path;
      for (const [key, value] of Object.entries(input)) {
        if (path.includes(`{${key}}`)) path = path.replace(`{${key}}`, String(value));
        else rest.set(key, String(value));
      }
      const address = `/api/v1${path}?${rest}`;
      const headers: Record<string, string> = token === undefined ? {} : { authorization: `Bearer ${token}` };
      const response = await app.send(address, { headers }, 'nobody');
      seen.push({ where: address, text: await textOfAnswer(response) });
    }
  }
  return seen;
}

/** Reads every column that a door of the database may read, of every row that it shows. */
export async function crawlRows(
  app: TestApp,
  door: 'partner' | 'parent' | 'analyst' | 'guest' | 'partner_writes' | 'parent_writes',
  staffId: string | null,
  given: readonly string[],
): Promise<Seen[]> {
  const at = app.clock.now().toString();
  const client = await app.database.pool.connect();
  try {
    await client.query('begin');
    await client.query('select facet.begin_request($1, $2, $3, $4, $5)', ['east', door, staffId, given, at]);
    const { rows } = await client.query<{ table: string; columns: string }>(
      `select c.relname as table, string_agg(quote_ident(a.attname), ', ') as columns
       from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
       where c.relnamespace = 't_east'::regnamespace and c.relkind = 'r'
         and has_column_privilege(current_user, c.oid, a.attnum, 'select') group by 1 order by 1`,
    );
    const seen: Seen[] = [];
    for (const { table, columns } of rows) {
      const found = await client.query(`select ${columns} from ${table}`);
      seen.push({ where: `${door}: ${table}`, text: JSON.stringify(found.rows) });
    }
    return seen;
  } finally {
    await client.query('rollback');
    client.release();
  }
}
