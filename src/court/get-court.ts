import { z } from 'zod';
import { ofPerson, query } from '../doors/index.ts';
import { zDayOut, zIdOut, zPartialDateOut, zVersionOut } from '../foundation/answers.ts';
import { notFound } from '../foundation/fault.ts';
import { zId } from '../foundation/identifiers.ts';
import { succeed } from '../foundation/result.ts';
import { loadRecord, zWithdrawalOut } from '../people/index.ts';
import {
  applicants,
  applicationAnswers,
  applicationKinds,
  attendances,
  courtClock,
  gapMonths,
  hearingKinds,
  preEndings,
  reportAnswers,
} from './court.ts';
import { loadCourt } from './court-store.ts';
import { orderEndings, orderKinds } from './order.ts';

const zKept = { id: zIdOut, version: zVersionOut };
const zMaybeDay = zDayOut.nullable();

const zProceedingsOut = z.strictObject({
  ...zKept,
  court: z.string().nullable(),
  caseNumber: z.string().nullable(),
  startedOn: zPartialDateOut.nullable(),
  concludedOn: zPartialDateOut.nullable(),
  stillOpen: z.boolean().nullable(),
  outcome: z.string().nullable(),
  childIds: z.array(zIdOut),
  clock: z
    .strictObject({ weeks: z.int(), dueOn: zDayOut, isOver: z.boolean(), weeksLate: z.int().min(0) })
    .nullable()
    .meta({ description: 'The 26 weeks; null where the day of the start or the end is not known' }),
  monthsSinceLast: z.int().nullable().meta({ description: 'Whole months from the end of the set before' }),
});

/** Somebody’s time in court: every set of proceedings with its clock, children, applications and hearings. */
export const getCourt = query({
  name: 'getCourt',
  summary:
    'Read a parent’s proceedings with children, applications, hearings, orders, the 26-week clock and the gaps between',
  permission: 'person:read',
  about: ofPerson,
  input: z.strictObject({ personId: zId }),
  output: z.strictObject({
    personId: zIdOut,
    children: z.array(z.strictObject({ id: zIdOut, name: z.string() })),
    proceedings: z.array(zProceedingsOut),
    applications: z.array(
      z.strictObject({
        ...zKept,
        proceedingsId: zIdOut,
        kind: z.enum(applicationKinds),
        madeBy: z.enum(applicants),
        madeOn: zDayOut,
        answer: z.enum(applicationAnswers),
        answeredOn: zMaybeDay,
      }),
    ),
    orders: z.array(
      z.strictObject({
        ...zKept,
        proceedingsId: zIdOut,
        kind: z.enum(orderKinds),
        words: z.string().nullable(),
        madeOn: zDayOut,
        childIds: z.array(zIdOut),
        endedOn: zMaybeDay,
        endedHow: z.enum(orderEndings).nullable(),
        by: z.string().nullable().meta({ description: 'Who recorded it' }),
        withdrawal: zWithdrawalOut,
      }),
    ),
    hearings: z.array(
      z.strictObject({
        ...zKept,
        proceedingsId: zIdOut,
        kind: z.enum(hearingKinds),
        heardOn: zDayOut,
        askedForSupport: z.boolean().nullable(),
        supported: z.boolean().nullable(),
        attended: z.enum(attendances).nullable(),
        howItWent: z.string().nullable(),
      }),
    ),
    preProceedings: z.array(
      z.strictObject({
        ...zKept,
        beganOn: zDayOut,
        endedOn: zMaybeDay,
        endedHow: z.enum(preEndings).nullable(),
      }),
    ),
    reports: z.array(
      z.strictObject({
        ...zKept,
        proceedingsId: zIdOut.nullable(),
        askedBy: z.string(),
        askedOn: zDayOut,
        wantedBy: zMaybeDay,
        answer: z.enum(reportAnswers),
        answeredOn: zMaybeDay,
        reason: z.string().nullable(),
      }),
    ),
  }),
  api: { method: 'get', path: '/people/{personId}/court' },
  async handle({ db, today }, { personId }) {
    const record = await loadRecord(db, personId);
    if (!record) return notFound('person');
    const { children: inCourt, orderChildren: _, ...court } = await loadCourt(db, personId);
    const proceedings = record.proceedings.map((each, index) => {
      const before = record.proceedings[index - 1];
      const childIds = inCourt
        .filter(({ proceedingsId }) => proceedingsId === each.id)
        .map(({ childId }) => childId);
      const monthsSinceLast = before ? (gapMonths(before, each) ?? null) : null;
      return { ...each, childIds, clock: courtClock(each, today) ?? null, monthsSinceLast };
    });
    const children = record.children.map(({ id, name }) => ({ id, name }));
    return succeed({ personId, children, proceedings, ...court });
  },
  looksAt: ({ personId }) => [personId],
});
