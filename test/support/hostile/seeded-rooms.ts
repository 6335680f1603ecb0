import type { z } from 'zod';
import type { Actor } from '../../../src/access/actor.ts';
import { rooms } from '../../../src/app/rooms.ts';
import type { Command } from '../../../src/doors/index.ts';
import { listDueJobs } from '../../../src/jobs/index.ts';
import { getPerson } from '../../../src/people/index.ts';
import type { TestApp } from '../app.ts';

function commandOf(name: string): Command<z.ZodType, unknown> {
  const found = rooms.flatMap((room) => room.commands ?? []).find((each) => each.name === name);
  if (!found) throw new Error(`there is no command ${name}`);
  return found as Command<z.ZodType, unknown>;
}

type Done = (name: string, input: Readonly<Record<string, unknown>>) => Promise<{ readonly id: string }>;

/** What the record keeps of her family and of court, beside names and dates. */
async function seedRecord(done: Done, personId: string, childId: string): Promise<void> {
  await done('recordTelling', {
    personId,
    telling: { kind: 'married_name', words: 'Begum', beganOn: '2014' },
  });
  await done('addRelationship', { personId, kind: 'sibling', other: { givenName: 'Rokeya' } });
  await done('recordQuality', { personId, otherId: childId, quality: 'very_close' });
  await done('recordHousehold', { personId, name: 'Her sister’s home', memberIds: [personId] });
  await done('keepMapCopy', { personId, note: 'Made together' });
  const living = { topic: 'living', value: 'foster_carer', beganOn: '2024' };
  await done('recordChildState', { personId, childId, state: living });
  await done('recordRisk', { personId, risk: { who: 'Kamal', what: 'Follows her home' } });
  await done('recordIncident', { personId, incident: { happenedOn: '2024-05-01', what: 'He came by' } });
  await done('recordNeed', { personId, need: { need: 'Large print', how: 'Print in 16 point' } });
  await done('recordConnection', {
    personId,
    connection: { name: 'Ivy', kind: 'person', otherId: childId, strength: 'strong', beganOn: '2016' },
  });
  await done('recordCulture', { personId, area: 'language', told: { words: 'Sylheti at home' } });
  for (const drawn of ['ecomap', 'culturagram']) await done('keepPictureCopy', { personId, drawn });
  await done('recordPreProceedings', { personId, preProceedings: { beganOn: '2023-11-06' } });
  await done('recordCourtReport', { personId, report: { askedBy: 'The guardian', askedOn: '2024-05-01' } });
}

/** A service of the directory that somebody found wrong, and that she was told of. */
async function seedServices(done: Done, personId: string): Promise<void> {
  const service = {
    organisation: { name: 'Lantern Yard Trust' },
    name: 'Advice on rent',
    languages: [{ name: 'Bengali' }],
    places: [{ name: 'Lantern Hall', postcode: 'E1 4AA' }],
    contacts: [{ name: 'Noor', phone: '020 7946 0001' }],
  };
  const { id } = await done('saveService', { service });
  await done('assureService', { id, version: 1 });
  await done('flagService', { id, what: 'The number is not theirs' });
  const told = { personId, serviceId: id, why: 'A home of her own', signposting: true };
  const onward = await done('makeOnwardReferral', told);
  await done('recordOnwardSaying', { id: onward.id, howItWas: 'helped', words: 'They listened' });
}

/** Advice about nobody and about her: asked, answered with something to do, and called off. */
async function seedConsultations(done: Done, personId: string): Promise<void> {
  const asked = {
    programme: 'diamond',
    kind: 'thinking',
    theme: 'court',
    askedBy: 'midwife',
    askerName: 'Ruth Ade',
    question: 'How do we speak of contact?',
  };
  await done('askConsultation', { ...asked, offer: 'thursdays', on: '2024-06-06', at: '14:00' });
  await done('askConsultation', { ...asked, personId, basis: 'consent' });
  const { id } = await done('askConsultation', { ...asked, personId, basis: 'safeguarding' });
  const advice = {
    advice: 'Begin with what she hopes for',
    actions: [{ what: 'Send it', ownerName: 'Ruth' }],
  };
  await done('answerConsultation', { id, version: 1, ...advice });
}

/** A group that she is in, a session of it with its register, and what was written of it. */
async function seedGroup(done: Done, personId: string): Promise<void> {
  const wish = {
    programme: 'diamond',
    kind: 'step_down',
    title: 'Bread together',
    place: 'Lantern Hall',
    capacity: 1,
  };
  const { id: groupId } = await done('saveGroup', { group: wish });
  await done('joinGroup', { personId, groupId, transport: 'A lift' });
  const times = { from: '10:00', until: '12:00', topic: 'Bread' };
  const session = async (on: string) => {
    const planned = await done('planSessions', { groupId, on, ...times });
    return (planned as unknown as { readonly sessionIds: readonly string[] }).sessionIds[0];
  };
  const id = await session('2024-06-03');
  await session('2024-06-10');
  await done('takeRegister', { id, version: 1, marks: [{ personId, answer: 'present' }], headCount: 2 });
  await done('writeSessionNote', { id, version: 2, note: 'We made bread' });
  await done('writeReflection', { sessionId: id, words: 'I spoke too much' });
  const answers = [{ question: 'helped', answer: 4 }];
  await done('recordGroupFeedback', { personId, groupId, answers, words: 'I belong here' });
}

