import { z } from 'zod';
import { chronologyThemes, ofPerson, query } from '../doors/index.ts';
import { zDayOut, zIdOut, zInstantOut, zPrecisionOut, zVersionOut } from '../foundation/answers.ts';
import { notFound } from '../foundation/fault.ts';
import { zId } from '../foundation/identifiers.ts';
import { succeed } from '../foundation/result.ts';
import { isOnRecord, withdrawalOf, zWithdrawalOut } from '../people/index.ts';
import { tellers } from './added.ts';
import { addedTo, analysesOf } from './chronology-store.ts';
import { gatherEntries } from './gather.ts';
import { patternsIn } from './patterns.ts';

const zKept = { id: zIdOut, version: zVersionOut, by: z.string().nullable(), withdrawal: zWithdrawalOut };

/** What the dates of a chronology show, what workers make of it, and what was added to it by hand. */
export const getAnalysis = query({
  name: 'getAnalysis',
  summary: 'What the dates of a person’s chronology show, and what workers make of it',
  permission: 'person:read',
  about: ofPerson,
  input: z.strictObject({ personId: zId }),
  output: z.strictObject({
    personId: zIdOut,
    patterns: z.array(
      z.strictObject({
        kind: z.enum(['gap', 'timing', 'season']),
        words: z.string(),
        from: zDayOut.nullable(),
        to: zDayOut.nullable(),
      }),
    ),
    analyses: z.array(
      z.strictObject({ ...zKept, words: z.string(), readTogether: z.boolean(), writtenOn: zDayOut }),
    ),
    added: z.array(
      z.strictObject({
        ...zKept,
        happenedOn: zDayOut,
        happenedPrecision: zPrecisionOut,
        what: z.string(),
        toldBy: z.enum(tellers),
        theme: z.enum(chronologyThemes),
        isKey: z.boolean(),
        recordedAt: zInstantOut,
      }),
    ),
  }),
  api: { method: 'get', path: '/people/{personId}/chronology-analysis' },
  async handle(context, { personId }) {
    const { db, today } = context;
    if (!(await isOnRecord(db, personId))) return notFound('person');
    const { entries } = await gatherEntries(context, personId);
    const analyses = (await analysesOf(db, personId)).map((row) => {
      const { id, version, by, words, readTogether, writtenOn } = row;
      return { id, version, by, words, readTogether, writtenOn, withdrawal: withdrawalOf(row) };
    });
    const added = (await addedTo(db, personId)).map((row) => {
      const { withdrawnOn: _, withdrawnReason: __, withdrawnByName: ___, ...said } = row;
      return { ...said, withdrawal: withdrawalOf(row) };
    });
    return succeed({ personId, patterns: patternsIn(entries, today), analyses, added });
  },
  looksAt: ({ personId }) => [personId],
});
