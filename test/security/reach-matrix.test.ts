import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { type AccessLog, createAccessLog } from '../../src/access/access-log.ts';
import type { Actor } from '../../src/access/actor.ts';
import { decide } from '../../src/access/decide.ts';
import { house as contributions, guardedTables, rooms } from '../../src/app/rooms.ts';
import { type Bus, type Command, type CommandContext, createBus, type Query } from '../../src/doors/index.ts';
import { type Fault, refused } from '../../src/foundation/fault.ts';
import type { Result } from '../../src/foundation/result.ts';
import { openTestApp, type TestApp } from '../support/app.ts';
import { fittingInput, type Named } from '../support/fitting-input.ts';
import { addressesOf, differingAnswers, type MatrixDoor } from '../support/matrix/addresses.ts';
import {
  type Expected,
  expected,
  layDownMatrix,
  type Matrix,
  READERS,
  type Reader,
  type Whom,
  whom,
} from '../support/matrix/lay-down.ts';

/*
 * Every kind of reader, at every command and query that there is, about six people: what the declarations and the one
 * decision say, and what the door answers. A command that is allowed is stopped after its last line, so that no row changes
 * under the next. Whoever may not know of somebody is answered as of somebody who is not there.
 */

type Operation = Command | Query;
/** All that ask for a permission; a visitor's own asks for the key to what he began. */
const operations: readonly Operation[] = rooms
  .flatMap(({ commands = [], queries = [] }): Operation[] => [...commands, ...queries])
  .filter(({ permission }) => permission !== 'public');

/** What the shape of an input does not say of itself. */
const SAID: Readonly<Record<string, object>> = { openFigure: { figure: 'referrals_received' } };

let app: TestApp;
/** Without the check of what is answered: rows that the catalogue made are not answers that anybody would give. */
let bus: Bus;
let looks: AccessLog;
let matrix: Matrix;

/** Who a cookie or a token of the matrix stands for: the place of a reader in the list. */
const readerNamed = (name: string | undefined): Actor | null => {
  const reader = READERS[Number(/^reader-(\d+)$/.exec(name ?? '')?.[1])];
  return reader ? matrix.readers[reader] : null;
};

beforeAll(async () => {
  app = await openTestApp({
    parts: ({ database: { pool }, clock, programmes }) => {
      looks = createAccessLog(pool, (error) => {
        throw error;
      });
      bus = createBus({
        pool,
        clock,
        accessLog: looks,
        programmesOf: () => programmes,
        house: contributions,
        guarded: guardedTables,
      });
      return {
        bus,
        sessionOf: async (headers) => {
          const actor = readerNamed(/test_actor=([\w-]+)/.exec(headers.get('cookie') ?? '')?.[1]);
          return actor && actor.kind !== 'guest' && actor.kind !== 'system' ? actor : null;
        },
        actorOfToken: async (token) => {
          const actor = readerNamed(token);
          return actor?.kind === 'staff' ? actor : null;
        },
      };
    },
  });
  matrix = await layDownMatrix(app);
}, 300_000);
afterAll(async () => {
  await looks.stop();
  await app.close();
});

/** The same operation, stopped after its last line. */
function stopped(operation: Operation): Operation {
  if (operation.kind === 'query') return operation;
  return {
    ...operation,
    handle: async (context: CommandContext, input: unknown) => {
      const result = await operation.handle(context, input);
      return result.ok ? refused('stopped', 'It would have been done.') : result;
    },
  };
}

async function answer(operation: Operation, actor: Actor, input: unknown): Promise<Result<unknown, Fault>> {
  return operation.kind === 'command'
    ? bus.run(stopped(operation) as Command<z.ZodType, unknown>, actor, input, { door: 'api' })
    : bus.ask(operation as Query<z.ZodType, unknown>, actor, input, 'api');
}

/** An answer in a word or two, without whom it names. */
function inWords(result: Result<unknown, Fault>, { rows }: Named): string {
  const text = result.ok
    ? JSON.stringify(result.value)
    : `${result.error.kind} ${JSON.stringify(result.error)}`;
  return Object.values(rows).reduce((words, id) => (id ? words.replaceAll(id, '*') : words), text);
}

/** What they name besides her (a grant, a wall, a note, looks, a worker, an entry of her map, a copy, a tie, a
 * family’s work, a contact that was expected, a programme’s waiting list) is not laid down: not to find that is to be let in. */
const NAMES_MORE = new Set([
  'endNaming',
  'liftWall',
  'endWalledNote',
  'reviewLook',
  'declareConflict',
  'changeQuality',
  'changeChildState',
  'compareMapCopy',
  'comparePictureCopy',
  'changeConnection',
  'addFamilyMembers',
  'listContactsMade',
  'listWaitingList',
]);

