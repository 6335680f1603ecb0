import type { Cohort, RowFacts } from '../../src/programme/index.ts';

/** The referrals of a cohort as rows of the set of that name, whatever the day. */
export function referralRows(cohort: Cohort): RowFacts[] {
  return cohort.referrals.map((referral) => ({
    received_on: referral.received_on.toString(),
    from: referral.from,
    decision: referral.decision,
    decided_on: referral.decided_on.toString(),
    worked_from: referral.enrolment?.started_on.toString() ?? null,
  }));
}

/** The enrolments of a cohort as rows of the set of that name, whatever the day. */
export function enrolmentRows(cohort: Cohort): RowFacts[] {
  const people = new Map(cohort.people.map((person) => [person.id, person]));
  return cohort.referrals.flatMap(({ enrolment, person }) => {
    const parent = people.get(person);
    if (!enrolment || !parent) return [];
    return [
      {
        started_on: enrolment.started_on.toString(),
        ended_on: enrolment.ended?.on.toString() ?? null,
        pathway: enrolment.pathway,
        care_leaver: parent.care_leaver,
        outcomes: enrolment.outcomes.map(({ id, on }) => ({ id, on: on.toString() })),
        contacts: [],
        children: parent.children.map((child) => ({
          removed: child.removed_on !== undefined,
          removed_on: child.removed_on && written(child.removed_on),
        })),
        proceedings: parent.proceedings.map((each) => ({ started_on: written(each.started_on) })),
      },
    ];
  });
}

/** A partial date as text. */
export function written(partial: { date: Temporal.PlainDate; precision: string }): string {
  return partial.date
    .toString()
    .slice(0, partial.precision === 'year' ? 4 : partial.precision === 'month' ? 7 : 10);
}
