import { z } from 'zod';
import { wholeTenant } from '../access/subject.ts';
import { query } from '../doors/index.ts';
import { zDayOut, zIdOut } from '../foundation/answers.ts';
import { clockTime } from '../foundation/times.ts';
import { lastDone, nextDate } from '../letters/index.ts';
import { ownMeetingsToCome } from '../meetings/index.ts';
import { looksAtOwn, mine } from './mine.ts';
import { ownAgreements, ownMeetings, ownSteps } from './own-store.ts';

type Day = Temporal.PlainDate;

/** One date that is coming. */
export interface ComingDate {
  readonly on: Day;
  readonly what: 'meeting' | 'together' | 'step' | 'letter';
  /** With whom, at what time and where, what is to be done, or for whom the letter is. */
  readonly detail: string;
}

interface Meeting {
  readonly happenedOn: Day;
  readonly nextOn: Day | null;
  readonly worker: string;
}

/** The next meeting: what was agreed at the last one that each worker had with her, unless it is over. */
export function nextMeetings(meetings: readonly Meeting[], today: Day): ComingDate[] {
  const latest = new Map<string, Meeting>();
  for (const meeting of meetings) if (!latest.has(meeting.worker)) latest.set(meeting.worker, meeting);
  return [...latest.values()].flatMap(({ nextOn, worker }) =>
    nextOn && Temporal.PlainDate.compare(nextOn, today) >= 0
      ? [{ on: nextOn, what: 'meeting' as const, detail: worker }]
      : [],
  );
}

/** What is coming: when she meets whom, her own steps, and letters. */
export const getOwnDates = query({
  name: 'getOwnDates',
  summary: 'One’s own next dates: meetings, steps and letters',
  permission: 'own:read',
  about: wholeTenant,
  input: z.strictObject({}),
  output: z.strictObject({
    personId: zIdOut,
    dates: z.array(
      z.strictObject({
        on: zDayOut,
        what: z.enum(['meeting', 'together', 'step', 'letter']),
        detail: z.string(),
      }),
    ),
  }),
  looksAt: looksAtOwn,
  api: null,
  handle: mine(async ({ db, today }, personId) => {
    const steps = (await ownSteps(db, personId)).flatMap(({ what, owner, status, dueOn }): ComingDate[] => {
      const isHers = owner === 'parent' || owner === 'together';
      return isHers && status === 'open' && dueOn ? [{ on: dueOn, what: 'step', detail: what }] : [];
    });
    const agreements = (await ownAgreements(db, personId)).filter(({ endedOn }) => endedOn === null);
    const done = await lastDone(
      db,
      agreements.map(({ id }) => id),
    );
    const letters = agreements.flatMap((agreement): ComingDate[] => {
      const on = nextDate(agreement, done.get(agreement.id) ?? null, today);
      return on ? [{ on, what: 'letter', detail: agreement.childCalled }] : [];
    });
    const together = (await ownMeetingsToCome(db, personId, today)).map(
      ({ startsOn, startsAt, place }): ComingDate => ({
        on: startsOn,
        what: 'together',
        detail: [clockTime(startsAt), place].filter(Boolean).join(', '),
      }),
    );
    const dates = [
      ...nextMeetings(await ownMeetings(db, personId), today),
      ...together,
      ...steps,
      ...letters,
    ];
    return { dates: dates.toSorted((a, b) => Temporal.PlainDate.compare(a.on, b.on)) };
  }),
});
