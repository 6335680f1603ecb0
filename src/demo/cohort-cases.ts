import { formatPartialDate, isBefore } from '../foundation/dates.ts';
import type { Cohort } from '../programme/index.ts';
import type { Case, CaseChild, CaseEnrolment, CaseGoal, CaseParent } from './case.ts';
import type { Demo } from './demo-schema.ts';

type Person = Cohort['people'][number];
type Referral = Cohort['referrals'][number];
type Story = Demo['stories'][number];
type Afterwards = Demo['afterwards'][number];

/** Words of a cohort for where a child lives, as records have them. */
export const LIVING_WITH: Readonly<Record<string, string>> = {
  adopters: 'adoptive_family',
  foster_carers: 'foster_carer',
  relatives: 'relative',
  special_guardians: 'special_guardian',
  other_parent: 'other_parent',
  parent: 'parent',
};

/** The cases of a cohort up to a day. `demo` adds stories and what came afterwards; a replay does without. */
export function cohortCases(cohort: Cohort, until: Temporal.PlainDate, demo?: Demo): Case[] {
  const people = new Map(cohort.people.map((person) => [person.id, person]));
  return cohort.referrals
    .filter((referral) => !isBefore(until, referral.received_on))
    .flatMap((referral) => {
      const person = people.get(referral.person);
      if (!person) return [];
      const story = demo?.stories.find((each) => each.referral === referral.id);
      const afterwards = demo?.afterwards.find((each) => each.referral === referral.id);
      return [caseOf(referral, person, until, story, afterwards)];
    });
}

function caseOf(
  referral: Referral,
  person: Person,
  until: Temporal.PlainDate,
  story: Story | undefined,
  afterwards: Afterwards | undefined,
): Case {
  const { id, received_on: receivedOn, from, referrer, enrolment } = referral;
  return {
    id,
    parent: parentOf(person, receivedOn, story),
    children: person.children.map(childOf),
    proceedings: person.proceedings.map(({ started_on, concluded_on }) => ({
      startedOn: formatPartialDate(started_on),
      concludedOn: formatPartialDate(concluded_on),
    })),
    receivedOn,
    from,
    referrer,
    whyNow: story?.why_now,
    decision: {
      kind: referral.decision,
      on: referral.decided_on,
      reasons: referral.reasons,
      note: referral.note,
    },
    enrolment: enrolment && enrolmentOf(enrolment, person, until, story, afterwards),
  };
}

function parentOf(person: Person, receivedOn: Temporal.PlainDate, story: Story | undefined): CaseParent {
  const pregnancy = person.pregnancies.find(
    ({ known_on, due_on }) => !isBefore(receivedOn, known_on) && isBefore(receivedOn, due_on),
  );
  return {
    givenName: person.given_name,
    familyName: person.family_name,
    knownAs: story?.known_as,
    pronouns: story?.pronouns,
    bornOn: person.born_on.toString(),
    sex: person.sex,
    ethnicity: person.ethnic_group,
    firstLanguage: person.languages[0] ?? 'English',
    interpreter: person.interpreter,
    communicationNeeds: story?.communication_needs,
    careLeaver: person.care_leaver,
    localLink: person.borough_link,
    pregnantUntil: pregnancy?.due_on.toString(),
    safeContact: story?.safe_contact,
  };
}

function childOf(child: Person['children'][number]): CaseChild {
  return {
    givenName: child.given_name,
    sex: child.sex,
    bornOn: formatPartialDate(child.born_on),
    removedOn: child.removed_on && formatPartialDate(child.removed_on),
    livingWith: LIVING_WITH[child.living_with] ?? 'not_known',
  };
}

function enrolmentOf(
  enrolment: NonNullable<Referral['enrolment']>,
  person: Person,
  until: Temporal.PlainDate,
  story: Story | undefined,
  afterwards: Afterwards | undefined,
): CaseEnrolment {
  const ended = enrolment.ended ?? afterwards?.ended;
  const { rhythm, birth } = { rhythm: enrolment.rhythm, birth: afterwards?.birth };
  return {
    startedOn: enrolment.started_on,
    worker: enrolment.worker,
    pathway: enrolment.pathway,
    consent: enrolment.consent,
    stages: enrolment.stages,
    rhythm: { every: rhythm.every, kinds: rhythm.kinds, missedEvery: rhythm.missed_every },
    outcomes: enrolment.outcomes,
    goals: story?.goals.map(goalOf),
    contacts: story?.contacts ?? [],
    contactsUntil: ended && isBefore(ended.on, until) ? ended.on : until,
    pregnancies: person.pregnancies
      .filter(({ known_on }) => isBefore(enrolment.started_on, known_on))
      .map(({ known_on, due_on }) => ({ knownOn: known_on, dueOn: due_on })),
    birth: birth && { on: birth.on, givenName: birth.given_name, sex: birth.sex },
    ended: ended && { on: ended.on, reason: ended.reason, destination: ended.destination ?? null },
  };
}

function goalOf(goal: Story['goals'][number]): CaseGoal {
  return {
    area: goal.area,
    words: goal.words,
    view: goal.view,
    on: goal.on,
    reachedOn: goal.reached_on,
    closing: goal.closing,
    actions: goal.actions.map(({ what, owner, owner_name, done_on }) => ({
      what,
      owner,
      ownerName: owner_name,
      doneOn: done_on,
    })),
  };
}
