import { daysBetween, isBefore } from '../foundation/dates.ts';
import type { Cohort, Programme, Span } from '../programme/index.ts';
import type { Case, CaseContact, CaseEnrolment } from './case.ts';
import { madeUpFamily } from './made-up/family.ts';
import { seeded } from './seeded.ts';

type Many = Cohort['many'][number];
type ManyEnrolment = NonNullable<Many['enrolment']>;

const plus = (day: Temporal.PlainDate, { amount, unit }: Span) => day.add({ [`${unit}s`]: amount });

/** The cases of those whom a cohort names by the number, up to a day. Each is the same every time. */
export function manyCases(cohort: Cohort, programme: Programme, until: Temporal.PlainDate): Case[] {
  return cohort.many.flatMap((many) =>
    Array.from({ length: many.count }, (_, index) => caseOf(cohort, many, programme, index, until)).filter(
      ({ receivedOn }) => !isBefore(until, receivedOn),
    ),
  );
}

/** The name of one case among many. */
export const idOf = (programme: Programme, many: Many, index: number) =>
  `${programme.programme}-${many.id}-${index + 1}`;

const receivedOf = ({ received: { from, to }, count }: Many, index: number) =>
  from.add({ days: Math.floor((daysBetween(from, to) * index) / count) });

function familyOf(programme: Programme, many: Many, index: number) {
  const { children, person } = many;
  return madeUpFamily(seeded(idOf(programme, many, index)), receivedOf(many, index), {
    sex: person.sex,
    ethnicity: person.ethnic_group,
    children: children?.count,
    removed: children?.removed,
    childSexes: children?.sexes,
    childAges: children?.ages,
    inProceedings: many.in_proceedings,
  });
}

function caseOf(
  cohort: Cohort,
  many: Many,
  programme: Programme,
  index: number,
  until: Temporal.PlainDate,
): Case {
  const id = idOf(programme, many, index);
  const receivedOn = receivedOf(many, index);
  const first = cohort.many.find((each) => each.id === many.again);
  const family = familyOf(programme, first ?? many, index);
  const startedOn = many.enrolment && plus(receivedOn, many.enrolment.after);
  // Decided at once: the documents say nothing of the days between.
  const override = 'Taken on, as the document says';
  return {
    id,
    again: first && idOf(programme, first, index),
    ...family,
    receivedOn,
    from: many.from,
    referrer: many.referrer,
    whyNow: undefined,
    answers: many.answers,
    decision: {
      kind: many.decision,
      on: receivedOn,
      reasons: many.reasons,
      note: many.decision === 'withdrawn' ? 'No longer wanted' : undefined,
      override,
    },
    enrolment: many.enrolment && startedOn && enrolmentOf(many, many.enrolment, index, startedOn, until),
  };
}

function enrolmentOf(
  many: Many,
  enrolment: ManyEnrolment,
  index: number,
  startedOn: Temporal.PlainDate,
  until: Temporal.PlainDate,
): CaseEnrolment {
  const ending = endingOf(enrolment, index);
  const endedOn = ending && plus(startedOn, ending.after);
  const contactsUntil = endedOn && isBefore(endedOn, until) ? endedOn : until;
  return {
    startedOn,
    worker: index % 2 === 0 ? 'first' : 'second',
    pathway: enrolment.pathway,
    consent: enrolment.consent,
    stages: enrolment.stages.map(({ stage, after }) => ({ stage, on: plus(startedOn, after) })),
    rhythm: {
      every: { amount: 1, unit: 'week' },
      kinds: enrolment.contacts.map(({ kind }) => kind),
      missedEvery: 2,
    },
    outcomes: [],
    goals: [],
    contacts: contactsOf(many, enrolment, index, startedOn),
    contactsGiven: true,
    outcomesAlone: enrolment.outcomes
      .filter(({ of }) => of === undefined || index < of)
      .map(({ id, after }) => ({ id, on: plus(startedOn, after) })),
    measures: measuresOf(enrolment, index, startedOn),
    meetings: enrolment.meetings
      .filter(({ total }) => index < total)
      // No worker leads two at once: those who are met on one day are met at other hours.
      .map(({ kind, after }) => ({
        kind,
        on: plus(startedOn, after),
        at: `${8 + (index % 10)}`.padStart(2, '0').concat(':00'),
      })),
    onward: onwardOf(many, enrolment, index, startedOn),
    contactsUntil,
    pregnancies: [],
    ended: ending &&
      endedOn && { on: endedOn, reason: ending.reason, destination: ending.destination ?? null },
  };
}

function measuresOf({ measures }: ManyEnrolment, index: number, startedOn: Temporal.PlainDate) {
  return measures
    .filter(({ of }) => of === undefined || index < of)
    .map(({ id, after, totals }) => ({
      id,
      on: plus(startedOn, after),
      by: 'parent' as const,
      totals: totals[index % totals.length],
    }));
}

/** One part of the people after another ends in its own way. */
function endingOf(enrolment: ManyEnrolment, index: number): ManyEnrolment['ended'][number] | undefined {
  let first = 0;
  return enrolment.ended.find(({ of }) => {
    const last = of === undefined ? Number.POSITIVE_INFINITY : first + of;
    const isHers = index >= first && index < last;
    first = last;
    return isHers;
  });
}

/** So many contacts in all: everybody has her share, and the first ones one more where it does not come out even. */
function contactsOf(
  many: Many,
  { contacts }: ManyEnrolment,
  index: number,
  startedOn: Temporal.PlainDate,
): CaseContact[] {
  return contacts.flatMap(({ kind, total, every, after }): CaseContact[] => {
    const share = shareOf(total, many, index);
    const first = after ? plus(startedOn, after) : startedOn;
    return Array.from({ length: share }, (_, at) => ({
      on: first.add({ [`${every.unit}s`]: every.amount * at }),
      kind,
      minutes: 60,
      done: [],
      note: '',
      provisions: [],
    }));
  });
}

/** Other services, likewise spread over the people, all told of on one day. */
function onwardOf(many: Many, { onward }: ManyEnrolment, index: number, startedOn: Temporal.PlainDate) {
  return onward.flatMap(({ kind, total, agency, after }) =>
    Array.from({ length: shareOf(total, many, index) }, () => ({ kind, agency, on: plus(startedOn, after) })),
  );
}

const shareOf = (total: number, { count }: Many, index: number) =>
  Math.floor(total / count) + (index < total % count ? 1 : 0);
