import { recordChildState } from '../children/index.ts';
import {
  nameChildrenInCourt,
  recordApplication,
  recordCourtReport,
  recordHearing,
  recordPreProceedings,
} from '../court/index.ts';
import {
  addChild,
  addRelationship,
  findPeople,
  getPerson,
  recordProceedings,
  recordQuality,
  recordTelling,
} from '../people/index.ts';
import { makeSafetyPlan, recordNeed, recordRisk } from '../safety/index.ts';
import { tellLetters } from './letters-story.ts';
import { tellOrders } from './orders-story.ts';
import { keepPapers } from './papers.ts';
import { DemoFault, type World } from './world.ts';
import { tellWorld } from './world-story.ts';

/** The parent of today whose whole family is told: five children, over three sets of proceedings. */
const WHOSE = 'Samira Hossain';

const ago = (today: Temporal.PlainDate, duration: Temporal.DurationLike) =>
  today.subtract(duration).toString();

/** One parent’s family, court and safety as a practitioner knows them after some months. */
export async function tellFamilyStory(world: World, today: Temporal.PlainDate): Promise<void> {
  const { first } = world.staff;
  const { people } = await world.ask(today, findPeople, first, { q: WHOSE });
  const personId = people.find(({ name }) => name === WHOSE)?.id;
  if (!personId) throw new Error(`${WHOSE} is not in the demonstration`);
  const story = { world, today, personId, by: first };
  await tellFamily(story);
  await tellCourt(story);
  await nameChildren(story);
  await tellOrders(world, today, personId, first);
  await tellHowSheIsSafe(story);
  await tellWorld(world, today, personId);
  const { children } = await world.ask(today, getPerson, first, { id: personId });
  const hana = children.find(({ givenName }) => givenName === 'Hana');
  if (!hana) throw new Error('Hana is not on record');
  await tellLetters({ world, today, personId, childId: hana.id, childCalled: 'Hana' });
  await keepPapers(world, today, personId, first);
}

interface Story {
  readonly world: World;
  readonly today: Temporal.PlainDate;
  readonly personId: string;
  readonly by: World['staff']['first'];
}

async function tellFamily({ world, today, personId, by }: Story): Promise<void> {
  const older = [
    { givenName: 'Ayaan', sex: 'male', bornOn: ago(today, { years: 12 }), livesWith: 'other_parent' },
    {
      givenName: 'Inaya',
      sex: 'female',
      bornOn: ago(today, { years: 10, months: 4 }),
      livesWith: 'relative',
    },
    { givenName: 'Idris', sex: 'male', bornOn: ago(today, { years: 10, months: 4 }), livesWith: 'relative' },
  ] as const;
  for (const child of older)
    await world.done(today, addChild, by, {
      personId,
      relation: 'mother',
      child: { ...child, familyName: 'Hossain', removed: false },
      sure: true,
    });
  const { children } = await world.ask(today, getPerson, by, { id: personId });
  const idOf = (name: string) => children.find(({ givenName }) => givenName === name)?.id ?? '';
  await world.done(today, addRelationship, by, {
    personId: idOf('Inaya'),
    kind: 'twin',
    otherId: idOf('Idris'),
  });
  const mother = { givenName: 'Rahima', familyName: 'Hossain', bornOn: '1968', sex: 'female' } as const;
  const nani = await world.done(today, addRelationship, by, {
    personId,
    kind: 'mother',
    direction: 'has',
    other: mother,
  });
  const husband = { givenName: 'Kamal', familyName: 'Miah', bornOn: '1990', sex: 'male' } as const;
  const divorced = { kind: 'divorced', beganOn: ago(today, { years: 5 }) } as const;
  const kamal = await world.done(today, addRelationship, by, { personId, ...divorced, other: husband });
  for (const name of ['Ayaan', 'Inaya', 'Idris'])
    await world.done(today, addRelationship, by, {
      personId: kamal.otherId,
      kind: 'father',
      otherId: idOf(name),
    });
  await world.done(today, recordQuality, by, { personId, otherId: nani.otherId, quality: 'mixed' });
  await world.done(today, recordQuality, by, { personId: kamal.otherId, otherId: personId, quality: 'harm' });
  for (const telling of [
    { kind: 'married_name', words: 'Miah', beganOn: '2014', endedOn: '2020' },
    { kind: 'language', words: 'Sylheti at home; reads English', sharing: 'may_share' },
    { kind: 'faith', words: 'Muslim. Fasts in Ramadan; no visits at Friday prayers', sharing: 'may_share' },
    { kind: 'disability', answer: 'will_not_say' },
    {
      kind: 'culture',
      words: 'My family did not speak to me after the divorce. I do not want this talked about',
      sharing: 'only_worker',
    },
  ] as const)
    await world.done(today, recordTelling, by, { personId, telling });
  const living = (from: Temporal.DurationLike) => ({ topic: 'living', beganOn: ago(today, from) }) as const;
  await world.done(today, recordChildState, by, {
    personId,
    childId: idOf('Ayaan'),
    state: { ...living({ years: 4 }), value: 'other_parent' },
  });
}

