import { z } from 'zod';
import { wholeTenant } from '../access/subject.ts';
import { query } from '../doors/index.ts';
import { programmeOf, titleIn } from '../enrolments/index.ts';
import { zDayOut, zIdOut } from '../foundation/answers.ts';
import { isHers, journeyOf } from './journey.ts';
import { letterTitle } from './letter-words.ts';
import { looksAtOwn, mine } from './mine.ts';
import {
  ownAgreements,
  ownEnrolments,
  ownGoals,
  ownLetters,
  ownMeetings,
  ownSteps,
  workersEver,
} from './own-store.ts';

/** Her journey: only what is written for her. */
export const getOwnJourney = query({
  name: 'getOwnJourney',
  summary: 'One’s own journey: what was begun, done, agreed and sent',
  permission: 'own:read',
  about: wholeTenant,
  input: z.strictObject({}),
  output: z.strictObject({
    personId: zIdOut,
    steps: z.array(
      z.strictObject({ id: z.string(), on: zDayOut, title: z.string(), detail: z.string().nullable() }),
    ),
  }),
  looksAt: looksAtOwn,
  api: null,
  handle: mine(async ({ db, programmes }, personId) => {
    const enrolments = await ownEnrolments(db, personId);
    const agreements = await ownAgreements(db, personId);
    const meetings = (await ownMeetings(db, personId)).flatMap((meeting) => {
      const enrolment = enrolments.find(({ id }) => id === meeting.enrolmentId);
      const programme = enrolment && programmeOf(programmes, enrolment);
      if (meeting.result !== 'met' || !isHers(programme, meeting.kind)) return [];
      const title = titleIn(programme?.contacts?.kinds, meeting.kind);
      return [{ id: meeting.id, on: meeting.happenedOn, title, worker: meeting.worker }];
    });
    const letters = (await ownLetters(db, personId)).flatMap(({ id, agreementId, happenedOn, ...letter }) => {
      const called = agreements.find((each) => each.id === agreementId)?.childCalled;
      return happenedOn && called !== undefined
        ? [{ id, on: happenedOn, title: letterTitle(letter, called) }]
        : [];
    });
    const steps = journeyOf({
      enrolments: enrolments.map(({ id, startedOn, endedOn, ...each }) => ({
        id,
        startedOn,
        endedOn,
        title: programmeOf(programmes, each)?.title ?? each.programmeId,
      })),
      workers: await workersEver(db, personId),
      goals: await ownGoals(db, personId),
      steps: await ownSteps(db, personId),
      meetings,
      letters,
    });
    return { steps };
  }),
});
