import { decide, needsSubject } from '../../../src/access/decide.ts';
import { wholeTenant } from '../../../src/doors/index.ts';
import type { Named } from '../fitting-input.ts';
import type { MatrixAddress } from './addresses.ts';
import { type Expected, expected, type Matrix, type Reader, type Whom, whom } from './lay-down.ts';
import type { OpenMatrix } from './open-matrix.ts';

/** An answer without whom it names and without what is different each time. */
async function wordsOf(response: Response, { rows }: Named): Promise<string> {
  const text = `${response.status} ${await response.text()}`.replaceAll(
    /nonce="[^"]+"|name="_key" value="[^"]+"|"instance":"[^"]+"/g,
    '',
  );
  return Object.values(rows).reduce((words, id) => (id ? words.replaceAll(id, '*') : words), text);
}

function understood({ status, headers }: Response): Expected | 'a defect' {
  if (status >= 500) return 'a defect';
  if (status === 401 || status === 403) return 'forbidden';
  if ((headers.get('location') ?? '').startsWith('/sign-in')) return 'forbidden';
  return status === 404 ? 'hidden' : 'allowed';
}

/** What a matrix is told that no declaration says. */
export interface Exceptions {
  /** Addresses that nobody is let in at whose role holds in one team or programme only. */
  readonly wholeTenant: ReadonlySet<string>;
  /** Addresses that name more than is laid down: whoever is let in does not find it. */
  readonly notLaid: ReadonlySet<string>;
}

/**
 * These readers try all of everybody. The others try all that must be no, and of what must be yes one of each address, in
 * turn; of what a form is sent to, one of each, for behind it stands a command, of which everything is tried.
 */
const TRY_ALL: ReadonlySet<Reader> = new Set(['practitioner', 'manager of one team']);

/** One answer that is to be asked for. */
interface Cell {
  readonly name: Whom;
  readonly said: Expected;
}

/** What is to be asked of one address, by one reader. */
function cellsOf(
  matrix: Matrix,
  address: MatrixAddress,
  asked: { readonly reader: Reader; readonly exceptions: Exceptions; readonly turn: number },
): readonly Cell[] {
  const { reader, exceptions, turn } = asked;
  const actor = matrix.readers[reader];
  const isVisitor = actor.kind === 'guest' && !address.name.includes('/:tenant/');
  if (isVisitor || !decide(actor, address.permission).allowed) return [{ name: 'own', said: 'forbidden' }];
  const limited = needsSubject(actor, address.permission);
  if (limited && exceptions.wholeTenant.has(address.name)) {
    const none = expected(matrix, { ...address, about: wholeTenant }, actor, 'own', {});
    if (none === 'forbidden') return [{ name: 'own', said: none }];
  }
  if (!address.namesHer)
    return [
      { name: 'own', said: expected(matrix, address, actor, 'own', address.inputFor(matrix.people.own)) },
    ];
  const cells = whom
    .filter((name) => name !== 'nobody')
    .map((name): Cell => {
      const input = address.inputFor(matrix.people[name]);
      return { name, said: expected(matrix, address, actor, name, input) };
    });
  if (TRY_ALL.has(reader)) return cells;
  const inTurn = (said: Expected) => {
    const alike = cells.filter((cell) => cell.said === said);
    return alike[turn % Math.max(1, alike.length)];
  };
  const tried = [inTurn('allowed'), inTurn('hidden'), inTurn('forbidden')];
  return cells.filter((cell) => tried.includes(cell) || (!address.isForm && cell.said !== 'allowed'));
}

interface Asked {
  readonly reader: Reader;
  readonly exceptions: Exceptions;
  readonly turn: number;
  /** What this reader was told of nobody so far. */
  readonly ofNobody: Set<string>;
  /** Where nothing was found by somebody who is let in. */
  readonly missed: Set<string>;
}

/** Where the answers of one address differ from what the one decision says, for one reader. */
async function differingAt(
  { app, matrix }: OpenMatrix,
  address: MatrixAddress,
  asked: Asked,
): Promise<string[]> {
  const { reader, exceptions, ofNobody, missed } = asked;
  let nobodys: Promise<string> | undefined;
  const differing = cellsOf(matrix, address, asked).map(
    async ({ name, said }): Promise<string | undefined> => {
      const response = await address.send(app, matrix, reader, name);
      const as = understood(response);
      const about = `${address.name} of ${name}`;
      if (said === 'allowed' && as === 'hidden' && exceptions.notLaid.has(address.name)) {
        missed.add(address.name);
        return undefined;
      }
      if (said !== 'hidden' || as === 'forbidden' || as === 'a defect')
        return as === said ? undefined : `${about}: ${said}, but ${as} (${response.status})`;
      // Whoever may not know of her may be answered in any way, so long as it is that of nobody.
      const words = await wordsOf(response, matrix.people[name]);
      if (!TRY_ALL.has(reader) && as === 'hidden' && ofNobody.has(words)) return undefined;
      nobodys ??= address
        .send(app, matrix, reader, 'nobody')
        .then((answer) => wordsOf(answer, matrix.people.nobody));
      ofNobody.add(await nobodys);
      return words === (await nobodys)
        ? undefined
        : `${about}: reads otherwise than nobody’s (${response.status})`;
    },
  );
  return (await Promise.all(differing)).filter((each) => each !== undefined);
}

/** As many as there are connections. */
const AT_ONCE = 6;

/** What one reader’s answers came to. */
export interface Judged {
  readonly differing: readonly string[];
  /** Addresses that are known to name more than is laid down, and did so. */
  readonly missed: readonly string[];
}

/** Judges the answers of all these addresses, for one reader: those that write one after another, the others together. */
export async function judge(
  open: OpenMatrix,
  addresses: readonly MatrixAddress[],
  { reader, exceptions }: { readonly reader: Reader; readonly exceptions: Exceptions },
): Promise<Judged> {
  const differing: string[] = [];
  const common = { reader, exceptions, ofNobody: new Set<string>(), missed: new Set<string>() };
  const waiting = addresses.map((address, turn) => ({ address, asked: { ...common, turn } }));
  const reading = waiting.filter(({ address }) => !address.writes);
  const work = async () => {
    for (let next = reading.shift(); next; next = reading.shift())
      differing.push(...(await differingAt(open, next.address, next.asked)));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  for (const { address, asked } of waiting.filter((each) => each.address.writes))
    differing.push(...(await differingAt(open, address, asked)));
  return { differing, missed: [...common.missed] };
}
