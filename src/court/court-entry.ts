import { z } from 'zod';
import type { CommandContext } from '../doors/index.ts';
import type { WrittenTable } from '../foundation/database/tables.ts';
import { checkAsSeen, type Seen } from '../foundation/database/write.ts';
import type { FieldFault } from '../foundation/fault.ts';
import { zId } from '../foundation/identifiers.ts';
import { type Findings, loadRecord, zSure } from '../people/index.ts';
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
export function seenIn(
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
export function under(part: string, { faults, questions }: Findings): Findings {
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
