import { z } from 'zod';
import { staffNow } from '../access/staff/index.ts';
import { agreedFaults, writeAgreed, zAgreed } from '../agreed/index.ts';
import { type CommandContext, command, staffIdOf } from '../doors/index.ts';
import { programmeOf } from '../enrolments/index.ts';
import { zChangedOut, zCountOut, zIdOut, zVersionOut } from '../foundation/answers.ts';
import { checkAsSeen } from '../foundation/database/write.ts';
import { type Fault, invalid, invalidField, notFound, refused } from '../foundation/fault.ts';
import { zId } from '../foundation/identifiers.ts';
import { type Result, succeed } from '../foundation/result.ts';
import { zOptionalText, zText } from '../foundation/text.ts';
import { isOnRecord } from '../people/index.ts';
import { fillAgendaOf } from './agenda.ts';
import { decideHeld, notCancelled, parts, stillBooked } from './meeting.ts';
import { findItem, findMeeting, guestsOf, type MeetingRow } from './meeting-store.ts';
import { meetingKinds } from './meetings-part.ts';

const ofMeeting = ({ meetingId: id }: { readonly meetingId: string }) => ({ kind: 'meeting', id }) as const;
const ofRow = ({ id }: { readonly id: string }) => ({ kind: 'meeting', id }) as const;
const seen = { id: zId, version: z.int().positive() };

/** A meeting that was not called off. */
async function open({ db }: Pick<CommandContext, 'db'>, id: string): Promise<Result<MeetingRow, Fault>> {
  const row = await findMeeting(db, id);
  if (!row) return notFound('meeting');
  const may = notCancelled(row);
  return may.ok ? succeed(row) : may;
}

/** Asks somebody to a meeting. */
export const inviteToMeeting = command({
  name: 'inviteToMeeting',
  summary: 'Ask somebody to a meeting: a worker, a professional, the parent or her family',
  permission: 'contact:record',
  about: ofMeeting,
  input: z.strictObject({
    meetingId: zId,
    part: z.enum(parts, 'Select as whom'),
    guestStaffId: zId
      .nullish()
      .transform((id) => id ?? null)
      .meta({ description: 'The worker, where it is one of those who work here' }),
    name: zOptionalText(200),
    role: zOptionalText(200).meta({ description: 'As what, such as Health visitor' }),
  }),
  output: zChangedOut,
  audit: ({ part }) => `Asked somebody to a meeting (${part})`,
  api: { method: 'post', path: '/meetings/{meetingId}/guests' },
  async handle(context, { meetingId, part, guestStaffId, name, role }) {
    const { db, write, actor, now } = context;
    const found = await open(context, meetingId);
    if (!found.ok) return found;
    const { personId, programmeId } = found.value;
    if (part === 'worker' && !(await staffNow(db)).some(({ id }) => id === guestStaffId))
      return invalidField(['guestStaffId'], 'Choose somebody who works here');
    if (part !== 'worker' && guestStaffId)
      return invalidField(['guestStaffId'], 'This is only for those who work here. Choose nobody');
    if (part !== 'worker' && part !== 'parent' && !name && !role)
      return invalidField(['name'], 'Enter a name, or as what she comes');
    const there = (await guestsOf(db, meetingId)).some(
      (each) =>
        (part === 'worker' && each.guestStaffId === guestStaffId) ||
        (part === 'parent' && each.part === 'parent'),
    );
    if (there) return invalidField(['part'], 'She is asked already');
    const asked = { meetingId, part, guestStaffId, name: part === 'worker' ? null : name, role };
    const row = await write.insert('meetingGuest', {
      ...asked,
      personId,
      programmeId,
      staffId: staffIdOf(actor),
      recordedAt: now,
    });
    if (part === 'parent')
      await write.update('meeting', { id: meetingId, version: found.value.version }, { parentAsked: true });
    return succeed({ id: row.id, version: row.version });
  },
});

/** Records that a meeting was held: who came, and what those think who did not. */
export const holdMeeting = command({
  name: 'holdMeeting',
  summary: 'Record that a meeting was held: who came, and the views of those who could not',
  permission: 'contact:record',
  about: ofRow,
  input: z.strictObject({
    ...seen,
    guests: z
      .array(
        z.strictObject({
          id: zId,
          came: z.boolean().nullable().meta({ description: 'Null where nobody wrote it down' }),
          views: zOptionalText(3000),
        }),
      )
      .max(100)
      .default([]),
  }),
  output: z.strictObject({ id: zIdOut, version: zVersionOut, personId: zIdOut.nullable() }),
  audit: () => 'Recorded who came to a meeting',
  api: { method: 'post', path: '/meetings/{id}/attendance' },
  async handle({ db, write, today }, { id, version, guests }) {
    const row = await findMeeting(db, id);
    if (!row) return notFound('meeting');
    checkAsSeen('meeting', row, { id, version });
    const decided = decideHeld(row, today);
    if (!decided.ok) return decided;
    const known = await guestsOf(db, id);
    if (guests.some((each) => !known.some((guest) => guest.id === each.id))) return notFound('guest');
    for (const { id: guestId, came, views } of guests) {
      const guest = known.find((each) => each.id === guestId);
      if (guest && (guest.came !== came || guest.views !== views))
        await write.update('meetingGuest', guest, { came, views });
    }
    const stored = await write.update('meeting', { id, version }, decided.value);
    return succeed({ id, version: stored.version, personId: stored.personId });
  },
});

