import type { SubjectReference } from '../../../src/access/subject.ts';
import { operationsOf } from '../../../src/app/operations.ts';
import { rooms, tables } from '../../../src/app/rooms.ts';
import { withinReach } from '../../../src/doors/index.ts';
import type { TestApp } from '../app.ts';
import { fittingInput, type Named } from '../fitting-input.ts';
import { type Declared, type Matrix, READERS, type Reader, type Whom } from './lay-down.ts';
import { filled, placesIn, tablesIn } from './places.ts';

export type MatrixDoor = 'page' | 'api';

/** One address, as it is declared, and how it is asked for. */
export interface MatrixAddress extends Declared {
  readonly name: string;
  /** True where it names somebody, or a row of hers: then it is asked for about everybody. */
  readonly namesHer: boolean;
  /** True where it may write: what is asked at the same time must not wait for it. */
  readonly writes: boolean;
  /** True where a page's form is sent. */
  readonly isForm: boolean;
  readonly inputFor: (named: Named) => unknown;
  readonly send: (app: TestApp, matrix: Matrix, reader: Reader, name: Whom) => Promise<Response>;
}

/** Tables whose rows are somebody's, and her child's. */
const ofSomebody: ReadonlySet<string> = new Set([
  'child',
  ...tables.filter(({ guard }) => ['person', 'self', 'around'].includes(guard)).map(({ name }) => name),
]);

const pages = rooms.flatMap((room) => room.pages ?? []);

/** Every place in the address of a page of which nobody said what it names. */
export const unsaidPlaces = (paths: readonly string[] = pages.map(({ path }) => path)): string[] =>
  paths.flatMap((path) =>
    placesIn(path)
      .filter(({ names }) => names === undefined)
      .map(({ at }) => at),
  );

/** What an answer that takes a form is sent: nothing, so that what comes before reading it decides. */
const NO_FORM = { method: 'POST', body: new URLSearchParams() } as const;

/** Every page that a room declares, to look at and to send. */
export function pageAddresses({ people, plain }: Pick<Matrix, 'people' | 'plain'>): MatrixAddress[] {
  return pages.map(({ method, path, permission }) => {
    const namesHer = tablesIn(path).some((table) => ofSomebody.has(table));
    const ofProgramme = path.includes('/:programme') && !path.startsWith('/people/');
    const about = ({ id }: { id: string }): SubjectReference[] => [
      ...(ofProgramme ? [{ kind: 'programme', programme: 'diamond' } as const] : []),
      ...(namesHer ? [{ kind: 'person', id } as const] : []),
    ];
    return {
      name: `${method} ${path}`,
      permission,
      about: namesHer || ofProgramme ? (about as Declared['about']) : withinReach,
      namesHer,
      writes: method === 'post',
      isForm: method === 'post',
      inputFor: ({ rows }) => ({ id: rows.person }),
      send: async (app, _, reader, name) => {
        const { rows, otherId } = people[name];
        const rowOf = (table: string) =>
          table === 'other' ? otherId : (rows[table] ?? plain[table] ?? NOBODY);
        const headers = { cookie: `test_actor=reader-${READERS.indexOf(reader)}` };
        return app.send(filled(path, rowOf), { headers, ...(method === 'post' && NO_FORM) }, 'nobody');
      },
    };
  });
}

const NOBODY = '01900000-0000-7000-8000-00000000dead';

/** What the shape of an input does not say of itself. */
const SAID: Readonly<Record<string, object>> = { openFigure: { figure: 'referrals_received' } };

/** An input for an operation about somebody. */
export const inputFor = (
  operation: Parameters<typeof fittingInput>[0] & { readonly name: string },
  named: Named,
): Record<string, unknown> => ({ ...fittingInput(operation, named), ...SAID[operation.name] });

/** Every operation of the API that asks for a permission. */
export function apiAddresses(): MatrixAddress[] {
  return operationsOf(rooms)
    .filter(({ permission }) => permission !== 'public')
    .map((operation) => ({
      name: operation.name,
      permission: operation.permission,
      about: operation.about as Declared['about'],
      namesHer: typeof operation.about === 'function',
      writes: operation.kind === 'command',
      isForm: false,
      inputFor: (named) => operation.input.parse(inputFor(operation, named)),
      send: async (app, { people }, reader, name) => {
        const { method } = operation.api;
        const input = { ...inputFor(operation, people[name]) };
        const path = operation.api.path.replace(/\{(\w+)\}/g, (_, key: string) => {
          const value = String(input[key]);
          delete input[key];
          return value;
        });
        const reads = method === 'get';
        const query = reads
          ? `?${new URLSearchParams(Object.entries(input).map(([key, value]) => [key, String(value)]))}`
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
