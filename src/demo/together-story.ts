import { listCaseload } from '../caseload/index.ts';
import { answerConsultation, askConsultation, recordConsultationHelp } from '../consultations/index.ts';
import {
  addAgendaItem,
  agreeInMeeting,
  bookMeeting,
  decideAgendaItem,
  getMeeting,
  holdMeeting,
  keepMinutes,
} from '../meetings/index.ts';
import { DemoFault, type World } from './world.ts';

/** The parent of today about whom a midwife asks. */
const WHOSE = 'Kirsty Dunmore';

/** Professionals ask for advice and meet: a question that waits, a time that is booked, advice that helped, a panel. */
export async function tellTogether(world: World, today: Temporal.PlainDate): Promise<void> {
  const { first, second, manager } = world.staff;
  const { parents } = await world.ask(today, listCaseload, manager, { staff: 'all', show: 'all' });
  const parent = parents.find(({ name }) => name === WHOSE);
  if (!parent) throw new DemoFault(`${WHOSE} is not in the demonstration`);
  const ago = (days: number) => today.subtract({ days });
  const asked = await world.done(ago(20), askConsultation, first, {
    programme: 'diamond',
    kind: 'thinking',
    theme: 'court',
    askedBy: 'social_worker',
    askerName: 'Ruth Ade',
    askerOrganisation: 'Children’s social care',
    askerReach: 'ruth.ade@example.org',
    question:
      'A mother has asked what happens to letters once an order is made. What do we tell her, and when?',
    givenBy: first.staffId,
  });
  const answered = await world.done(ago(16), answerConsultation, first, {
    id: asked.id,
    version: asked.version,
    advice:
      'Tell her now, in one page, and sit with her while she reads it. Write down together what she wants to ask.',
    minutes: 40,
    actions: [
      { what: 'Send our one page about letters', ownerStaffId: first.staffId, dueOn: ago(2).toString() },
      { what: 'Ask her lawyer to come along', ownerName: 'Ruth Ade', dueOn: ago(9).toString() },
    ],
  });
  await world.done(ago(6), recordConsultationHelp, first, {
    id: answered.id,
    version: answered.version,
    helped: 'yes',
    words: 'She kept the page, and has begun a letter.',
  });
  await world.done(ago(1), askConsultation, second, {
    programme: 'diamond',
    kind: 'advice',
    theme: 'pregnancy',
    askedBy: 'midwife',
    askerName: 'Ida Okoro',
    askerOrganisation: 'Maternity, East hospital',
    askerReach: '020 7946 0009',
    personId: parent.personId,
    basis: 'consent',
    basisNote: 'She was there when the midwife rang',
    question: 'Who can be with her at the birth, and who should not be told the day?',
    on: today.add({ days: 2 }).toString(),
    at: '10:30',
    minutes: 20,
    givenBy: first.staffId,
  });
  await world.done(ago(8), askConsultation, second, {
    programme: 'diamond',
    kind: 'advice',
    theme: 'safety',
    askedBy: 'charity',
    askerName: 'Sam Oduya',
    askerOrganisation: 'Lantern Yard Trust',
    askerReach: 'sam@example.org',
    question: 'How do we make a room in which a mother can speak when he waits outside?',
  });
  await tellMeetings(world, today, parent.personId);
}

/** A panel that is to come, and a team round a parent that has met. */
async function tellMeetings(world: World, today: Temporal.PlainDate, personId: string): Promise<void> {
  const { first, manager } = world.staff;
  const ago = (days: number) => today.subtract({ days });
  const { id } = await world.done(ago(9), bookMeeting, first, {
    programme: 'diamond',
    kind: 'team_around',
    personId,
    on: ago(4).toString(),
    at: '11:00',
    place: 'Lantern Hall, room 2',
    chairStaffId: first.staffId,
  });
  const meeting = await world.ask(ago(4), getMeeting, first, { id });
  const held = await world.done(ago(4), holdMeeting, first, {
    id,
    version: meeting.version,
    guests: meeting.guests.map((guest) => ({
      id: guest.id,
      came: guest.role !== 'Housing',
      views: guest.role === 'Housing' ? 'The two rooms are hers from next month.' : '',
    })),
  });
  await world.done(ago(4), keepMinutes, first, {
    id,
    version: held.version,
    notes:
      'She spoke first, and said what she wants: to go home with this one, and to know who will be there.',
  });
  const item = await world.done(ago(4), addAgendaItem, first, {
    meetingId: id,
    title: 'Who is there at the birth',
  });
  await world.done(ago(4), decideAgendaItem, first, {
    id: item.id,
    version: item.version,
    decision: 'Her sister, and the midwife whom she knows',
    reason: 'She asked for both, and both said yes',
    conditions: 'The day is told to nobody else',
  });
  await world.done(ago(4), agreeInMeeting, first, {
    meetingId: id,
    what: 'Write down with her what the ward should know',
    ownerStaffId: first.staffId,
    dueOn: today.add({ days: 5 }).toString(),
  });
  await world.done(ago(3), bookMeeting, manager, {
    programme: 'diamond',
    kind: 'panel',
    on: today.add({ days: 3 }).toString(),
    at: '09:30',
    place: 'The small room',
    chairStaffId: manager.staffId,
  });
}
