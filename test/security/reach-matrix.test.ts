import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import type { Actor } from '../../src/access/actor.ts';
import { decide } from '../../src/access/decide.ts';
import { operationsOf } from '../../src/app/operations.ts';
import { rooms } from '../../src/app/rooms.ts';
import type { Command, Query } from '../../src/doors/index.ts';
import type { Fault } from '../../src/foundation/fault.ts';
import type { Result } from '../../src/foundation/result.ts';
import type { Named } from '../support/fitting-input.ts';
import { apiAddresses, inputFor } from '../support/matrix/addresses.ts';
import { type Exceptions, judge } from '../support/matrix/judge.ts';
import { type Expected, expected, READERS, type Whom, whom } from '../support/matrix/lay-down.ts';
import { type OpenMatrix, openMatrix } from '../support/matrix/open-matrix.ts';

/*
 * Every kind of reader, at every command and query that there is, about six people: what the declarations and the one
 * decision say, and what the door answers. Workers and their programs ask over HTTP wherever there is an address, which comes
 * to the same bus; the bus itself is asked for what has no address, and for those who have no program. A command that is
 * allowed is stopped after its last line. Whoever may not know of somebody is answered as of somebody who is not there.
 */

type Operation = Command | Query;
/** All that ask for a permission; a visitor's own asks for the key to what he began. */
const operations: readonly Operation[] = rooms
  .flatMap(({ commands = [], queries = [] }): Operation[] => [...commands, ...queries])
  .filter(({ permission }) => permission !== 'public');
const addressed = new Set(operationsOf(rooms).map(({ name }) => name));

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
/** Of what is nobody's (a team, a draft of a programme, a certificate) the same is true. */
const NOBODYS = apiAddresses().filter(({ namesHer }) => !namesHer);
const EXCEPTIONS: Exceptions = {
  wholeTenant: new Set(),
  notLaid: new Set([...NAMES_MORE, ...NOBODYS.map(({ name }) => name)]),
};

let open: OpenMatrix;
beforeAll(async () => {
  open = await openMatrix();
}, 300_000);
afterAll(() => open.close());

async function answer(operation: Operation, actor: Actor, input: unknown): Promise<Result<unknown, Fault>> {
  return operation.kind === 'command'
    ? open.bus.run(operation as Command<z.ZodType, unknown>, actor, input, { door: 'api' })
    : open.bus.ask(operation as Query<z.ZodType, unknown>, actor, input, 'api');
}

/** An answer in a word or two, without whom it names. */
function inWords(result: Result<unknown, Fault>, { rows }: Named): string {
  const text = result.ok
    ? JSON.stringify(result.value)
    : `${result.error.kind} ${JSON.stringify(result.error)}`;
  return Object.values(rows).reduce((words, id) => (id ? words.replaceAll(id, '*') : words), text);
}

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
  const { nobody } = open.matrix.people;
  const missing = await answer(operation, actor, inputFor(operation, nobody));
  return inWords(missing, nobody) === words ? 'hidden' : 'allowed';
}

/** An operation that names nobody is the same for all of them. */
const about = (operation: Operation): readonly Whom[] =>
  typeof operation.about === 'function' ? whom : ['own'];

describe('an input', () => {
  it('can be made for every command and query, so that none is left out here', () => {
    const { own } = open.matrix.people;
    const unread = operations
      .map((operation) => ({ operation, read: operation.input.safeParse(inputFor(operation, own)) }))
      .filter(({ read }) => !read.success);
    expect(unread.map(({ operation, read }) => `${operation.name}: ${read.error?.message}`)).toEqual([]);
  });
});

const hasProgram = (reader: string) => !/^(partner|parent|guest)/.test(reader);

describe.each(READERS)('as a %s', (reader) => {
  it('every command and query answers what the one decision says', { timeout: 240_000 }, async () => {
    const { matrix } = open;
    const actor = matrix.readers[reader];
    const differing: string[] = [];
    for (const operation of operations) {
      if (hasProgram(reader) && addressed.has(operation.name)) continue;
      const names = decide(actor, operation.permission).allowed ? about(operation) : (['own'] as const);
      for (const name of names) {
        const input = inputFor(operation, matrix.people[name]);
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

describe.each(READERS.filter(hasProgram))('as a program of a %s', (reader) => {
  it('every operation of the API answers likewise', { timeout: 600_000 }, async () => {
    const { differing } = await judge(open, apiAddresses(), { reader, exceptions: EXCEPTIONS });
    expect(differing).toEqual([]);
  });
});