/** A panel, and a meeting about her that is to come: who is asked, what it talks about, what each will do. */
async function seedMeetings(done: Done, personId: string): Promise<void> {
  const placed = { programme: 'diamond', on: '2024-06-10', minutes: 60 };
  const panel = await done('bookMeeting', { ...placed, kind: 'panel', at: '09:00', place: 'The small room' });
  await done('addAgendaItem', { meetingId: panel.id, title: 'How we work' });
  const about = { ...placed, kind: 'team_around', personId, at: '11:00', place: 'Lantern Hall' };
  const { id: meetingId } = await done('bookMeeting', about);
  await done('inviteToMeeting', { meetingId, part: 'advocate', name: 'Nell Poe' });
  await done('addAgendaItem', { meetingId, title: 'A home of her own' });
  await done('agreeInMeeting', { meetingId, what: 'Ring the landlord', ownerName: 'Nell Poe' });
}

/** Two days of the proceedings that are on record. */
async function seedCourt(
  done: Done,
  { personId, childId }: { readonly personId: string; readonly childId: string },
  proceedingsId: string,
): Promise<void> {
  const application = { proceedingsId, kind: 'care_order', madeBy: 'local_authority', madeOn: '2024-03-04' };
  await done('recordApplication', { personId, application });
  await done('recordHearing', { personId, hearing: { proceedingsId, kind: 'first', heardOn: '2024-03-18' } });
  const order = { proceedingsId, kind: 'interim_care', madeOn: '2024-03-19', childIds: [childId] };
  await done('recordCourtOrder', { personId, order, sure: true });
}

/** Work in the background that was given up, and the worker's address for her calendar. */
async function seedBackground(app: TestApp, done: Done): Promise<void> {
  await done('makeCalendarFeed', { names: 'none', secretHash: 'ab'.repeat(32) });
  const system = { kind: 'system', tenant: 'east', service: 'jobs' } as const;
  const at = '2024-06-03T03:15:00Z';
  await app.done(commandOf('queueRound'), { name: 'dailyAudit', at }, system);
  const due = await app.answer(listDueJobs, { before: at, after: null }, system);
  for (const { id } of due) {
    await app.done(commandOf('takeJob'), { id, runsAs: 'seed' }, system);
    const outcome = { done: false, said: 'The disk was full.', again: false, after: null };
    await app.done(commandOf('endJob'), { id, runsAs: 'seed', ...outcome }, system);
  }
}

/** What the rooms beside the main road keep of a parent: letters, a request for a copy, something that is wrong. */
export async function seedRooms(
  app: TestApp,
  personId: string,
  childId: string,
  actor: Actor,
): Promise<void> {
  const done = async (name: string, input: Readonly<Record<string, unknown>>) =>
    (await app.done(commandOf(name), input, actor)) as { readonly id: string };
  await seedRecord(done, personId, childId);
  await seedBackground(app, done);
  await seedServices(done, personId);
  await seedConsultations(done, personId);
  await seedGroup(done, personId);
  await seedMeetings(done, personId);
  const record = await app.answer(getPerson, { id: personId }, actor);
  for (const { id } of record.proceedings.slice(0, 1)) await seedCourt(done, { personId, childId }, id);
  const agreement = await done('agreeLetters', {
    personId,
    childId,
    maySend: ['letter'],
    everyMonths: 6,
    firstDueOn: '2024-09-02',
    childCalled: 'Ivy',
    parentSignsAs: 'Mum',
  });
  await done('writeLetter', {
    personId,
    agreementId: agreement.id,
    body: 'I think of you on your birthday.',
  });
  await done('addToChronology', {
    personId,
    entry: { happenedOn: '2016', what: 'She left care', toldBy: 'parent', theme: 'changes', isKey: true },
  });
  await done('writeAnalysis', {
    personId,
    analysis: { words: 'She asks for help early.', readTogether: true },
  });
  await done('addDocument', {
    personId,
    document: { kind: 'certificate', title: 'The certificate of her course', seenBy: 'parent' },
    file: {
      name: 'certificate.txt',
      content: Buffer.from('She has finished her course.').toString('base64'),
    },
  });
  await done('makeSubjectRequest', {
    personId,
    askedBy: 'herself',
    receivedOn: '2024-06-03',
    receivedHow: 'in_person',
    identity: 'known',
    identityHow: 'Her worker knows her',
  });
  await done('askCorrection', {
    personId,
    place: 'Contact of 3 June 2024',
    saidBefore: 'She did not come.',
    says: 'I came, and nobody was there.',
    askedOn: '2024-06-03',
  });
}
