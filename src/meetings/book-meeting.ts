import { z } from 'zod';
import { staffNow } from '../access/staff/index.ts';
import { bookingFaults, freeTime, holdDay, takenOn, takeTime } from '../agreed/index.ts';
import { type CommandContext, command, staffIdOf } from '../doors/index.ts';
import { programmeOf } from '../enrolments/index.ts';
import { zIdOut, zVersionOut } from '../foundation/answers.ts';
import { checkAsSeen } from '../foundation/database/write.ts';
import { zDate } from '../foundation/dates.ts';
import { type Fault, invalid, invalidField, notFound, refused } from '../foundation/fault.ts';
import { zId } from '../foundation/identifiers.ts';
import { type Result, succeed } from '../foundation/result.ts';
import { zOptionalText } from '../foundation/text.ts';
import { spanOf, type TimeSpan, timeToComeFaults, zTime } from '../foundation/times.ts';
import { isOnRecord } from '../people/index.ts';
import { fillAgendaOf } from './agenda.ts';
import { partOfInvite, stillBooked } from './meeting.ts';
import { findMeeting, workIn } from './meeting-store.ts';
import { type MeetingKind, meetingKinds } from './meetings-part.ts';

/** When and where a meeting is, and who leads it. */
export const placeFields = {
  on: zDate.meta({ description: 'The day' }),
  at: zTime,
  minutes: z
    .int('Enter whole minutes, such as 60')
    .min(5, 'Enter 5 minutes or more')
    .max(600, 'Enter 600 minutes or fewer')
    .nullish()
    .transform((minutes) => minutes ?? null)
    .meta({ description: 'How long; as the kind says when left out' }),
  place: zOptionalText(300),
  joining: zOptionalText(500).meta({ description: 'How one comes in from elsewhere' }),
  chairStaffId: zId
    .nullish()
    .transform((id) => id ?? null)
    .meta({ description: 'Who leads it, of those who work here' }),
  chairName: zOptionalText(200).meta({ description: 'Who leads it, where that is nobody who works here' }),
};

const zPlaced = z.strictObject(placeFields);
type Placed = z.output<typeof zPlaced>;

const PATHS = { on: ['on'], at: ['at'] };

/** The time of a meeting, where it is to come and neither its chair nor its room is taken. Holds the day. */
async function findTime(
  { db, now }: Pick<CommandContext, 'db' | 'now'>,
  kind: MeetingKind,
  wish: Placed,
  except?: string,
): Promise<Result<{ readonly span: TimeSpan; readonly minutes: number }, Fault>> {
  const minutes = wish.minutes ?? kind.minutes;
  const span = spanOf(wish.on, wish.at, minutes);
  if (!span) return invalidField(PATHS.at, 'This ends after midnight. Choose an earlier time');
  const late = timeToComeFaults(span, now, PATHS);
  if (late.length > 0) return invalid(...late);
  if (wish.chairStaffId && !(await staffNow(db)).some(({ id }) => id === wish.chairStaffId))
    return invalidField(['chairStaffId'], 'Choose somebody who works here');
  await holdDay(db, wish.on);
  const taken = { ...span, heldBy: wish.chairStaffId, place: wish.place, slot: null };
  const stands = await takenOn(db, wish.on, except);
  const faults = bookingFaults(taken, stands, { heldBy: ['chairStaffId'], place: ['place'] });
  return faults.length > 0 ? invalid(...faults) : succeed({ span, minutes });
}

const columnsOf = ({ on, at, place, joining, chairStaffId, chairName }: Placed, minutes: number) => ({
  startsOn: on,
  startsAt: at,
  minutes,
  place,
  joining,
  chairStaffId,
  chairName: chairStaffId ? null : chairName,
});

async function inviteAsSaid(
  { write, actor, now }: CommandContext,
  kind: MeetingKind,
  meeting: { readonly id: string; readonly personId: string | null; readonly programmeId: string },
): Promise<void> {
  const { id: meetingId, personId, programmeId } = meeting;
  for (const role of kind.invites) {
    const part = partOfInvite(role);
    const said = part === 'professional' ? role : null;
    await write.insert('meetingGuest', {
      meetingId,
      personId,
      programmeId,
      staffId: staffIdOf(actor),
      part,
      role: said,
      recordedAt: now,
    });
  }
}

const zBooked = z.strictObject({
  programme: z.string().max(60),
  kind: z.string('Select what kind of meeting it is').min(1, 'Select what kind of meeting it is').max(60),
  personId: zId
    .nullish()
    .transform((id) => id ?? null)
    .meta({ description: 'Whom it is about; left out where it is about many' }),
  ...placeFields,
});

const zDone = z.strictObject({ id: zIdOut, version: zVersionOut, personId: zIdOut.nullable() });

