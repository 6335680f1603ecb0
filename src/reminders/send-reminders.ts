import { z } from 'zod';
import { type CommandContext, command, query, wholeTenant } from '../doors/index.ts';
import { zIdOut } from '../foundation/answers.ts';
import { zId } from '../foundation/identifiers.ts';
import { succeed } from '../foundation/result.ts';
import { expectedBetween, planFor } from './events.ts';
import {
  addressFor,
  firstSafeMoment,
  type NotSentWhy,
  type Setting,
  templateFor,
  triedAgainAt,
  ways,
} from './reminder.ts';
import {
  dueReminders,
  findReminder,
  findReminders,
  type Reminded,
  reachOf,
  readSetting,
  remindedPeople,
  sentSince,
} from './reminder-store.ts';
import { reminderText } from './reminder-words.ts';

type Row = Awaited<ReturnType<typeof dueReminders>>[number];

/** So many are taken, sent and written down at a time. */
export const SENT_AT_ONCE = 100;
const FORGOTTEN_MINUTES = 20;
const FOLLOWED_AT_ONCE = 500;
const FOLLOWED_HOURS = 72;

/** What becomes of a reminder whose moment has come: it is sent, waits for a safe moment, or is not sent. */
type Fate =
  | { readonly state: 'sending' }
  | { readonly state: 'waiting'; readonly sendAt: Temporal.Instant }
  | { readonly state: 'not_sent' | 'cancelled'; readonly why: NotSentWhy };

function fateOf(
  setting: Setting,
  who: Reminded | undefined,
  row: Row,
  stands: boolean,
  now: Temporal.Instant,
): Fate {
  if (!stands) return { state: 'cancelled', why: 'called_off' };
  if (!who) return { state: 'not_sent', why: 'not_asked' };
  const planned = planFor(setting, who, { on: row.eventOn, from: row.eventFrom }, now);
  if (planned.why) return { state: 'not_sent', why: planned.why };
  return planned.sendAt.equals(now) ? { state: 'sending' } : { state: 'waiting', sendAt: planned.sendAt };
}

const sameTime = (one: Temporal.PlainTime | null, other: Temporal.PlainTime | null) =>
  one === null || other === null ? one === other : one.equals(other);

async function fatesOf(context: CommandContext, rows: readonly Row[]): Promise<Map<string, Fate>> {
  const { db, now } = context;
  const setting = await readSetting(db);
  const people = [...new Set(rows.map(({ personId }) => personId))];
  const known = new Map((await remindedPeople(db, { people })).map((each) => [each.personId, each]));
  const days = rows.map(({ eventOn }) => eventOn).toSorted(Temporal.PlainDate.compare);
  const [from, until] = [days[0], days.at(-1)];
  const expected = from && until ? await expectedBetween(context, people, from, until) : [];
  return new Map(
    rows.map((row) => {
      const stands = expected.some(
        ({ personId, entry, on, from: time }) =>
          personId === row.personId &&
          entry === row.entry &&
          on.equals(row.eventOn) &&
          sameTime(time, row.eventFrom),
      );
      return [row.id, fateOf(setting, known.get(row.personId), row, stands, now)];
    }),
  );
}

/**
 * Takes what is due, for sending. All that allows it is looked at again: what stands in the calendar, what she said, and
 * what is recorded of reaching her. Answers identifiers only: what a command answers is kept for a while.
 */
export const takeReminders = command({
  name: 'takeReminders',
  summary: 'Take the reminders that are due, to send them',
  permission: 'reminder:run',
  about: wholeTenant,
  input: z.strictObject({}),
  output: z.strictObject({ ids: z.array(zIdOut), more: z.boolean() }),
  audit: () => 'Took reminders that were due',
  api: null,
  async handle(context) {
    const { db, write, now } = context;
    const forgotten = now.subtract({ minutes: FORGOTTEN_MINUTES });
    const rows = await dueReminders(db, now, forgotten, SENT_AT_ONCE);
    const fates = await fatesOf(context, rows);
    const ids: string[] = [];
    for (const row of rows) {
      const fate = fates.get(row.id) ?? { state: 'sending' };
      if (fate.state === 'sending') ids.push(row.id);
      const ended = fate.state === 'not_sent' || fate.state === 'cancelled' ? { endedAt: now } : {};
      const begun = fate.state === 'sending' ? { attempts: row.attempts + 1, triedAt: now } : {};
      await write.update('reminder', row, { ...fate, ...ended, ...begun });
    }
    return succeed({ ids, more: rows.length === SENT_AT_ONCE });
  },
});

const zToSend = z.strictObject({
  personId: zIdOut,
  way: z.enum(ways),
  to: z.string(),
  template: z.string(),
  words: z.string(),
  reference: z.string(),
  tried: z.boolean().meta({ description: 'It may have been sent before: ask first' }),
});

