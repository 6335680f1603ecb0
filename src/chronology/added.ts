import { z } from 'zod';
import { chronologyThemes, command, ofPerson, staffIdOf } from '../doors/index.ts';
import { zChangedOut } from '../foundation/answers.ts';
import { checkAsSeen } from '../foundation/database/write.ts';
import { boundsOf, isBefore, zPartialDate } from '../foundation/dates.ts';
import { invalidField, notFound } from '../foundation/fault.ts';
import { zId } from '../foundation/identifiers.ts';
import { succeed } from '../foundation/result.ts';
import { zText } from '../foundation/text.ts';
import { decideWithdrawal, isOnRecord, withdrawalFields } from '../people/index.ts';
import { addedRow } from './chronology-store.ts';

/** Who told of something. */
export const tellers = ['parent', 'family', 'worker', 'professional'] as const;

export const zAdded = z.strictObject({
  happenedOn: zPartialDate,
  what: zText(2000, 'Enter what happened'),
  toldBy: z.enum(tellers, 'Choose who told of it'),
  theme: z.enum(chronologyThemes, 'Choose what it is about'),
  isKey: z.boolean('Say whether it was a turn of the road'),
});

export const zAnalysis = z.strictObject({
  words: zText(5000, 'Write what you make of it'),
  readTogether: z.boolean('Say whether it was read with the parent'),
});

/** Adds to the chronology what no other part of the record holds. */
export const addToChronology = command({
  name: 'addToChronology',
  summary: 'Add to a person’s chronology what no other part of her record holds, as it was told',
  permission: 'person:write',
  about: ofPerson,
  input: z.strictObject({ personId: zId, entry: zAdded }),
  output: zChangedOut,
  audit: () => 'Added an entry to the chronology',
  api: { method: 'post', path: '/people/{personId}/chronology-entries' },
  async handle({ db, write, today, now, actor }, { personId, entry }) {
    if (!(await isOnRecord(db, personId))) return notFound('person');
    const { happenedOn: on, ...said } = entry;
    if (isBefore(today, boundsOf(on).earliest))
      return invalidField(['entry', 'happenedOn'], 'This date must be today or in the past');
    const row = { ...said, happenedOn: on.date, happenedPrecision: on.precision };
    const common = { personId, recordedBy: staffIdOf(actor), recordedAt: now };
    const { id, version } = await write.insert('chronologyEntry', { ...row, ...common });
    return succeed({ id, version });
  },
});

/** Keeps what a worker makes of the facts, dated and apart from them. */
export const writeAnalysis = command({
  name: 'writeAnalysis',
  summary: 'Write down what you make of a person’s chronology: dated, and apart from the facts',
  permission: 'person:write',
  about: ofPerson,
  input: z.strictObject({ personId: zId, analysis: zAnalysis }),
  output: zChangedOut,
  audit: () => 'Wrote down what a chronology says to a worker',
  api: { method: 'post', path: '/people/{personId}/chronology-analyses' },
  async handle({ db, write, today, now, actor }, { personId, analysis }) {
    if (!(await isOnRecord(db, personId))) return notFound('person');
    const common = { personId, recordedBy: staffIdOf(actor), recordedAt: now, writtenOn: today };
    const { id, version } = await write.insert('chronologyAnalysis', { ...analysis, ...common });
    return succeed({ id, version });
  },
});

const withdrawal = <Name extends string>(
  table: 'chronologyEntry' | 'chronologyAnalysis',
  said: { readonly name: Name; readonly what: string; readonly path: `/${string}` },
) =>
  command({
    name: said.name,
    summary: `Take back ${said.what} that was recorded by mistake`,
    permission: 'person:write',
    about: ({ id }) => ({ kind: table, id }),
    input: z.strictObject(withdrawalFields),
    output: zChangedOut,
    audit: () => `Took back ${said.what}, recorded by mistake`,
    api: { method: 'post', path: `${said.path}/{id}/withdrawal` },
    async handle(context, { id, version, reason }) {
      const { db, write } = context;
      const found = await addedRow(db, table, id);
      if (!found) return notFound('entry');
      const decided = decideWithdrawal(found, reason, context);
      if (!decided.ok) return decided;
      checkAsSeen(table, found, { id, version });
      const stored = await write.update(table, { id, version }, decided.value);
      return succeed({ id, version: stored.version });
    },
  });

/** Takes back an entry that was added by mistake. */
export const withdrawChronologyEntry = withdrawal('chronologyEntry', {
  name: 'withdrawChronologyEntry',
  what: 'an entry of the chronology',
  path: '/chronology-entries',
});

/** Takes back what somebody wrote of a chronology by mistake. */
export const withdrawAnalysis = withdrawal('chronologyAnalysis', {
  name: 'withdrawAnalysis',
  what: 'what was made of a chronology',
  path: '/chronology-analyses',
});