/** Whom the court decided about: the words of the outcome of each set, and the children. The last set has no words yet. */
const DECIDED_ABOUT = [
  { outcome: 'Child arrangements order', names: ['Ayaan'] },
  { outcome: 'Special guardianship order', names: ['Inaya', 'Idris'] },
  { outcome: '', names: ['Yusuf', 'Hana'] },
] as const;

async function nameChildren({ world, today, personId, by }: Story): Promise<void> {
  const { children, proceedings } = await world.ask(today, getPerson, by, { id: personId });
  const named = new Set<string>();
  for (const { outcome, names } of DECIDED_ABOUT) {
    const its = proceedings.find((each) => !named.has(each.id) && (each.outcome ?? '').startsWith(outcome));
    if (!its) throw new DemoFault(`the proceedings about ${names.join(' and ')} are not on record`);
    named.add(its.id);
    const childIds = names.map((name) => {
      const child = children.find(({ givenName }) => givenName === name);
      if (!child) throw new DemoFault(`${name} is not on record`);
      return child.id;
    });
    await world.done(today, nameChildrenInCourt, by, { personId, proceedingsId: its.id, childIds });
  }
}

async function tellCourt({ world, today, personId, by }: Story): Promise<void> {
  const earlier = [
    {
      began: { years: 6 },
      ended: { years: 5, months: 5 },
      outcome: 'Child arrangements order: Ayaan to his father',
    },
    {
      began: { years: 4 },
      ended: { years: 3, months: 4 },
      outcome: 'Special guardianship order: Inaya and Idris to their aunt',
    },
  ];
  for (const { began, ended, outcome } of earlier)
    await world.done(today, recordProceedings, by, {
      personId,
      proceedings: {
        court: 'East London Family Court',
        startedOn: ago(today, began),
        concludedOn: ago(today, ended),
        outcome,
      },
    });
  const { proceedings } = await world.ask(today, getPerson, by, { id: personId });
  const second = proceedings.find(({ outcome }) => outcome?.startsWith('Special guardianship'));
  if (!second) throw new Error('the second set of proceedings is not on record');
  const madeOn = ago(today, { years: 4 });
  await world.done(today, recordApplication, by, {
    personId,
    application: {
      proceedingsId: second.id,
      kind: 'care_order',
      madeBy: 'local_authority',
      madeOn,
      answer: 'refused',
      answeredOn: ago(today, { years: 3, months: 4 }),
    },
  });
  await world.done(today, recordHearing, by, {
    personId,
    hearing: {
      proceedingsId: second.id,
      kind: 'final',
      heardOn: ago(today, { years: 3, months: 4 }),
      askedForSupport: true,
      supported: false,
      attended: 'in_person',
      howItWent: 'She stood up when she was asked, and said that her sister would do it well.',
    },
  });
  await world.done(today, recordPreProceedings, by, {
    personId,
    preProceedings: {
      beganOn: ago(today, { years: 2 }),
      endedOn: ago(today, { years: 1, months: 8 }),
      endedHow: 'to_court',
    },
  });
  await world.done(today, recordCourtReport, by, {
    personId,
    report: {
      askedBy: 'The council’s solicitor',
      askedOn: ago(today, { days: 60 }),
      answer: 'declined',
      answeredOn: ago(today, { days: 56 }),
      reason: 'We agreed with Samira at the start that we write no reports about her.',
    },
  });
}

async function tellHowSheIsSafe({ world, today, personId, by }: Story): Promise<void> {
  await world.done(today, recordRisk, by, {
    personId,
    risk: {
      who: 'Kamal, her former husband',
      what: 'Finds out where she is through the children',
      care: 'Never say where she will be, not even to family',
    },
  });
  await world.done(today, makeSafetyPlan, by, {
    personId,
    plan: {
      together: true,
      signs: 'My phone rings and nobody speaks.',
      helps: 'I lock the door and ring Rahima. I do not wait to be sure.',
      people: 'My mother. My worker. 999.',
      places: 'The library, until seven.',
      reviewOn: today.add({ days: 45 }).toString(),
    },
  });
  await world.done(today, recordNeed, by, {
    personId,
    need: { need: 'Large print', how: 'Print everything in 16 point, and do not say why', met: 'yes' },
  });
}