/** Keeps the minutes, while the meeting goes on and after it. */
export const keepMinutes = command({
  name: 'keepMinutes',
  summary: 'Keep the minutes of a meeting',
  permission: 'contact:record',
  about: ofRow,
  input: z.strictObject({ ...seen, notes: zText(30_000, 'Write what was said') }),
  output: zChangedOut,
  audit: () => 'Wrote the minutes of a meeting',
  api: { method: 'put', path: '/meetings/{id}/minutes' },
  async handle(context, { id, version, notes }) {
    const found = await open(context, id);
    if (!found.ok) return found;
    checkAsSeen('meeting', found.value, { id, version });
    const row = await context.write.update('meeting', { id, version }, { notes });
    return succeed({ id, version: row.version });
  },
});

/** Puts on the agenda all that waits and is not there yet. */
export const fillAgenda = command({
  name: 'fillAgenda',
  summary: 'Put on the agenda of a panel the referrals that wait and the reviews that are due',
  permission: 'contact:record',
  about: ofRow,
  input: z.strictObject({ id: zId }),
  output: z.strictObject({ id: zIdOut, added: zCountOut }),
  audit: () => 'Filled the agenda of a meeting',
  api: { method: 'post', path: '/meetings/{id}/agenda' },
  async handle(context, { id }) {
    const row = await findMeeting(context.db, id);
    if (!row) return notFound('meeting');
    const may = stillBooked(row);
    if (!may.ok) return may;
    const programme = programmeOf(context.programmes, row);
    const kind = meetingKinds(programme).find((each) => each.id === row.kind);
    const added = programme && kind ? await fillAgendaOf(context, programme, kind, row) : 0;
    return succeed({ id, added });
  },
});

/** Puts something on an agenda. */
export const addAgendaItem = command({
  name: 'addAgendaItem',
  summary: 'Put something on the agenda of a meeting',
  permission: 'contact:record',
  about: ({ meetingId, personId }) => [
    { kind: 'meeting', id: meetingId },
    ...(personId ? [{ kind: 'person' as const, id: personId }] : []),
  ],
  input: z.strictObject({
    meetingId: zId,
    title: zText(300, 'Enter what is talked about'),
    personId: zId
      .nullish()
      .transform((id) => id ?? null)
      .meta({ description: 'Whom it is about; whom the meeting is about when left out' }),
  }),
  output: zChangedOut,
  audit: () => 'Put something on an agenda',
  api: { method: 'post', path: '/meetings/{meetingId}/items' },
  async handle(context, { meetingId, title, personId }) {
    const found = await open(context, meetingId);
    if (!found.ok) return found;
    if (personId && !(await isOnRecord(context.db, personId))) return notFound('person');
    if (personId && found.value.personId && personId !== found.value.personId)
      return refused('one', 'This meeting is about one person. Book another for somebody else.');
    const row = await context.write.insert('meetingItem', {
      meetingId,
      title,
      personId: personId ?? found.value.personId,
      programmeId: found.value.programmeId,
      staffId: staffIdOf(context.actor),
      recordedAt: context.now,
    });
    return succeed({ id: row.id, version: row.version });
  },
});

/** Keeps what a meeting decided on one item. A referral is decided with the referral itself. */
export const decideAgendaItem = command({
  name: 'decideAgendaItem',
  summary: 'Record what a meeting decided on an item, why, and on what conditions',
  permission: 'contact:record',
  about: ({ id }) => ({ kind: 'meetingItem', id }),
  input: z.strictObject({
    ...seen,
    decision: zText(2000, 'Enter what was decided'),
    reason: zText(2000, 'Enter why'),
    conditions: zOptionalText(2000),
  }),
  output: zChangedOut,
  audit: () => 'A meeting decided',
  api: { method: 'put', path: '/meeting-items/{id}/decision' },
  async handle(context, { id, version, ...decided }) {
    const item = await findItem(context.db, id);
    if (!item) return notFound('item');
    checkAsSeen('meetingItem', item, { id, version });
    if (item.referralId)
      return refused('referral', 'Decide on the referral itself: what is said there stands here as well.');
    const found = await open(context, item.meetingId);
    if (!found.ok) return found;
    const held = decideHeld(found.value, context.today);
    if (!held.ok) return held;
    const changes = { ...decided, decidedOn: found.value.startsOn };
    const row = await context.write.update('meetingItem', { id, version }, changes);
    return succeed({ id, version: row.version });
  },
});

/** Writes down what somebody undertook in a meeting. */
export const agreeInMeeting = command({
  name: 'agreeInMeeting',
  summary: 'Write down what somebody undertakes in a meeting, who and by when',
  permission: 'contact:record',
  about: ofMeeting,
  input: z.strictObject({ meetingId: zId, ...zAgreed.shape }),
  output: zChangedOut,
  audit: () => 'Agreed on something in a meeting',
  api: { method: 'post', path: '/meetings/{meetingId}/actions' },
  async handle(context, { meetingId, ...agreed }) {
    const found = await open(context, meetingId);
    if (!found.ok) return found;
    const { personId, programmeId, startsOn } = found.value;
    const faults = agreedFaults(agreed, startsOn, await staffNow(context.db), []);
    if (faults.length > 0) return invalid(...faults);
    const row = await writeAgreed(context, agreed, { personId, programmeId, agreedOn: startsOn, meetingId });
    return succeed({ id: row.id, version: row.version });
  },
});