/** What an answer comes to. Whoever may not know of her may be answered in any way, so long as it is that of nobody. */
async function understood(
  operation: Operation,
  actor: Actor,
  said: Expected,
  words: string,
): Promise<Expected> {
  if (words.startsWith('forbidden ')) return 'forbidden';
  const isMissing = words.startsWith('not_found ');
  if (said === 'allowed') {
    const namesHer = typeof operation.about === 'function' && !NAMES_MORE.has(operation.name);
    return isMissing && namesHer ? 'hidden' : 'allowed';
  }
  if (isMissing) return 'hidden';
  const missing = await answer(operation, actor, inputFor(operation, 'nobody'));
  return inWords(missing, matrix.people.nobody) === words ? 'hidden' : 'allowed';
}

const inputFor = (operation: Operation, name: Whom): Record<string, unknown> => ({
  ...fittingInput(operation, matrix.people[name]),
  ...SAID[operation.name],
});

/** An operation that names nobody is the same for all of them. */
const about = (operation: Operation): readonly Whom[] =>
  typeof operation.about === 'function' ? whom : ['own'];

describe('an input', () => {
  it('can be made for every command and query, so that none is left out here', () => {
    const unread = operations
      .map((operation) => ({ operation, read: operation.input.safeParse(inputFor(operation, 'own')) }))
      .filter(({ read }) => !read.success);
    expect(unread.map(({ operation, read }) => `${operation.name}: ${read.error?.message}`)).toEqual([]);
  });
});

describe.each(READERS)('as a %s', (reader) => {
  it('every command and query answers what the one decision says', { timeout: 240_000 }, async () => {
    const actor = matrix.readers[reader];
    const differing: string[] = [];
    for (const operation of operations) {
      const names = decide(actor, operation.permission).allowed ? about(operation) : (['own'] as const);
      for (const name of names) {
        const input = inputFor(operation, name);
        const said = expected(matrix, operation, actor, name, operation.input.parse(input));
        const words = inWords(await answer(operation, actor, input), matrix.people[name]);
        const as = await understood(operation, actor, said, words);
        if (as !== said)
          differing.push(`${operation.name} of ${name}: ${said}, but ${as}: ${words.slice(0, 200)}`);
      }
    }
    expect(differing).toEqual([]);
  });
});

/*
 * The same over HTTP, by person: pages with somebody in their address as a browser asks for them, operations of the API as a
 * program does. What the bus answers is tried above for every reader; here are those whose rows end somewhere, or nowhere.
 */

const BY_PERSON: readonly Reader[] = [
  'practitioner',
  'practitioner kept to her team',
  'manager of one team',
  'auditor',
];

/** Of all others the decision at the door is tried, and that somebody who is hidden from them is; the bus tries them all. */
const HIDDEN: readonly Whom[] = ['barred'];

async function answersOf(door: MatrixDoor, reader: Reader): Promise<string[]> {
  const actor = matrix.readers[reader];
  const differing: string[] = [];
  for (const address of addressesOf(door)) {
    const enters = decide(actor, address.permission).allowed;
    const names = !enters ? (['own'] as const) : BY_PERSON.includes(reader) ? whom : HIDDEN;
    differing.push(
      ...(await differingAnswers({
        app,
        matrix,
        address,
        reader,
        names: names.filter((n) => n !== 'nobody'),
      })),
    );
  }
  return differing;
}

const OF_STAFF = READERS.filter((reader) => !/^(partner|parent|guest)/.test(reader));

describe.each(READERS.filter((reader) => !reader.startsWith('token')))('as a %s in a browser', (reader) => {
  it('every page with somebody in its address answers what the one decision says', {
    timeout: 600_000,
  }, async () => {
    expect(await answersOf('page', reader)).toEqual([]);
  });
});

describe.each(OF_STAFF)('as a program of a %s', (reader) => {
  it('every operation of the API with somebody in it answers likewise', { timeout: 600_000 }, async () => {
    expect(await answersOf('api', reader)).toEqual([]);
  });
});

it('comes to most of the pages that there are', { timeout: 600_000 }, async () => {
  const pages = addressesOf('page');
  expect(pages.length).toBeGreaterThan(70);
  const answered = await Promise.all(
    pages.map(async (address) => (await address.send(app, matrix, 'manager', 'own')).status),
  );
  expect(answered.filter((status) => status === 200).length).toBeGreaterThan(pages.length * 0.7);
  expect(answered.filter((status) => status >= 500)).toEqual([]);
});
