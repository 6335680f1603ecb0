import { z } from 'zod';
import { type CommandContext, command, ofPerson, query, staffIdOf } from '../../doors/index.ts';
import { zChangedOut, zDayOut, zIdOut, zVersionOut } from '../../foundation/answers.ts';
import { isBefore, zDate } from '../../foundation/dates.ts';
import { invalidField, notFound, refused } from '../../foundation/fault.ts';
import { zId } from '../../foundation/identifiers.ts';
import { succeed } from '../../foundation/result.ts';
import { zOptionalText, zText } from '../../foundation/text.ts';
import { isOnRecord } from '../../people/index.ts';
import { correctionRows } from './correction-store.ts';
import { passagesOf } from './passages.ts';
import { correctionDecisions } from './tables.ts';

const zOut = z.strictObject({
  id: zIdOut,
  version: zVersionOut,
  personId: zIdOut,
  place: z.string(),
  passage: zIdOut
    .nullable()
    .meta({ description: 'The row that it stands in, where somebody has said which' }),
  saidBefore: z.string(),
  says: z.string(),
  askedOn: zDayOut,
  recordedBy: z.string().nullable(),
  decision: z.enum(correctionDecisions).nullable(),
  decidedOn: zDayOut.nullable(),
  decidedBy: z.string().nullable(),
  why: z.string().nullable(),
  statement: z.string().nullable(),
});

/** The row of a passage, as `listPassages` names it. */
const zPassage = zOptionalText(100).meta({ description: 'The passage, as it is named among her passages' });

/** The passage that is named, if one is: of her record, and one that whoever records it can see. */
async function findPassage(context: CommandContext, personId: string, wanted: string | null) {
  if (wanted === null) return succeed({ id: null, title: null, at: null });
  const found = (await passagesOf(context, personId)).find(({ id }) => id === wanted);
  return found ? succeed(found) : invalidField(['passage'], 'Select one of the passages of this record');
}

/** Records that she says something in her record is wrong. */
export const askCorrection = command({
  name: 'askCorrection',
  summary: 'Record that a person says something in her record is wrong',
  permission: 'rights:record',
  about: ofPerson,
  input: z.strictObject({
    personId: zId,
    place: zOptionalText(300).meta({ description: 'Needed where no passage is named' }),
    passage: zPassage,
    saidBefore: zText(4000, 'Enter what the record says'),
    says: zText(4000, 'Enter what she says'),
    askedOn: zDate,
  }),
  output: zChangedOut,
  audit: () => 'Recorded that a person says something in her record is wrong',
  api: { method: 'post', path: '/corrections' },
  async handle(context, { passage, ...input }) {
    const { db, write, actor, today } = context;
    if (!(await isOnRecord(db, input.personId))) return notFound('person');
    if (isBefore(today, input.askedOn)) return invalidField(['askedOn'], 'The day cannot be in the future');
    const found = await findPassage(context, input.personId, passage);
    if (!found.ok) return found;
    const place = input.place ?? found.value.title;
    if (!place) return invalidField(['place'], 'Enter where it stands, such as “Contact of 3 May 2024”');
    const { id: stands, at: opensAt } = found.value;
    const where = { place, passage: stands, opensAt };
    const row = await write.insert('correction', { ...input, ...where, recordedBy: staffIdOf(actor) });
    return succeed({ id: row.id, version: row.version });
  },
});

/** Decides about it. What was said before stays known, and where it is not changed her own words stand beside it. */
export const decideCorrection = command({
  name: 'decideCorrection',
  summary: 'Decide whether something in a record is corrected, and keep her own words where it is not',
  permission: 'correction:decide',
  about: ({ id }) => ({ kind: 'correction', id }),
  input: z.strictObject({
    id: zId,
    version: z.int(),
    decision: z.enum(correctionDecisions, 'Select what was decided'),
    why: zOptionalText(4000),
    /** Which passage it is, where nobody has said so yet. */
    passage: zPassage,
    /** Her own words, to stand beside the passage. */
    statement: zOptionalText(4000),
  }),
  output: zChangedOut,
  audit: ({ decision }) => `Decided about something that a person says is wrong (${decision})`,
  api: { method: 'post', path: '/corrections/{id}/decision' },
  async handle(context, { id, version, decision, why, statement, passage }) {
    const { db, write, actor, today } = context;
    const [found] = await correctionRows(db, { id });
    if (!found) return notFound('correction');
    if (found.decision)
      return refused('decided', 'This was decided already. If she disagrees, record it as a new one.');
    if (decision !== 'corrected' && !why) return invalidField(['why'], 'Enter why, as she was told it');
    const named = await findPassage(context, found.personId, passage);
    if (!named.ok) return named;
    const where = passage ? { passage: named.value.id, opensAt: named.value.at } : {};
    const decided = { decision, why, statement, ...where, decidedOn: today, decidedBy: staffIdOf(actor) };
    const row = await write.update('correction', { id, version }, decided);
    return succeed({ id: row.id, version: row.version });
  },
});

/** Everything that a person said is wrong in her record, and what became of it. */
export const listCorrections = query({
  name: 'listCorrections',
  summary: 'What a person says is wrong in her record, what was decided, and her own words',
  permission: 'person:read',
  about: ofPerson,
  input: z.strictObject({ personId: zId.meta({ description: 'Whose record it is' }) }),
  output: z.array(zOut),
  looksAt: (corrections: readonly { personId: string }[]) =>
    corrections.slice(0, 1).map(({ personId }) => personId),
  api: { method: 'get', path: '/people/{personId}/corrections' },
  handle: async ({ db }, { personId }) =>
    (await isOnRecord(db, personId)) ? succeed(await correctionRows(db, { personId })) : notFound('person'),
});
