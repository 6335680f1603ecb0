import { z } from 'zod';
import { command, ofPerson } from '../doors/index.ts';
import { zIdOut, zVersionOut } from '../foundation/answers.ts';
import { zPartialDate } from '../foundation/dates.ts';
import { notFound } from '../foundation/fault.ts';
import { zId } from '../foundation/identifiers.ts';
import { succeed } from '../foundation/result.ts';
import { livesWith } from './family.ts';
import { checkChild } from './family-checks.ts';
import { lookAgain, zSure } from './look-again.ts';
import { nameColumns } from './people-store.ts';
import { sexes, zOptionalName } from './person.ts';
import { loadRecord } from './register.ts';
import { namesTold } from './told/telling-store.ts';

const zOptional = <T extends z.ZodType>(schema: T) => schema.nullish().transform((value) => value ?? null);

const zChanges = z.strictObject({
  givenName: zOptionalName,
  familyName: zOptionalName,
  bornOn: zOptional(zPartialDate),
  sex: zOptional(z.enum(sexes)),
  livesWith: zOptional(z.enum(livesWith)),
  removed: zOptional(z.boolean()),
});

/** Changes what a parent’s record says of a child: names, date of birth, and where the child is living. */
export const changeChild = command({
  name: 'changeChild',
  summary: 'Change what a parent’s record says of a child',
  permission: 'person:write',
  about: ofPerson,
  input: z.strictObject({
    personId: zId,
    childId: zId,
    version: z.int().min(1),
    relationshipVersion: z
      .int()
      .min(1)
      .meta({ description: 'The version of the tie between the two that you read' }),
    child: zChanges,
    sure: zSure,
  }),
  output: z.strictObject({ id: zIdOut, version: zVersionOut, relationshipVersion: zVersionOut }),
  audit: () => 'Changed a child’s details',
  api: { method: 'put', path: '/people/{personId}/children/{childId}' },
  handle: async ({ db, write, today }, input) => {
    const { personId, childId, version, relationshipVersion, child, sure } = input;
    const record = await loadRecord(db, personId);
    const known = record?.children.find((each) => each.id === childId && !each.hidden);
    if (!record || !known) return notFound('child');
    const stopped = lookAgain(checkChanges(record, known, child, today), sure);
    if (stopped) return stopped;
    const names = { givenName: child.givenName ?? '', familyName: child.familyName ?? '' };
    const changed = await write.update(
      'person',
      { id: childId, version },
      {
        ...names,
        bornOn: child.bornOn?.date ?? null,
        bornPrecision: child.bornOn?.precision ?? null,
        sex: child.sex,
        ...nameColumns(names, await namesTold(db, childId)),
      },
    );
    const tie = await write.update(
      'relationship',
      { id: known.relationshipId, version: relationshipVersion },
      { livesWith: child.livesWith, removed: known.removals.length > 0 ? true : child.removed },
    );
    return succeed({ id: childId, version: changed.version, relationshipVersion: tie.version });
  },
});

type Changes = z.output<typeof zChanges>;
type KnownRecord = NonNullable<Awaited<ReturnType<typeof loadRecord>>>;

function checkChanges(
  record: KnownRecord,
  known: KnownRecord['children'][number],
  child: Changes,
  today: Temporal.PlainDate,
) {
  const removals = known.removals.length > 0 ? known.removals : [{ removedOn: null }];
  const found = removals.map(({ removedOn }) =>
    checkChild(
      { unborn: !known.born, bornOn: child.bornOn, dueOn: known.dueOn, removed: null, removedOn },
      record.bornOn,
      today,
      ['child'],
    ),
  );
  // The removal stands; what can be changed here is the date of birth.
  const faults = found
    .flatMap((each) => each.faults)
    .map((fault) => ({ ...fault, path: ['child', 'bornOn'] }));
  return { faults: faults.slice(0, 1), questions: found[0]?.questions ?? [] };
}
