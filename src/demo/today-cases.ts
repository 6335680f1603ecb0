import type { Span } from '../programme/index.ts';
import type { Case, CaseChild, CaseEnrolment, CaseParent, CaseProceedings } from './case.ts';
import { LIVING_WITH } from './cohort-cases.ts';
import type { Demo } from './demo-schema.ts';

type Working = Demo['today']['referrals'][number];
type Waiting = Demo['today']['waiting'][number];

/** How long proceedings last here, from the removal to the end. */
const PROCEEDINGS_WEEKS = 30;

/** The cases that go on today, and the referrals that wait, dated back from today. */
export function todayCases(demo: Demo, today: Temporal.PlainDate): Case[] {
  return [
    ...demo.today.referrals.map((each) => workingCase(each, today)),
    ...demo.today.waiting.map((each) => waitingCase(each, today)),
  ];
}

function workingCase(each: Working, today: Temporal.PlainDate): Case {
  const ago = (days: number) => today.subtract({ days });
  const receivedOn = ago(each.referred);
  return {
    id: each.id,
    parent: { ...parentOf(each.person), ...aboutOf(each) },
    ...familyOf(each.children, receivedOn),
    receivedOn,
    from: each.from,
    referrer: each.referrer,
    whyNow: each.why_now,
    decision: { kind: 'accepted', on: receivedOn.add({ days: 3 }), reasons: [], note: undefined },
    enrolment: enrolmentOf(each, today),
  };
}

function aboutOf(
  each: Working,
): Pick<CaseParent, 'knownAs' | 'pronouns' | 'communicationNeeds' | 'safeContact'> {
  return {
    knownAs: each.known_as ?? each.person.known_as,
    pronouns: each.pronouns,
    communicationNeeds: each.communication_needs,
    safeContact: each.safe_contact,
  };
}

function waitingCase(each: Waiting, today: Temporal.PlainDate): Case {
  const receivedOn = today.subtract({ days: each.received });
  const family = familyOf(each.children, receivedOn);
  return {
    id: each.id,
    parent: parentOf(each.person),
    children: family.children,
    proceedings:
      each.proceedings_concluded === 'not_known'
        ? family.proceedings.map(({ startedOn }) => ({ startedOn, concludedOn: undefined }))
        : family.proceedings,
    receivedOn,
    from: each.from,
    referrer: each.referrer,
    whyNow: each.why_now,
    decision: each.asked && {
      kind: 'asked_for_more',
      on: today.subtract({ days: each.asked.ago }),
      reasons: [],
      note: each.asked.for,
    },
    enrolment: undefined,
  };
}

function parentOf(person: Working['person']): CaseParent {
  return {
    givenName: person.given_name,
    familyName: person.family_name,
    knownAs: person.known_as,
    bornOn: person.born_on.toString(),
    sex: person.sex,
    ethnicity: person.ethnic_group,
    firstLanguage: person.languages[0] ?? 'English',
    interpreter: person.interpreter,
    careLeaver: person.care_leaver,
    localLink: true,
  };
}

const back = (date: Temporal.PlainDate, { amount, unit }: Span) => date.subtract({ [`${unit}s`]: amount });

function familyOf(
  children: Working['children'],
  receivedOn: Temporal.PlainDate,
): { children: CaseChild[]; proceedings: CaseProceedings[] } {
  const removals = children.map((child) => ({ child, removedOn: back(receivedOn, child.removed_before) }));
  const days = [...new Set(removals.map(({ removedOn }) => removedOn.toString()))];
  return {
    children: removals.map(({ child, removedOn }) => ({
      givenName: child.given_name,
      sex: child.sex,
      bornOn: back(removedOn, child.age_at_removal).toString(),
      removedOn: removedOn.toString(),
      livingWith: LIVING_WITH[child.living_with] ?? 'not_known',
    })),
    proceedings: days.map((day) => {
      const removedOn = Temporal.PlainDate.from(day);
      return {
        startedOn: removedOn.subtract({ days: 5 }).toString(),
        concludedOn: removedOn.add({ weeks: PROCEEDINGS_WEEKS }).toString(),
      };
    }),
  };
}

function enrolmentOf(each: Working, today: Temporal.PlainDate): CaseEnrolment {
  const ago = (days: number) => today.subtract({ days });
  return {
    startedOn: ago(each.started),
    worker: each.worker,
    pathway: each.pathway,
    consent: each.consent,
    stages: each.stages.map(({ stage, ago: days }) => ({ stage, on: ago(days) })),
    rhythm: { every: each.rhythm.every, kinds: each.rhythm.kinds, missedEvery: each.rhythm.missed_every },
    outcomes: each.outcomes.map(({ id, ago: days }) => ({ id, on: ago(days) })),
    goals: each.goals.map(({ ago: days, actions, ...goal }) => ({
      ...goal,
      on: ago(days),
      actions: actions.map(({ what, owner, owner_name, due_in }) => ({
        what,
        owner,
        ownerName: owner_name,
        dueOn: today.add({ days: due_in }),
      })),
    })),
    contacts: each.contacts.map(({ ago: days, ...contact }) => ({ ...contact, on: ago(days) })),
    contactsUntil: ago(each.last_met),
    lastMet: ago(each.last_met),
    next: each.next === undefined ? undefined : today.add({ days: each.next }),
    pregnancies: [],
  };
}