/** Books a meeting, asks those who belong to its kind, and fills the agenda of a panel. */
export const bookMeeting = command({
  name: 'bookMeeting',
  summary: 'Book a meeting, about a person or about many, with those whom its kind names',
  permission: 'contact:record',
  about: ({ personId, programme }: z.output<typeof zBooked>) =>
    personId ? { kind: 'person', id: personId } : { kind: 'programme', programme },
  input: zBooked,
  output: zDone,
  audit: ({ kind }) => `Booked a meeting (${kind})`,
  api: { method: 'post', path: '/meetings' },
  async handle(context, { programme: programmeId, kind: kindId, personId, ...wish }) {
    const { db, write, programmes, actor, now } = context;
    const programme = programmes.current(programmeId);
    const kind = meetingKinds(programme).find(({ id }) => id === kindId);
    if (!programme || !kind)
      return invalidField(['kind'], 'Choose one of the kinds that the programme names');
    if (kind.about_one && !personId)
      return invalidField(['kind'], 'This kind of meeting is about one person: book it on her own page');
    if (!kind.about_one && personId)
      return invalidField(['kind'], 'This kind of meeting is about many: book it from the list of meetings');
    if (personId && !(await isOnRecord(db, personId))) return notFound('person');
    const time = await findTime(context, kind, wish);
    if (!time.ok) return time;
    const work = personId ? await workIn(db, personId, programmeId) : undefined;
    const staffId = staffIdOf(actor);
    const row = await write.insert('meeting', {
      ...columnsOf(wish, time.value.minutes),
      personId,
      enrolmentId: work?.id ?? null,
      programmeId,
      programmeVersion: programme.version,
      kind: kindId,
      parentAsked: kind.invites.some((role) => partOfInvite(role) === 'parent'),
      staffId,
      recordedAt: now,
    });
    const { chairStaffId: heldBy, place } = wish;
    await takeTime(
      context,
      row.id,
      { ...time.value.span, heldBy, place, slot: null },
      { what: kind.title, staffId },
    );
    await inviteAsSaid(context, kind, row);
    await fillAgendaOf(context, programme, kind, row);
    return succeed({ id: row.id, version: row.version, personId: row.personId });
  },
});

const seen = { id: zId, version: z.int().positive() };
const ofRow = ({ id }: { readonly id: string }) => ({ kind: 'meeting', id }) as const;

const KIND_IS_GONE =
  'The programme does not name this kind of meeting any more. Call it off and book another.';

/** Moves a meeting to another time or place, or says who else leads it. */
export const moveMeeting = command({
  name: 'moveMeeting',
  summary: 'Move a meeting to another time or place, or change who leads it',
  permission: 'contact:record',
  about: ofRow,
  input: z.strictObject({ ...seen, ...placeFields }),
  output: zDone,
  audit: () => 'Moved a meeting',
  api: { method: 'put', path: '/meetings/{id}/time' },
  async handle(context, { id, version, ...wish }) {
    const { db, write, programmes, actor } = context;
    const row = await findMeeting(db, id);
    if (!row) return notFound('meeting');
    const open = stillBooked(row);
    if (!open.ok) return open;
    checkAsSeen('meeting', row, { id, version });
    const kind = meetingKinds(programmeOf(programmes, row)).find((each) => each.id === row.kind);
    if (!kind) return refused('unknown_kind', KIND_IS_GONE);
    const time = await findTime(context, kind, wish, id);
    if (!time.ok) return time;
    const stored = await write.update('meeting', { id, version }, columnsOf(wish, time.value.minutes));
    const { chairStaffId: heldBy, place } = wish;
    const taken = { ...time.value.span, heldBy, place, slot: null };
    await takeTime(context, id, taken, { what: kind.title, staffId: staffIdOf(actor) });
    return succeed({ id, version: stored.version, personId: stored.personId });
  },
});

/** Calls a meeting off. */
export const cancelMeeting = command({
  name: 'cancelMeeting',
  summary: 'Call a meeting off',
  permission: 'contact:record',
  about: ofRow,
  input: z.strictObject({ ...seen, note: zOptionalText(1000).meta({ description: 'Why' }) }),
  output: zDone,
  audit: () => 'Called a meeting off',
  api: { method: 'post', path: '/meetings/{id}/cancellation' },
  async handle(context, { id, version, note }) {
    const row = await findMeeting(context.db, id);
    if (!row) return notFound('meeting');
    const open = stillBooked(row);
    if (!open.ok) return open;
    checkAsSeen('meeting', row, { id, version });
    const changes = { cancelledOn: context.today, cancelledNote: note };
    const stored = await context.write.update('meeting', { id, version }, changes);
    await freeTime(context, id);
    return succeed({ id, version: stored.version, personId: stored.personId });
  },
});
