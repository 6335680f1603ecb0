import type { Requirement } from '../../../src/access/decide.ts';
import { operationsOf } from '../../../src/app/operations.ts';
import { rooms } from '../../../src/app/rooms.ts';
import { wholeTenant } from '../../../src/doors/index.ts';
import type { TestApp } from '../app.ts';
import { fittingInput, type Named } from '../fitting-input.ts';
import { type Declared, expected, type Matrix, READERS, type Reader, type Whom } from './lay-down.ts';

export type MatrixDoor = 'page' | 'api';

/** One address that names somebody, as it is declared, and how it is asked for. */
export interface MatrixAddress {
  readonly name: string;
  readonly permission: Requirement;
  readonly about: Declared['about'];
  readonly inputFor: (named: Named) => unknown;
  /** True where being let in changes rows: then it is asked for only where it is to be refused. */
  readonly changes: boolean;
  readonly send: (app: TestApp, matrix: Matrix, reader: Reader, name: Whom) => Promise<Response>;
}

const NOBODY = '01900000-0000-7000-8000-00000000dead';

/** The first part of an address says what its `:id` is of. */
const ID_OF: Readonly<Record<string, string>> = {
  people: 'person',
  referrals: 'referral',
  emergency: 'glass_break',
};

/** Names of places in an address that are not the name of their table. */
const TABLE_OF: Readonly<Record<string, string>> = {
  agreement: 'letter_agreement',
  tie: 'relationship',
  quality: 'family_quality',
  household: 'family_household',
  copy: 'family_map_copy',
  state: 'child_state',
};

const PLAIN: Readonly<Record<string, string>> = { programme: 'diamond', kind: 'join', item: 'start' };

function pathFor(path: string, { rows }: Named): string {
  const [, first = ''] = path.split('/');
  return path.replace(/:(\w+)(\{[^}]*\})?/g, (_, place: string) => {
    const table = place === 'id' ? ID_OF[first] : (TABLE_OF[place] ?? place.replace(/Id$/, ''));
    return PLAIN[place] ?? rows[table ?? ''] ?? NOBODY;
  });
}

const cookieOf = (reader: Reader) => `test_actor=reader-${READERS.indexOf(reader)}`;

/** The pages that name somebody in their address. */
function pageAddresses(): MatrixAddress[] {
  const pages = rooms.flatMap((room) => room.pages ?? []);
  return pages
    .filter(({ method, path }) => method === 'get' && /^\/(people|referrals|emergency)\/:id(\/|$)/.test(path))
    .map(({ path, permission }) => ({
      name: path,
      permission,
      about: (({ id }: { id: string }) => ({ kind: 'person', id })) as Declared['about'],
      inputFor: ({ rows }) => ({ id: rows.person }),
      changes: false,
      send: async (app, { people }, reader, name) =>
        app.send(pathFor(path, people[name]), { headers: { cookie: cookieOf(reader) } }, 'nobody'),
    }));
}

/** The operations of the API that are about somebody. */
function apiAddresses(): MatrixAddress[] {
  return operationsOf(rooms)
    .filter(({ about, permission }) => typeof about === 'function' && permission !== 'public')
    .map((operation) => ({
      name: operation.name,
      permission: operation.permission,
      about: operation.about as Declared['about'],
      inputFor: (named) => operation.input.parse(fittingInput(operation, named)),
      changes: operation.kind === 'command',
      send: async (app, { people }, reader, name) => {
        const { method } = operation.api;
        const input = { ...fittingInput(operation, people[name]) };
        const path = operation.api.path.replace(/\{(\w+)\}/g, (_, key: string) => {
          const value = String(input[key]);
          delete input[key];
          return value;
        });
        const reads = method === 'get';
        const query = reads
          ? `?${new URLSearchParams(Object.entries(input).map(([k, v]) => [k, String(v)]))}`
          : '';
        const headers = {
          authorization: `Bearer reader-${READERS.indexOf(reader)}`,
          'content-type': 'application/json',
        };
        const body = reads ? {} : { body: JSON.stringify(input) };
        return app.send(
          `/api/v1${path}${query}`,
          { method: method.toUpperCase(), headers, ...body },
          'nobody',
        );
      },
    }));
}

const made = new Map<MatrixDoor, MatrixAddress[]>();

/** Every address of a door that names somebody, from what the rooms declare. */
export function addressesOf(door: MatrixDoor): readonly MatrixAddress[] {
  const known = made.get(door) ?? (door === 'page' ? pageAddresses() : apiAddresses());
  made.set(door, known);
  return known;
}

/** An answer without whom it names and without what is different each time. */
async function wordsOf(response: Response, { rows }: Named): Promise<string> {
  const text = `${response.status} ${await response.text()}`.replaceAll(
    /nonce="[^"]+"|name="_key" value="[^"]+"/g,
    '',
  );
  return Object.values(rows).reduce((words, id) => (id ? words.replaceAll(id, '*') : words), text);
}

function understood(response: Response): 'forbidden' | 'hidden' | 'allowed' | 'a defect' {
  if (response.status >= 500) return 'a defect';
  if (response.status === 401 || response.status === 403) return 'forbidden';
  if ((response.headers.get('location') ?? '').startsWith('/sign-in')) return 'forbidden';
  return response.status === 404 ? 'hidden' : 'allowed';
}

/** Pages with somebody in their address that nobody opens whose role holds in one team or programme only. */
const WHOLE_TENANT = new Set(['/people/:id/merge/:other', '/people/:id/merges/:merge/undo']);

/** Where the answers of one address differ from what the one decision says, for one reader and about these people. */
export async function differingAnswers(asked: {
  readonly app: TestApp;
  readonly matrix: Matrix;
  readonly address: MatrixAddress;
  readonly reader: Reader;
  readonly names: readonly Whom[];
}): Promise<string[]> {
  const { app, matrix, address, reader, names } = asked;
  const actor = matrix.readers[reader];
  const differing: string[] = [];
  let nobodys: string | undefined;
  for (const name of names) {
    const atTheDoor = WHOLE_TENANT.has(address.name)
      ? expected(matrix, { ...address, about: wholeTenant }, actor, name, {})
      : 'allowed';
    const said =
      atTheDoor === 'forbidden'
        ? atTheDoor
        : expected(matrix, address, actor, name, address.inputFor(matrix.people[name]));
    if (said === 'allowed' && address.changes) continue;
    const response = await address.send(app, matrix, reader, name);
    const as = understood(response);
    const about = `${address.name} of ${name}`;
    // What is not laid down is not there for anybody who is let in either.
    const mayMiss = said === 'allowed' && as === 'hidden';
    if (mayMiss && (await address.send(app, matrix, 'manager', 'own')).status === 404) continue;
    if (said !== 'hidden' || as === 'forbidden' || as === 'a defect') {
      if (as !== said) differing.push(`${about}: ${said}, but ${as} (${response.status})`);
      continue;
    }
    // Whoever may not know of her may be answered in any way, so long as it is that of nobody.
    nobodys ??= await wordsOf(await address.send(app, matrix, reader, 'nobody'), matrix.people.nobody);
    if ((await wordsOf(response, matrix.people[name])) !== nobodys)
      differing.push(`${about}: reads otherwise than nobody’s (${response.status})`);
  }
  return differing;
}
