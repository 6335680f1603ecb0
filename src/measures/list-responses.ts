import { z } from 'zod';
import { ofPerson } from '../access/subject.ts';
import { query } from '../doors/index.ts';
import { programmeOf } from '../enrolments/index.ts';
import { zDayOut, zIdOut, zVersionOut } from '../foundation/answers.ts';
import { notFound } from '../foundation/fault.ts';
import { zId } from '../foundation/identifiers.ts';
import { succeed } from '../foundation/result.ts';
import { isOnRecord } from '../people/index.ts';
import { type MeasureOverTime, measureOverTime } from './measure-view.ts';
import { instrumentOf, measuresOf } from './record-response.ts';
import { responseBy } from './response.ts';
import {
  type MeasuredWork,
  measuredWorkOf,
  type RecordedResponse,
  recordedResponses,
} from './response-store.ts';

/** The measures of one enrolment. */
export interface EnrolmentMeasures {
  readonly enrolmentId: string;
  readonly programmeTitle: string;
  readonly startedOn: Temporal.PlainDate;
  readonly endedOn: Temporal.PlainDate | null;
  readonly measures: readonly MeasureOverTime[];
}

const zDueOut = z.strictObject({
  for: z.enum(['start', 'end', 'stage', 'again', 'after_start', 'after_end']),
  on: zDayOut,
  from: zDayOut,
  until: zDayOut,
  state: z.enum(['done', 'now', 'late', 'missed', 'later']),
  doneOn: zDayOut.nullable(),
});

/** One score of a completion, in an answer. */
export const zScoreOut = z.strictObject({
  scale: z.string(),
  title: z.string(),
  score: z.number().nullable().meta({ description: 'Null where too many items were left out' }),
});

const zMeasureOut = z.strictObject({
  id: z.string(),
  title: z.string(),
  about: z.string().nullable(),
  instrument: z.string(),
  attribution: z.string().nullable(),
  dues: z.array(zDueOut),
  responses: z.array(
    z.strictObject({
      id: zIdOut,
      version: zVersionOut,
      completedOn: zDayOut,
      answeredBy: z.enum(responseBy),
      by: z.string().nullable(),
      prompts: z.array(z.int()),
      talkedOn: zDayOut.nullable(),
      scores: z.array(zScoreOut),
    }),
  ),
  scales: z.array(
    z.strictObject({
      scale: z.string(),
      title: z.string(),
      lowest: z.number(),
      highest: z.number(),
      higher: z.enum(['worse', 'better']),
      cutOff: z.number().nullable(),
      reliable: z.number().nullable(),
      points: z.array(z.strictObject({ on: zDayOut, score: z.number() })),
      change: z.array(z.string()),
    }),
  ),
});

const zMeasuresOut = z.strictObject({
  personId: zIdOut,
  enrolments: z.array(
    z.strictObject({
      enrolmentId: zIdOut,
      programmeTitle: z.string(),
      startedOn: zDayOut,
      endedOn: zDayOut.nullable(),
      measures: z.array(zMeasureOut),
    }),
  ),
});

/** A person's measures: when each is due, every form filled in with its scores, and what changed in words. */
export const listResponses = query({
  name: 'listResponses',
  summary:
    'The measures of a person’s programmes: when each is due, every completion scored, and what changed',
  permission: 'health:read',
  about: ofPerson,
  input: z.strictObject({ personId: zId }),
  output: zMeasuresOut,
  looksAt: ({ personId }: { personId: string; enrolments: readonly EnrolmentMeasures[] }) => [personId],
  api: { method: 'get', path: '/people/{personId}/responses' },
  async handle({ db, programmes, today }, { personId }) {
    if (!(await isOnRecord(db, personId))) return notFound('person');
    const [works, recorded] = await Promise.all([
      measuredWorkOf(db, personId),
      recordedResponses(db, personId),
    ]);
    const standing = recorded.filter(({ withdrawnOn }) => withdrawnOn === null);
    const enrolments = works.map((work): EnrolmentMeasures => {
      const programme = programmeOf(programmes, work);
      const own = standing.filter(({ enrolmentId }) => enrolmentId === work.enrolmentId);
      return {
        enrolmentId: work.enrolmentId,
        programmeTitle: programme?.title ?? work.programmeId,
        startedOn: work.startedOn,
        endedOn: work.endedOn,
        measures: programme ? measuresIn(programme, work, own, today) : [],
      };
    });
    return succeed({ personId, enrolments });
  },
});

/** The measures that this pathway asks for, and those that were filled in on another. */
function measuresIn(
  programme: Parameters<typeof measuresOf>[0],
  work: MeasuredWork,
  own: readonly RecordedResponse[],
  today: Temporal.PlainDate,
): MeasureOverTime[] {
  return measuresOf(programme).flatMap((measure) => {
    const filled = own.filter((row) => row.measure === measure.id);
    const isAsked = measure.pathways?.includes(work.pathway) ?? true;
    if (!isAsked && filled.length === 0) return [];
    return [measureOverTime(measure, instrumentOf(measure.instrument), work, filled, today)];
  });
}
