import { z } from 'zod';
import { type CommandContext, command, staffIdOf, wholeTenant } from '../doors/index.ts';
import { zCountOut, zIdOut } from '../foundation/answers.ts';
import { checkAsSeen } from '../foundation/database/write.ts';
import { reach } from '../foundation/database/write-marks.ts';
import { notFound, refused } from '../foundation/fault.ts';
import { zId } from '../foundation/identifiers.ts';
import { succeed } from '../foundation/result.ts';
import { zOptionalText, zText } from '../foundation/text.ts';
import { loadPerson, nameColumns, namesTold, type PersonSummary } from '../people/index.ts';
import { stateOfMerge } from './hindrance-store.ts';
import { decideMerge, type FactName, factNames } from './merge.ts';
import { becomeTold, keptColumns } from './merge-facts.ts';
import { carryOut, type MovedLine, mergeOf, recordMerge, withLines } from './merge-store.ts';
import { planMerge } from './plan.ts';
import { moveRowsOf, rowsNaming, tablesToMove } from './rows-store.ts';

const zMerged = z.strictObject({
  id: zIdOut.meta({ description: 'The merge' }),
  personId: zIdOut.meta({ description: 'The record that was kept' }),
  otherId: zIdOut.meta({ description: 'The record that was absorbed' }),
  moved: zCountOut.meta({ description: 'How many rows went from the one to the other' }),
  aside: zCountOut.meta({ description: 'How many rows were set aside, since the kept record has the same' }),
});

interface Two {
  readonly kept: PersonSummary;
  readonly absorbed: PersonSummary;
  readonly take: readonly FactName[];
}

/** The names, languages and needs that do not stand first are kept as things told. */
async function tellTheRest(context: CommandContext, { kept, absorbed, take }: Two): Promise<MovedLine[]> {
  const lines: MovedLine[] = [];
  for (const told of becomeTold(kept, absorbed, take)) {
    const { id } = await context.write.insert('telling', {
      personId: kept.id,
      ...told,
      answer: 'told',
      toldOn: context.today,
      recordedBy: staffIdOf(context.actor),
    });
    lines.push({ tableName: 'telling', rowKey: id, columnName: null, before: null, after: null });
  }
  return lines;
}

/** Lays the facts together on the kept record, and hides the other. */
async function changePeople(context: CommandContext, two: Two): Promise<MovedLine[]> {
  const { db, write } = context;
  const { kept, absorbed, take } = two;
  const told = await tellTheRest(context, two);
  const columns = keptColumns(kept, absorbed, take);
  const ofKept = await withLines(db, 'person', kept.id, async () =>
    write.update('person', kept, { ...columns, ...nameColumns(columns, await namesTold(db, kept.id)) }),
  );
  const ofAbsorbed = await withLines(db, 'person', absorbed.id, () =>
    write.update('person', absorbed, { restricted: true }),
  );
  return [...told, ...ofKept, ...ofAbsorbed];
}

/**
 * Makes one record of two that are about the same person: everything that names the absorbed record names the kept one
 * from then on, line by line on record, so that it can be undone. What would stand there twice stays with the absorbed
 * record, which nobody comes upon any more; its old address leads to the kept one.
 */
export const mergePeople = command({
  name: 'mergePeople',
  summary: 'Merge two records of one person',
  permission: 'people:merge',
  // A record's rows reach beyond a team, and all of them have to go.
  about: wholeTenant,
  input: z.strictObject({
    personId: zId.meta({ description: 'The record to keep' }),
    otherId: zId.meta({ description: 'The record to absorb into it' }),
    version: z.int().min(1),
    otherVersion: z.int().min(1),
    take: z
      .array(z.enum(factNames))
      .max(factNames.length)
      .default([])
      .meta({ description: 'The facts that stand as the absorbed record has them' }),
    birthWhy: zOptionalText(1000),
    why: zText(2000, 'Say how you know that they are one person'),
  }),
  output: zMerged,
  audit: () => 'Merged two records of one person',
  api: { method: 'post', path: '/people/{personId}/merges' },
  async handle(context, { personId, otherId, version, otherVersion, take, birthWhy, why }) {
    const { db } = context;
    const gone = await mergeOf(db, otherId);
    if (gone)
      return refused(
        'merged_already',
        gone.personId === personId
          ? 'These two records are one already.'
          : 'This record has been merged with another one already.',
      );
    const [kept, absorbed] = [await loadPerson(db, personId), await loadPerson(db, otherId)];
    if (!kept || !absorbed) return notFound('person');
    checkAsSeen('person', kept, { id: personId, version });
    checkAsSeen('person', absorbed, { id: otherId, version: otherVersion });
    const decided = decideMerge(await stateOfMerge(db, kept, absorbed), { take, birthWhy });
    if (!decided.ok) return decided;
    await moveRowsOf(db, [personId, otherId]);
    await reach(db, [otherId]);
    const tables = await tablesToMove(db, context.house.tables);
    const rows = await rowsNaming(db, tables, [personId, otherId]);
    const wish = { keptId: personId, absorbedId: otherId, takesAddress: take.includes('address') };
    const plan = planMerge(tables, rows, wish);
    const lines = await carryOut(context, plan);
    lines.push(...(await changePeople(context, { kept, absorbed, take })));
    const changed = new Set(plan.map(({ row }) => row.id));
    const own = rows.filter((row) => !changed.has(row.id) || row.values.person_id === personId);
    const mergedBy = staffIdOf(context.actor);
    const id = await recordMerge(
      context,
      { personId, absorbedId: otherId, absorbedName: absorbed.name, why, birthWhy, own, mergedBy },
      lines,
    );
    const aside = plan.filter((each) => each.aside).length;
    return succeed({ id, personId, otherId, moved: plan.length - aside, aside });
  },
});
