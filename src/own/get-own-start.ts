import { z } from 'zod';
import { wholeTenant } from '../access/subject.ts';
import { query } from '../doors/index.ts';
import { programmeOf } from '../enrolments/index.ts';
import { zDayOut, zIdOut } from '../foundation/answers.ts';
import { looksAtOwn, mine } from './mine.ts';
import { ownAgreements, ownDocuments, ownEnrolments, ownSignInName, ownWorkers } from './own-store.ts';

/** Who works with her and how to reach them, and in what. */
export const getOwnStart = query({
  name: 'getOwnStart',
  summary: 'Who works with oneself, and how to reach them',
  permission: 'own:read',
  about: wholeTenant,
  input: z.strictObject({}),
  output: z.strictObject({
    personId: zIdOut,
    signInName: z.string(),
    workers: z.array(
      z.strictObject({
        name: z.string(),
        email: z.string(),
        role: z.enum(['lead', 'second']),
        since: zDayOut,
      }),
    ),
    programmes: z.array(z.string()),
    hasLetters: z.boolean(),
    hasDocuments: z.boolean(),
  }),
  looksAt: looksAtOwn,
  api: null,
  handle: mine(async ({ db, programmes }, personId) => {
    const enrolments = await ownEnrolments(db, personId);
    const open = enrolments.filter(({ endedOn }) => endedOn === null);
    return {
      signInName: (await ownSignInName(db, personId)) ?? '',
      workers: await ownWorkers(db, personId),
      programmes: [...new Set(open.map((each) => programmeOf(programmes, each)?.title ?? each.programmeId))],
      hasLetters: (await ownAgreements(db, personId)).length > 0,
      hasDocuments: (await ownDocuments(db, personId)).length > 0,
    };
  }),
});
