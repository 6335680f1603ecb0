import { z } from 'zod';
import { type CommandContext, command, staffIdOf, wholeTenant } from '../doors/index.ts';
import { zCountOut, zIdOut } from '../foundation/answers.ts';
import { checkAsSeen } from '../foundation/database/write.ts';
import { reach } from '../foundation/database/write-marks.ts';
import { invalidField, notFound, refused } from '../foundation/fault.ts';
import { zId } from '../foundation/identifiers.ts';
import { succeed } from '../foundation/result.ts';
import { zText } from '../foundation/text.ts';
import { loadPerson, nameColumns, namesTold } from '../people/index.ts';
import { hindrancesOf } from './hindrance-store.ts';
import { hindrancesToUndo } from './merge.ts';
import { changeRow, linesOf, type MovedLine, mergesInto, type StoredMerge, takeRow } from './merge-store.ts';
import { moveRowsOf, rowNow, rowsNaming, tablesToMove } from './rows-store.ts';
import { putBack, type RowSince, rowsSince, rowsThatGo } from './unmerge.ts';

/** Why only the last merge into a record is undone. */
export const MERGED_AGAIN =
  'Another record was merged into this one since. Undo that first: merges are undone the last first.';

/** The rows that came after a merge, each with its side. */
export async function loadRowsSince(
  { db, house }: Pick<CommandContext, 'db' | 'house'>,
  merge: StoredMerge,
  lines: readonly MovedLine[],
): Promise<RowSince[]> {
  const tables = await tablesToMove(db, house.tables);
  const rows = await rowsNaming(db, tables, [merge.personId]);
  return rowsSince(tables, rows, merge, lines).filter(({ row }) => !row.table.startsWith('person_merge'));
}

/** Puts everything back where it stood; gives how much was changed since and stays as it is. */
async function putAllBack(
  context: CommandContext,
  lines: readonly MovedLine[],
): Promise<{ back: number; left: number }> {
  let [back, left] = [0, 0];
  for (const each of Map.groupBy(lines, ({ tableName, rowKey }) => `${tableName} ${rowKey}`).values()) {
    const [{ tableName = '', rowKey = '', columnName = null } = {}] = each;
    const now = await rowNow(context.db, tableName, rowKey);
    if (!now) continue;
    const seen = { id: rowKey, version: Number(now.version) };
    if (columnName === null) {
      // What the merge made goes, unless somebody has worked on it.
      if (seen.version === 1) await takeRow(context, tableName, seen);
      else left += 1;
      continue;
    }
    const { set, left: changed } = putBack(each, now);
    left += changed;
    if (Object.keys(set).length === 0) continue;
    await changeRow(context, tableName, seen, set);
    back += 1;
  }
  return { back, left };
}

/** Where a name was changed since the merge, what she is found by is made anew. */
async function findByNames({ db, write }: CommandContext, personId: string): Promise<void> {
  const person = await loadPerson(db, personId);
  if (!person) return;
  const names = nameColumns(person, await namesTold(db, personId));
  const row = await rowNow(db, 'person', personId);
  if (row?.search_name !== names.searchName) await write.update('person', person, names);
}

/** Moves what was made since the merge and is the other’s. */
async function moveSince(
  context: CommandContext,
  merge: StoredMerge,
  since: readonly RowSince[],
  chosen: readonly string[],
): Promise<void> {
  const tables = await tablesToMove(context.db, context.house.tables);
  for (const row of rowsThatGo(tables, since, chosen)) {
    const people = tables.find(({ name }) => name === row.table)?.people ?? [];
    const named = people.filter((column) => row.values[column] === merge.personId);
    const set = Object.fromEntries(named.map((column) => [column, merge.absorbedId]));
    await changeRow(context, row.table, row, set);
  }
}

/**
 * Takes two records apart again: every row that the merge moved stands as it stood, also what was set aside. A row that was
 * made since stays with the kept record, unless it hangs on one that goes, or the worker says that it is the other’s.
 */
export const unmergePeople = command({
  name: 'unmergePeople',
  summary: 'Undo a merge of two records',
  permission: 'people:merge',
  about: wholeTenant,
  input: z.strictObject({
    personId: zId.meta({ description: 'The record that was kept' }),
    id: zId.meta({ description: 'The merge' }),
    version: z.int().min(1),
    goWith: z
      .array(zId)
      .max(1000)
      .default([])
      .meta({ description: 'Rows made since the merge that belong to the record that comes back' }),
    why: zText(2000, 'Say why they are two people after all'),
  }),
  output: z.strictObject({
    id: zIdOut,
    personId: zIdOut,
    otherId: zIdOut.meta({ description: 'The record that is there again' }),
    back: zCountOut.meta({ description: 'How many rows stand as they stood before the merge' }),
    left: zCountOut.meta({
      description: 'How many facts were changed since the merge, and stay as they are',
    }),
  }),
  audit: () => 'Undid a merge of two records',
  api: { method: 'post', path: '/people/{personId}/merges/{id}/undo' },
  async handle(context, { personId, id, version, goWith, why }) {
    const { db, write, actor, today } = context;
    const [merge] = await mergesInto(db, personId, id);
    if (!merge || !(await loadPerson(db, personId))) return notFound('merge');
    if (merge.undoneOn) return refused('undone_already', 'This merge was undone already.');
    const [last] = (await mergesInto(db, personId)).filter(({ undoneOn }) => undoneOn === null);
    if (last?.id !== id) return refused('merged_again_since', MERGED_AGAIN);
    checkAsSeen('personMerge', merge, { id, version });
    const [hindrance] = hindrancesToUndo(await hindrancesOf(db, personId));
    if (hindrance) return refused(hindrance.code, hindrance.message);
    await moveRowsOf(db, [personId, merge.absorbedId]);
    await reach(db, [merge.absorbedId]);
    const lines = await linesOf(db, id);
    const since = await loadRowsSince(context, merge, lines);
    const open = new Map(since.filter(({ side }) => side === 'open').map((each) => [each.row.id, each]));
    if (goWith.some((each) => !open.has(each)))
      return invalidField(['goWith'], 'Choose from the entries that were made since the merge');
    const { back, left } = await putAllBack(context, lines);
    await moveSince(context, merge, since, goWith);
    await findByNames(context, personId);
    await write.update('personMerge', merge, {
      undoneOn: today,
      undoneBy: staffIdOf(actor),
      undoneWhy: why,
    });
    return succeed({ id, personId, otherId: merge.absorbedId, back, left });
  },
});
