import { z } from 'zod';
import { type CommandContext, command, ofPerson } from '../doors/index.ts';
import { zIdOut, zVersionOut } from '../foundation/answers.ts';
import { zDate } from '../foundation/dates.ts';
import { notFound } from '../foundation/fault.ts';
import { zId } from '../foundation/identifiers.ts';
import { succeed } from '../foundation/result.ts';
import { losses } from '../interface/charts/index.ts';
import { exactDay } from './dates-in-life.ts';
import { type ChildRecord, endings, livesWith, type ParentKind, parentKinds } from './family.ts';
import { nameColumns } from './people-store.ts';
import { sexes, zOptionalName } from './person.ts';
import { decideEnding } from './pregnancy.ts';
import { insertChildren, loadRecord } from './register.ts';

const zOptional = <T extends z.ZodType>(schema: T) => schema.nullish().transform((value) => value ?? null);

const zBaby = z.strictObject({
  givenName: zOptionalName,
  familyName: zOptionalName,
  sex: zOptional(z.enum(sexes)),
  livesWith: zOptional(z.enum(livesWith)),
});

type Baby = z.output<typeof zBaby>;

/** Records how a pregnancy ended. A birth makes the child, or the children; an unborn child on record is born. */
export const endPregnancy = command({
  name: 'endPregnancy',
  summary: 'Record how a pregnancy ended',
  permission: 'person:write',
  about: ofPerson,
  input: z.strictObject({
    personId: zId,
    pregnancyId: zId,
    version: z.int().min(1),
    ending: z.enum(endings, 'Say how the pregnancy ended'),
    endedOn: zOptional(zDate),
    lossKind: zOptional(z.enum(losses)).meta({ description: 'Of a loss: what it was, where it is told' }),
    relation: z.enum(parentKinds).default('mother'),
    babies: z.array(zBaby).max(8, 'Record up to 8 babies').default([]),
  }),
  output: z.strictObject({ id: zIdOut, version: zVersionOut, childIds: z.array(zIdOut) }),
  audit: () => 'Recorded the end of a pregnancy',
  api: { method: 'post', path: '/people/{personId}/pregnancies/{pregnancyId}/end' },
  handle: async (context, input) => {
    const { personId, pregnancyId, version, ending, endedOn, relation, babies } = input;
    const record = await loadRecord(context.db, personId);
    const pregnancy = record?.pregnancies.find((each) => each.id === pregnancyId);
    if (!record || !pregnancy) return notFound('pregnancy');
    const decided = decideEnding(pregnancy, { ending, endedOn }, context.today);
    if (!decided.ok) return decided;
    const lossKind = ending === 'loss' ? input.lossKind : null;
    const changed = await context.write.update(
      'pregnancy',
      { id: pregnancyId, version },
      { ...decided.value, lossKind },
    );
    const unborn = record.children.filter((child) => !child.born && !child.hidden);
    const childIds =
      endedOn && ending === 'born'
        ? await recordBirths(context, { personId, bornOn: endedOn, relation, babies, unborn })
        : await closeUnborn(context, unborn, endedOn);
    return succeed({ id: pregnancyId, version: changed.version, childIds: [...childIds] });
  },
});

interface Births {
  readonly personId: string;
  readonly bornOn: Temporal.PlainDate;
  readonly relation: ParentKind;
  readonly babies: readonly Baby[];
  readonly unborn: readonly ChildRecord[];
}

const UNNAMED: Baby = { givenName: null, familyName: null, sex: null, livesWith: null };

/** A baby who goes home with the parent has not been removed; of any other it is not known yet. */
const removedAtBirth = ({ livesWith: home }: Baby) => (home === 'parent' ? false : null);

async function recordBirths(context: CommandContext, births: Births): Promise<readonly string[]> {
  const { personId, bornOn, relation, unborn } = births;
  const babies = births.babies.length > 0 ? births.babies : [UNNAMED];
  const born: string[] = [];
  for (const [index, baby] of babies.slice(0, unborn.length).entries()) {
    const child = unborn[index];
    if (child) born.push(await recordBirthOf(context, child, baby, bornOn));
  }
  await closeUnborn(context, unborn.slice(babies.length), bornOn);
  const others = babies.slice(unborn.length).map((baby) => ({
    ...baby,
    unborn: false,
    bornOn: exactDay(bornOn),
    dueOn: null,
    removed: removedAtBirth(baby),
    removedOn: null,
  }));
  return [...born, ...(await insertChildren(context, { id: personId }, relation, others))];
}

async function recordBirthOf(
  { write }: CommandContext,
  child: ChildRecord,
  baby: Baby,
  bornOn: Temporal.PlainDate,
): Promise<string> {
  const names = {
    givenName: baby.givenName ?? child.givenName,
    familyName: baby.familyName ?? child.familyName,
  };
  await write.update(
    'person',
    { id: child.id, version: child.version },
    { kind: 'child', ...names, bornOn, bornPrecision: 'day', sex: baby.sex, ...nameColumns(names) },
  );
  await write.update(
    'relationship',
    { id: child.relationshipId, version: child.relationshipVersion },
    { livesWith: baby.livesWith, removed: removedAtBirth(baby) },
  );
  return child.id;
}

/** A baby who will not be born is no longer listed among the children. */
async function closeUnborn(
  { write, today }: CommandContext,
  unborn: readonly ChildRecord[],
  endedOn: Temporal.PlainDate | null,
): Promise<readonly string[]> {
  for (const child of unborn) {
    const tie = { id: child.relationshipId, version: child.relationshipVersion };
    await write.update('relationship', tie, { endedOn: endedOn ?? today });
  }
  return [];
}