/** Where one that was taken goes, and what it says; null where it was settled since. */
export const getReminderToSend = query({
  name: 'getReminderToSend',
  summary: 'Read where a reminder goes, and what it says',
  permission: 'reminder:run',
  about: wholeTenant,
  input: z.strictObject({ id: zId }),
  output: zToSend.nullable(),
  looksAt: () => [],
  api: null,
  async handle({ db }, { id }) {
    const row = await findReminder(db, id);
    if (row?.state !== 'sending') return succeed(null);
    const { personId, way, something, eventOn, eventFrom, attempts, round } = row;
    const [reach, setting] = [await reachOf(db, personId), await readSetting(db)];
    const [who] = await remindedPeople(db, { people: [personId] });
    const to = reach ? addressFor(way, reach) : null;
    const template = templateFor(way, setting);
    if (to === null || template === null || !who) return succeed(null);
    const words = reminderText(something, { on: eventOn, from: eventFrom }, who.wish.language);
    return succeed({ personId, way, to, template, words, reference: `${id}-${round}`, tried: attempts > 1 });
  },
});

const zOutcome = z.strictObject({
  id: zId,
  is: z.enum(['sent', 'later', 'refused']),
  notifyId: z.string().max(100).nullable().default(null),
});

async function settle(
  { write, now }: CommandContext,
  row: Row,
  outcome: z.output<typeof zOutcome>,
  who: Reminded | undefined,
  hoursBefore: number,
) {
  const event = { on: row.eventOn, from: row.eventFrom };
  if (outcome.is === 'sent') {
    const language = who?.wish.language ?? 'en';
    const words = reminderText(row.something, event, language);
    const { notifyId } = outcome;
    await write.update('reminder', row, {
      state: 'sent',
      sentAt: now,
      endedAt: now,
      words,
      language,
      notifyId,
    });
    return;
  }
  const after = triedAgainAt(row.attempts, now);
  const sendAt = outcome.is === 'later' && who ? firstSafeMoment(event, who.wish, hoursBefore, after) : null;
  if (sendAt) await write.update('reminder', row, { state: 'waiting', sendAt });
  else {
    const why = outcome.is === 'later' ? ('unreachable' as const) : ('refused' as const);
    await write.update('reminder', row, { state: 'failed', why, endedAt: now });
  }
}

/** Writes down what came of sending: taken by the provider, to be tried again, or refused. */
export const recordRemindersSent = command({
  name: 'recordRemindersSent',
  summary: 'Write down what came of sending reminders',
  permission: 'reminder:run',
  about: wholeTenant,
  input: z.strictObject({ outcomes: z.array(zOutcome).min(1).max(SENT_AT_ONCE) }),
  output: z.null(),
  audit: () => 'Wrote down what came of sending reminders',
  api: null,
  async handle(context, { outcomes }) {
    const { db } = context;
    const rows = await findReminders(
      db,
      outcomes.map(({ id }) => id),
    );
    const people = await remindedPeople(db, { people: [...new Set(rows.map(({ personId }) => personId))] });
    const { hoursBefore } = await readSetting(db);
    for (const row of rows) {
      const outcome = outcomes.find(({ id }) => id === row.id);
      const who = people.find(({ personId }) => personId === row.personId);
      if (outcome && row.state === 'sending') await settle(context, row, outcome, who, hoursBefore);
    }
    return succeed(null);
  },
});

/** What was sent in the last days and is not yet known to have arrived. */
export const listRemindersToFollow = query({
  name: 'listRemindersToFollow',
  summary: 'Read which reminders may not have arrived yet',
  permission: 'reminder:run',
  about: wholeTenant,
  input: z.strictObject({}),
  output: z.array(z.strictObject({ id: zIdOut, notifyId: z.string() })),
  looksAt: () => [],
  api: null,
  async handle({ db, now }) {
    const rows = await sentSince(db, now.subtract({ hours: FOLLOWED_HOURS }), FOLLOWED_AT_ONCE);
    return succeed(rows.flatMap(({ id, notifyId }) => (notifyId ? [{ id, notifyId }] : [])));
  },
});

/** Writes down which reminders arrived, and which did not. */
export const recordRemindersArrived = command({
  name: 'recordRemindersArrived',
  summary: 'Write down which reminders arrived and which did not',
  permission: 'reminder:run',
  about: wholeTenant,
  input: z.strictObject({
    arrived: z.array(zId).max(FOLLOWED_AT_ONCE),
    lost: z.array(zId).max(FOLLOWED_AT_ONCE),
  }),
  output: z.null(),
  audit: () => 'Wrote down which reminders arrived',
  api: null,
  async handle({ db, write }, { arrived, lost }) {
    for (const row of await findReminders(db, [...arrived, ...lost])) {
      if (row.state !== 'sent') continue;
      if (arrived.includes(row.id)) await write.update('reminder', row, { state: 'delivered' });
      else await write.update('reminder', row, { state: 'failed', why: 'not_delivered' });
    }
    return succeed(null);
  },
});
