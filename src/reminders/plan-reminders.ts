import { z } from 'zod';
import { type CommandContext, command, wholeTenant } from '../doors/index.ts';
import { zCountOut, zIdOut } from '../foundation/answers.ts';
import { newId, zId } from '../foundation/identifiers.ts';
import { succeed } from '../foundation/result.ts';
import { queueJob } from '../jobs/index.ts';
import { expectedBetween, planFor } from './events.ts';
import { type Changes, reconcile } from './reconcile.ts';
import {
  holdPlanning,
  nextSendAt,
  readSetting,
  remindedPeople,
  remindersBetween,
  sentSince,
} from './reminder-store.ts';

/** So many people are looked at in one transaction. */
const PEOPLE_AT_ONCE = 500;
const DAY_HOURS = 24;
const FOLLOWED_HOURS = 72;
const FIRST_FOLLOW_MINUTES = 15;
const LATER_FOLLOW_MINUTES = 180;

const noInput = z.strictObject({});
/** The work that sends what is due, as it is queued. */
export const sendWork = { name: 'sendReminders', input: noInput };
/** The work that asks what became of what was sent. */
export const followWork = { name: 'followReminders', input: noInput };

/** How many days ahead appointments are looked for. */
const daysAhead = (hoursBefore: number): number => Math.ceil(hoursBefore / DAY_HOURS) + 1;

async function writeChanges({ write, now }: CommandContext, { fresh, changed }: Changes): Promise<void> {
  if (fresh.length > 0) {
    const rows = fresh.map(({ expected, state, why, sendAt, way }) => ({
      id: newId(now),
      personId: expected.personId,
      entry: expected.entry,
      eventOn: expected.on,
      eventFrom: expected.from,
      something: expected.something,
      state,
      why,
      sendAt,
      way,
      endedAt: state === 'not_sent' ? now : null,
      queuedAt: now,
    }));
    await write.insertMany('reminder', rows);
  }
  for (const { row, state, why, sendAt, way } of changed)
    await write.update('reminder', row, {
      state,
      why,
      sendAt,
      way,
      endedAt: state === 'waiting' ? null : now,
    });
}

/** Lays down reminders of what some people are expected at, and takes back or moves those of what was called off or moved. */
export const planReminders = command({
  name: 'planReminders',
  summary: 'Queue reminders of what people are expected at',
  permission: 'reminder:run',
  about: wholeTenant,
  input: z.strictObject({ after: zId.nullable() }),
  output: z.strictObject({ after: zIdOut.nullable(), queued: zCountOut }),
  audit: () => 'Queued reminders',
  api: null,
  async handle(context, { after }) {
    const { db, now, today } = context;
    const setting = await readSetting(db);
    if (!setting.sending) return succeed({ after: null, queued: 0 });
    await holdPlanning(db);
    const people = await remindedPeople(db, { after, most: PEOPLE_AT_ONCE });
    const ids = people.map(({ personId }) => personId);
    const until = today.add({ days: daysAhead(setting.hoursBefore) });
    const expected = await expectedBetween(context, ids, today, until);
    const standing = await remindersBetween(db, ids, today, until);
    const known = new Map(people.map((each) => [each.personId, each]));
    const changes = reconcile(
      expected.filter(({ on, from }) => !from || isToCome(on, from, now)),
      standing.filter(({ eventOn, eventFrom }) => !eventFrom || isToCome(eventOn, eventFrom, now)),
      (each) => {
        const who = known.get(each.personId);
        if (!who) return null;
        const planned = planFor(setting, who, each, now);
        return planned.why === 'stopped' ? null : { ...planned, way: who.wish.way };
      },
      now,
    );
    await writeChanges(context, changes);
    const last = people.length === PEOPLE_AT_ONCE ? ids.at(-1) : undefined;
    return succeed({ after: last ?? null, queued: changes.fresh.length });
  },
});

const isToCome = (on: Temporal.PlainDate, from: Temporal.PlainTime, now: Temporal.Instant) =>
  Temporal.Instant.compare(
    on.toZonedDateTime({ timeZone: 'Europe/London', plainTime: from }).toInstant(),
    now,
  ) > 0;

/** Queues the work for what waits to be sent, and for what was sent and may not have arrived. */
export const queueReminders = command({
  name: 'queueReminders',
  summary: 'Queue the sending of the reminders that wait',
  permission: 'reminder:run',
  about: wholeTenant,
  input: noInput,
  output: z.null(),
  audit: () => 'Queued the sending of reminders',
  api: null,
  async handle(context) {
    await queueSending(context);
    return succeed(null);
  },
});

/** The same within another command, so that nothing waits that nobody will send. */
export async function queueSending(context: Pick<CommandContext, 'db' | 'write' | 'now' | 'actor'>) {
  const { db, now } = context;
  const next = await nextSendAt(db);
  if (next) await queueJob(context, sendWork, {}, { key: 'send', at: next });
  const [newest] = await sentSince(db, now.subtract({ hours: FOLLOWED_HOURS }), 1);
  if (!newest?.sentAt) return;
  const isFresh = Temporal.Instant.compare(newest.sentAt, now.subtract({ hours: 1 })) > 0;
  const minutes = isFresh ? FIRST_FOLLOW_MINUTES : LATER_FOLLOW_MINUTES;
  await queueJob(context, followWork, {}, { key: 'follow', at: now.add({ minutes }) });
}
