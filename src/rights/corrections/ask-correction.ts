import { z } from 'zod';
import { command, ofPerson, query, staffIdOf } from '../../doors/index.ts';
import { zChangedOut, zDayOut, zIdOut, zVersionOut } from '../../foundation/answers.ts';
import { isBefore, zDate } from '../../foundation/dates.ts';
import { invalidField, notFound, refused } from '../../foundation/fault.ts';
import { zId } from '../../foundation/identifiers.ts';
import { succeed } from '../../foundation/result.ts';
import { zOptionalText, zText } from '../../foundation/text.ts';
import { isOnRecord } from '../../people/index.ts';
import { correctionRows } from './correction-store.ts';
import { correctionDecisions } from './tables.ts';

const zOut = z.strictObject({
  id: zIdOut,
  version: zVersionOut,
  personId: zIdOut,
  place: z.string(),
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

/** Records that she says something in her record is wrong. */
export const askCorrection = command({
  name: 'askCorrection',
  summary: 'Record that a person says something in her record is wrong',
  permission: 'rights:record',
  about: ofPerson,
  input: z.strictObject({
    personId: zId,
    place: zText(300, 'Enter where it stands, such as “Contact of 3 May 2024”'),
    saidBefore: zText(4000, 'Enter what the record says'),
    says: zText(4000, 'Enter what she says'),
    askedOn: zDate,
  }),
  output: zChangedOut,
  audit: () => 'Recorded that a person says something in her record is wrong',
  api: { method: 'post', path: '/corrections' },
  async handle({ write, actor, today }, input) {
    if (isBefore(today, input.askedOn)) return invalidField(['askedOn'], 'The day cannot be in the future');
    const row = await write.insert('correction', { ...input, recordedBy: staffIdOf(actor) });
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
    /** Her own words, to stand beside the passage. */
    statement: zOptionalText(4000),
  }),
  output: zChangedOut,
  audit: ({ decision }) => `Decided about something that a person says is wrong (${decision})`,
  api: { method: 'post', path: '/corrections/{id}/decision' },
  async handle({ db, write, actor, today }, { id, version, decision, why, statement }) {
    const [found] = await correctionRows(db, { id });
    if (!found) return notFound('correction');
    if (found.decision)
      return refused('decided', 'This was decided already. If she disagrees, record it as a new one.');
    if (decision !== 'corrected' && !why) return invalidField(['why'], 'Enter why, as she was told it');
    const decided = { decision, why, statement, decidedOn: today, decidedBy: staffIdOf(actor) };
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
