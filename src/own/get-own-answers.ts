import { z } from 'zod';
import { wholeTenant } from '../access/subject.ts';
import { query } from '../doors/index.ts';
import { programmeOf } from '../enrolments/index.ts';
import { zDayOut, zIdOut, zVersionOut } from '../foundation/answers.ts';
import { standingAnswers } from './answers.ts';
import { looksAtOwn, mine } from './mine.ts';
import { ownAnswers, ownEnrolments, ownShares } from './own-store.ts';

/** What she agreed to, and with whom something is shared today. */
export const getOwnAnswers = query({
  name: 'getOwnAnswers',
  summary: 'What one agreed to oneself, and what is shared today',
  permission: 'own:read',
  about: wholeTenant,
  input: z.strictObject({}),
  output: z.strictObject({
    personId: zIdOut,
    answers: z.array(
      z.strictObject({
        id: zIdOut,
        version: zVersionOut,
        title: z.string(),
        about: z.string(),
        standing: z.enum(['yes', 'no', 'taken_back']),
        agencies: z.array(z.string()),
        givenOn: zDayOut,
        withdrawnOn: zDayOut.nullable(),
        stops: z.array(z.string()),
      }),
    ),
    shares: z.array(
      z.strictObject({
        name: z.string(),
        about: z.string().nullable(),
        why: z.string(),
        fromOn: zDayOut,
        untilOn: zDayOut,
      }),
    ),
  }),
  looksAt: looksAtOwn,
  api: null,
  handle: mine(async ({ db, programmes, today }, personId) => {
    const answers = await ownAnswers(db, personId);
    const enrolments = await ownEnrolments(db, personId);
    const asked = [...new Set(answers.map(({ programmeId }) => programmeId))];
    const known = asked.flatMap((programmeId) => {
      const enrolment = enrolments.find((each) => each.programmeId === programmeId);
      const found = enrolment ? programmeOf(programmes, enrolment) : programmes.current(programmeId);
      return found ? [found] : [];
    });
    return {
      answers: standingAnswers(known, answers),
      shares: await ownShares(db, personId, today),
    };
  }),
});
