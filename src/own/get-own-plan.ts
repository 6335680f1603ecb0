import { z } from 'zod';
import { wholeTenant } from '../access/subject.ts';
import { query } from '../doors/index.ts';
import { programmeOf, titleIn } from '../enrolments/index.ts';
import { zDayOut, zIdOut, zVersionOut } from '../foundation/answers.ts';
import { looksAtOwn, mine } from './mine.ts';
import { ownEnrolments, ownGoals, ownSteps } from './own-store.ts';

const zStep = z.strictObject({
  id: zIdOut,
  version: zVersionOut,
  what: z.string(),
  owner: z.enum(['parent', 'worker', 'together', 'other']),
  dueOn: zDayOut.nullable(),
  status: z.enum(['open', 'done']),
  closedOn: zDayOut.nullable(),
});

const zGoal = z.strictObject({
  id: zIdOut,
  version: zVersionOut,
  area: z.string(),
  words: z.string(),
  view: z.string().nullable(),
  setOn: zDayOut,
  reachedOn: zDayOut.nullable(),
  steps: z.array(zStep),
});

/** Her plan: what she works on and what she reached. What was changed or stopped is not here. */
export const getOwnPlan = query({
  name: 'getOwnPlan',
  summary: 'One’s own plan: goals in one’s own words, and the steps towards them',
  permission: 'own:read',
  about: wholeTenant,
  input: z.strictObject({}),
  output: z.strictObject({ personId: zIdOut, goals: z.array(zGoal) }),
  looksAt: looksAtOwn,
  api: null,
  handle: mine(async ({ db, programmes }, personId) => {
    const enrolments = await ownEnrolments(db, personId);
    const steps = await ownSteps(db, personId);
    const areaOf = (enrolmentId: string, area: string) => {
      const enrolment = enrolments.find(({ id }) => id === enrolmentId);
      return titleIn(enrolment && programmeOf(programmes, enrolment)?.plan?.areas, area);
    };
    const goals = (await ownGoals(db, personId)).flatMap((goal) => {
      const { id, version, words, parentView, setOn, status, closedOn } = goal;
      if (status !== 'open' && status !== 'reached') return [];
      const own = steps.flatMap(({ goalId, setOn: _, status: stands, ...step }) =>
        goalId === id && stands !== 'stopped' ? [{ ...step, status: stands }] : [],
      );
      const area = areaOf(goal.enrolmentId, goal.area);
      const reachedOn = status === 'reached' ? closedOn : null;
      return [{ id, version, area, words, view: parentView, setOn, reachedOn, steps: own }];
    });
    return { goals };
  }),
});
