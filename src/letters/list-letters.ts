import { z } from 'zod';
import { ofPerson, query, withinReach } from '../doors/index.ts';
import { zDayOut, zIdOut } from '../foundation/answers.ts';
import { notFound } from '../foundation/fault.ts';
import { zId } from '../foundation/identifiers.ts';
import { succeed } from '../foundation/result.ts';
import { displayName, isOnRecord } from '../people/index.ts';
import { nextDate, standing } from './agreement.ts';
import { zAgreementOut, zExchangeOut } from './letter-output.ts';
import { agreementsOf, agreementsWithDates, childrenOf, lastDone, lettersOf } from './letter-store.ts';
import { asksForSecondReader } from './letters-part.ts';

type Day = Temporal.PlainDate;

const zChildChoice = z.strictObject({ id: zIdOut, name: z.string(), born: z.boolean() });

/** All about letters between a parent and her children: the agreements, the next dates, and what went either way. */
export const listLetters = query({
  name: 'listLetters',
  summary: 'A parent’s agreements on letters and contact, and their history',
  permission: 'person:read',
  about: ofPerson,
  input: z.strictObject({ personId: zId }),
  output: z.strictObject({
    personId: zIdOut,
    agreements: z.array(zAgreementOut),
    letters: z.array(zExchangeOut),
    children: z.array(zChildChoice),
    secondReaderFor: z.string().nullable().meta({
      description:
        'The programme that asks for a second reader of every letter, whatever was agreed; null where none does',
    }),
  }),
  api: { method: 'get', path: '/people/{personId}/letters' },
  async handle(context, { personId }) {
    const { db, today } = context;
    if (!(await isOnRecord(db, personId))) return notFound('person');
    const agreements = await agreementsOf(db, personId);
    const done = await lastDone(
      db,
      agreements.map(({ id }) => id),
    );
    return succeed({
      personId,
      agreements: agreements.map(({ personId: _, restricted: __, recordedBy: ___, ...agreement }) => ({
        ...agreement,
        ...(agreement.endedOn ? NO_DATE : dateOf(agreement, done.get(agreement.id) ?? null, today)),
      })),
      letters: await lettersOf(db, personId),
      children: (await childrenOf(db, personId)).map((child) => ({
        id: child.id,
        name: childName(child),
        born: !child.unborn,
      })),
      secondReaderFor: (await asksForSecondReader(context, personId))?.title ?? null,
    });
  },
  looksAt: ({ personId }) => [personId],
});

interface NextDate {
  readonly next: Day | null;
  readonly standing: ReturnType<typeof standing> | null;
}

const NO_DATE: NextDate = { next: null, standing: null };

function dateOf(agreement: Parameters<typeof nextDate>[0], done: Day | null, today: Day): NextDate {
  const next = nextDate(agreement, done, today);
  return next ? { next, standing: standing(next, today) } : NO_DATE;
}

function childName({
  givenName,
  familyName,
}: {
  givenName: string | null;
  familyName: string | null;
}): string {
  if (givenName === null) return 'Restricted record';
  return displayName({ kind: 'child', givenName, familyName: familyName ?? '' });
}

/** What is due soon or late, across everybody whom the reader may see: the reminders before each date. */
export const lettersDue = query({
  name: 'lettersDue',
  summary: 'Letters and other contact that are due within four weeks, or late',
  permission: 'caseload:read',
  about: withinReach,
  input: z.strictObject({}),
  output: z.array(
    z.strictObject({
      agreementId: zIdOut,
      personId: zIdOut,
      name: z.string(),
      childCalled: z.string(),
      next: zDayOut,
      standing: z.enum(['late', 'soon']),
    }),
  ),
  api: { method: 'get', path: '/letters/due' },
  async handle({ db, today }) {
    const agreements = await agreementsWithDates(db);
    const done = await lastDone(
      db,
      agreements.map(({ id }) => id),
    );
    const due = agreements.flatMap((agreement) => {
      const next = nextDate(agreement, done.get(agreement.id) ?? null, today);
      const stands = next && standing(next, today);
      if (!next || !stands || stands === 'later') return [];
      const { id, personId, childCalled } = agreement;
      return [
        { agreementId: id, personId, name: displayName(agreement), childCalled, next, standing: stands },
      ];
    });
    return succeed(due.toSorted((one, other) => Temporal.PlainDate.compare(one.next, other.next)));
  },
  looksAt: (due) => due.map(({ personId }) => ({ personId, extent: 'list' as const })),
});
