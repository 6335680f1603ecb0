import type { Insertable, Updateable } from 'kysely';
import { z } from 'zod';
import { type CommandContext, staffIdOf } from '../doors/index.ts';
import type { Tables, WrittenTable } from '../foundation/database/tables.ts';
import { checkAsSeen, type Seen } from '../foundation/database/write.ts';
import { type Fault, type FieldFault, notFound } from '../foundation/fault.ts';
import { zId } from '../foundation/identifiers.ts';
import { type Result, succeed } from '../foundation/result.ts';
import { type Findings, loadRecord, lookAgain, zSure } from '../people/index.ts';
import { loadCourt } from './court-store.ts';

/** An entry is changed by its id and version, and made where both are left out. */
export const entryOf = {
  personId: zId,
  id: zId.optional().meta({ description: 'The entry to change; a new one is made when left out' }),
  version: z.int().positive().optional(),
  sure: zSure,
};

/** An id and a version are given together. */
export function bothOrNeither(
  { id, version }: { readonly id?: string | undefined; readonly version?: number | undefined },
  context: z.RefinementCtx,
): void {
  if ((id === undefined) === (version === undefined)) return;
  context.addIssue({
    code: 'custom',
    path: ['version'],
    message: 'Give the id and the version that you read, or neither',
  });
}

interface Entry {
  readonly personId: string;
  readonly id?: string | undefined;
  readonly version?: number | undefined;
}

/** The entry to change, checked against the version that was seen; undefined for a new one. */
function seenIn(
  table: WrittenTable,
  list: readonly Seen[],
  { id, version }: Entry,
): Seen | 'none' | undefined {
  if (id === undefined || version === undefined) return undefined;
  const known = list.find((each) => each.id === id);
  if (!known) return 'none';
  checkAsSeen(table, known, { id, version });
  return { id, version };
}

/** What was found, at its place in the command’s input. */
function under(part: string, { faults, questions }: Findings): Findings {
  const at = (list: readonly FieldFault[]) => list.map((each) => ({ ...each, path: [part, ...each.path] }));
  return { faults: at(faults), questions: at(questions) };
}

/** What an entry is held against: the record, its proceedings, and all that is known of court. */
export async function ground({ db }: CommandContext, personId: string, proceedingsId: string | null) {
  const record = await loadRecord(db, personId);
  if (!record) return undefined;
  const proceedings = record.proceedings.find(({ id }) => id === proceedingsId);
  return { record, proceedings, court: await loadCourt(db, personId) };
}

export const NO_PROCEEDINGS = 'Select one of these proceedings';

/** What a command about an entry has found, and what it is to keep. */
interface Kept<T extends WrittenTable> {
  readonly table: T;
  /** The input’s name for what was sent. */
  readonly part: string;
  readonly list: readonly Seen[];
  readonly entry: Entry;
  readonly checked: Findings;
  readonly sure: boolean;
  readonly row: Omit<Insertable<Tables[T]> & Updateable<Tables[T]>, 'personId' | 'recordedBy'>;
}

/** Keeps an entry: changes the one that was seen, or makes a new one, unless something of it must be looked at again. */
export async function keepEntry<T extends WrittenTable>(
  { write, actor }: CommandContext,
  { table, part, list, entry, checked, sure, row }: Kept<T>,
): Promise<Result<Seen, Fault>> {
  const seen = seenIn(table, list, entry);
  if (seen === 'none') return notFound('entry');
  const stopped = lookAgain(under(part, checked), sure);
  if (stopped) return stopped;
  // The columns are checked by the signature; a table that is a type parameter cannot carry them to the writer.
  const whole = { ...row, personId: entry.personId, recordedBy: staffIdOf(actor) } as never;
  const { id, version } = (await (seen
    ? write.update(table, seen, whole)
    : write.insert(table, whole))) as unknown as Seen;
  return succeed({ id, version });
}
