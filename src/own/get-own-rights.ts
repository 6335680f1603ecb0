import { z } from 'zod';
import { wholeTenant } from '../access/subject.ts';
import { query } from '../doors/index.ts';
import { zDayOut, zIdOut } from '../foundation/answers.ts';
import { looksAtOwn, mine } from './mine.ts';
import { ownCopies, ownCorrections } from './own-store.ts';

/** What she asked for as her right, and what became of it. */
export const getOwnRights = query({
  name: 'getOwnRights',
  summary: 'What one asked for oneself: copies of the record, and what is wrong in it',
  permission: 'own:read',
  about: wholeTenant,
  input: z.strictObject({}),
  output: z.strictObject({
    personId: zIdOut,
    copies: z.array(
      z.strictObject({
        id: zIdOut,
        reference: z.string(),
        receivedOn: zDayOut,
        extendedOn: zDayOut.nullable(),
        deliveredOn: zDayOut.nullable(),
        closedOn: zDayOut.nullable(),
      }),
    ),
    corrections: z.array(
      z.strictObject({
        id: zIdOut,
        place: z.string(),
        saidBefore: z.string(),
        says: z.string(),
        askedOn: zDayOut,
        decision: z.enum(['corrected', 'in_part', 'kept']).nullable(),
        decidedOn: zDayOut.nullable(),
        why: z.string().nullable(),
      }),
    ),
  }),
  looksAt: looksAtOwn,
  api: null,
  handle: mine(async ({ db }, personId) => ({
    copies: await ownCopies(db, personId),
    corrections: await ownCorrections(db, personId),
  })),
});
