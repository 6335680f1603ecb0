import { z } from 'zod';
import { staffNow } from '../access/staff/index.ts';
import { type CommandContext, command, withinReach } from '../doors/index.ts';
import { zChangedOut, zIdOut } from '../foundation/answers.ts';
import { checkAsSeen } from '../foundation/database/write.ts';
import { zDate } from '../foundation/dates.ts';
import { type Fault, invalid, notFound, refused } from '../foundation/fault.ts';
import { zId } from '../foundation/identifiers.ts';
import { type Result, succeed } from '../foundation/result.ts';
import { zOptionalText, zText } from '../foundation/text.ts';
import { zTime } from '../foundation/times.ts';
import { lookAgain, zSure } from '../people/index.ts';
import { byRule, clashFaults, pastQuestions, roomOf, type Slot, timeFaults } from './group.ts';
import { findGroup, findSession, type GroupRow, standingOn } from './group-store.ts';
import { strangeStaff } from './save-group.ts';

const sessionFields = {
  on: zDate.meta({ description: 'The day' }),
  from: zTime,
  until: zTime,
  place: zOptionalText(300).meta({ description: 'Where, if not where the group is' }),
  topic: zOptionalText(300).meta({ description: 'What it is about; parents read it' }),
  staffIds: z
    .array(zId)
    .max(50)
    .nullish()
    .transform((ids) => ids ?? null)
    .meta({ description: 'Who holds it; those who hold the group when left out' }),
  sure: zSure,
};

interface SessionWish {
  readonly slots: readonly Slot[];
  readonly place: string | null;
  readonly staffIds: readonly string[];
  readonly sure: boolean;
}

/** Stops sessions that cannot be, or that find their room or a worker taken; asks about those in the past. */
async function checkSessions(
  { db, today }: CommandContext,
  group: GroupRow,
  wish: SessionWish,
  but: string | null,
): Promise<Result<{ readonly room: string | null }, Fault>> {
  const { slots, place, staffIds, sure } = wish;
  const room = roomOf(place, group.online);
  const times = slots.flatMap((slot) => timeFaults(slot)).slice(0, 5);
  const strange = await strangeStaff(db, staffIds);
  if (times.length + strange.length > 0) return invalid(...times, ...strange);
  const standing = await standingOn(db, [...new Set(slots.map(({ on }) => on))], but);
  const names = new Map((await staffNow(db)).map(({ id, name }) => [id, name]));
  const clashes = clashFaults({ slots, room, staffIds }, standing, (id) => names.get(id) ?? 'A worker');
  const stopped = lookAgain({ faults: clashes, questions: pastQuestions(slots, today) }, sure);
  return stopped ?? succeed({ room });
}

/** Plans sessions of a group: one, or several a week or more apart. */
export const planSessions = command({
  name: 'planSessions',
  summary: 'Plan sessions of a group: one, or several at the same time of day, some weeks apart',
  permission: 'contact:record',
  about: withinReach,
  input: z.strictObject({
    groupId: zId,
    ...sessionFields,
    times: z
      .int('Enter a whole number')
      .min(1, 'Enter 1 or more')
      .max(60, 'Enter 60 or fewer')
      .default(1)
      .meta({ description: 'How many sessions' }),
    everyWeeks: z
      .int('Enter a whole number')
      .min(1, 'Enter 1 or more')
      .max(12, 'Enter 12 or fewer')
      .default(1)
      .meta({ description: 'How many weeks apart' }),
  }),
  output: z.strictObject({ id: zIdOut, sessionIds: z.array(zIdOut) }),
  audit: ({ times }) => (times === 1 ? 'Planned a session of a group' : 'Planned sessions of a group'),
  api: { method: 'post', path: '/groups/{groupId}/sessions' },
  async handle(context, { groupId, on, from, until, times, everyWeeks, topic, sure, ...wish }) {
    const group = await findGroup(context.db, groupId);
    if (!group) return notFound('group');
    if (group.endedOn) return refused('ended', 'This group has ended. Take away its last day first.');
    const slots = byRule({ on, from, until }, times, everyWeeks);
    const place = wish.place ?? group.place;
    const staffIds = wish.staffIds ?? group.staffIds;
    const checked = await checkSessions(context, group, { slots, place, staffIds, sure }, null);
    if (!checked.ok) return checked;
    const rows = slots.map((slot) => ({
      supportGroupId: groupId,
      heldOn: slot.on,
      startsAt: slot.from,
      endsAt: slot.until,
      place,
      room: checked.value.room,
      topic,
      staffIds,
    }));
    const stored = await context.write.insertMany('groupSession', rows);
    return succeed({ id: groupId, sessionIds: stored.map(({ id }) => id) });
  },
});

/** Moves or changes one session, and says why. */
export const changeSession = command({
  name: 'changeSession',
  summary: 'Change one session of a group: its day, its time, its place or who holds it, and why',
  permission: 'contact:record',
  about: withinReach,
  input: z.strictObject({
    id: zId,
    version: z.int().positive(),
    ...sessionFields,
    why: zText(500, 'Enter why it is changed'),
  }),
  output: zChangedOut,
  audit: () => 'Changed a session of a group',
  api: { method: 'put', path: '/group-sessions/{id}' },
  async handle(context, { id, version, on, from, until, topic, why, sure, ...wish }) {
    const found = await findSession(context.db, id);
    if (!found) return notFound('session');
    const { session, group } = found;
    if (session.cancelledOn) return refused('cancelled', 'This session was cancelled. Plan another one.');
    if (session.registeredOn) return refused('held', 'Its register was taken: it took place as it stands.');
    checkAsSeen('groupSession', session, { id, version });
    const place = wish.place ?? group.place;
    const staffIds = wish.staffIds ?? session.staffIds;
    const checked = await checkSessions(
      context,
      group,
      { slots: [{ on, from, until }], place, staffIds, sure },
      id,
    );
    if (!checked.ok) return checked;
    const { room } = checked.value;
    const changes = {
      heldOn: on,
      startsAt: from,
      endsAt: until,
      place,
      room,
      topic,
      staffIds,
      changedWhy: why,
    };
    const stored = await context.write.update('groupSession', { id, version }, changes);
    return succeed({ id, version: stored.version });
  },
});

/** Cancels one session, and says why. */
export const cancelSession = command({
  name: 'cancelSession',
  summary: 'Cancel one session of a group, and say why',
  permission: 'contact:record',
  about: withinReach,
  input: z.strictObject({
    id: zId,
    version: z.int().positive(),
    why: zText(500, 'Enter why it does not take place'),
  }),
  output: zChangedOut,
  audit: () => 'Cancelled a session of a group',
  api: { method: 'post', path: '/group-sessions/{id}/cancellation' },
  async handle({ db, write, today }, { id, version, why }) {
    const found = await findSession(db, id);
    if (!found) return notFound('session');
    if (found.session.cancelledOn) return refused('cancelled', 'This session was cancelled already.');
    if (found.session.registeredOn) return refused('held', 'Its register was taken: it took place.');
    checkAsSeen('groupSession', found.session, { id, version });
    const stored = await write.update(
      'groupSession',
      { id, version },
      { cancelledOn: today, cancelledWhy: why },
    );
    return succeed({ id, version: stored.version });
  },
});
