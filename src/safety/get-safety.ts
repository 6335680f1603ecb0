import { z } from 'zod';
import { ofPerson, query } from '../doors/index.ts';
import { zDayOut, zIdOut, zInstantOut, zVersionOut } from '../foundation/answers.ts';
import { notFound } from '../foundation/fault.ts';
import { zId } from '../foundation/identifiers.ts';
import { succeed } from '../foundation/result.ts';
import { isOnRecord } from '../people/index.ts';
import { metAnswers, planStanding, planStandings } from './safety.ts';
import { loadSafety } from './safety-store.ts';

const zKept = { id: zIdOut, version: zVersionOut };
const zWords = z.string().nullable();
const zMaybeDay = zDayOut.nullable();

/** How safe somebody is: who may harm her, what was agreed, what happened, and how to speak with her. */
export const getSafety = query({
  name: 'getSafety',
  summary: 'Read a person’s safety plan, risks, incidents and communication needs',
  permission: 'person:read',
  about: ofPerson,
  input: z.strictObject({ personId: zId }),
  output: z.strictObject({
    personId: zIdOut,
    standing: z.enum(planStandings),
    risks: z.array(
      z.strictObject({
        ...zKept,
        who: z.string(),
        what: z.string(),
        care: zWords,
        toldOn: zDayOut,
        endedOn: zMaybeDay,
      }),
    ),
    plans: z.array(
      z.strictObject({
        ...zKept,
        madeOn: zDayOut,
        together: z.boolean(),
        signs: zWords,
        helps: zWords,
        people: zWords,
        places: zWords,
        children: zWords,
        reviewOn: zMaybeDay,
        endedOn: zMaybeDay,
        recordedAt: zInstantOut,
        by: zWords,
      }),
    ),
    incidents: z.array(
      z.strictObject({
        ...zKept,
        happenedOn: zDayOut,
        what: z.string(),
        done: zWords,
        recordedAt: zInstantOut,
      }),
    ),
    needs: z.array(
      z.strictObject({
        ...zKept,
        need: z.string(),
        how: z.string(),
        identifiedOn: zDayOut,
        sharedWith: zWords,
        met: z.enum(metAnswers).nullable(),
        reviewedOn: zMaybeDay,
        endedOn: zMaybeDay,
      }),
    ),
  }),
  api: { method: 'get', path: '/people/{personId}/safety' },
  async handle({ db, today }, { personId }) {
    if (!(await isOnRecord(db, personId))) return notFound('person');
    const safety = await loadSafety(db, personId);
    const plan = safety.plans.find(({ endedOn }) => endedOn === null);
    const open = safety.risks.filter(({ endedOn }) => endedOn === null).length;
    return succeed({ personId, standing: planStanding(plan, safety.incidents, open, today), ...safety });
  },
  looksAt: ({ personId }) => [personId],
});
