import { z } from 'zod';
import { ofPerson, query, staffIdOf, wholeTenant } from '../doors/index.ts';
import { zCountOut, zDayOut, zIdOut, zInstantOut, zTimeOut, zVersionOut } from '../foundation/answers.ts';
import { notFound } from '../foundation/fault.ts';
import { zId } from '../foundation/identifiers.ts';
import { succeed } from '../foundation/result.ts';
import { displayName } from '../people/index.ts';
import { notSentWhys, reminderStates, ways, whyNone } from './reminder.ts';
import {
  countReminders,
  failedOfHers,
  findOwnWish,
  findWish,
  ownReminders,
  reachOf,
  readSetting,
  remindersOf,
} from './reminder-store.ts';

const SHOWN = 50;
const FAILED_SHOWN = 100;
const COUNTED_DAYS = 30;
const DAY_HOURS = 24;

const zWhy = z.enum(notSentWhys).nullable();
const wishFields = {
  version: zVersionOut,
  way: z.enum(ways),
  days: z.array(z.int().min(1).max(7)).meta({ description: '1 is Monday' }),
  fromTime: zTimeOut,
  untilTime: zTimeOut,
  language: z.string(),
  agreedOn: zDayOut,
  stoppedOn: zDayOut.nullable(),
  stoppedHerself: z.boolean(),
};
const sentFields = {
  id: zIdOut,
  eventOn: zDayOut,
  eventFrom: zTimeOut.nullable(),
  state: z.enum(reminderStates),
  way: z.enum(ways),
  words: z.string().nullable().meta({ description: 'What was sent, as it was sent' }),
  sendAt: zInstantOut,
  sentAt: zInstantOut.nullable(),
};

/** A person's reminders: what she said of them, why none are sent where none are, and what came of each. */
export const listReminders = query({
  name: 'listReminders',
  summary: 'Read a person’s reminders, what she said of them and what came of each',
  permission: 'person:read',
  about: ofPerson,
  input: z.strictObject({ personId: zId }),
  output: z.strictObject({
    personId: zIdOut,
    wish: z.strictObject(wishFields).nullable(),
    why: zWhy.meta({ description: 'Why nothing is sent to her now; null where reminders are sent' }),
    needs: z
      .array(z.string())
      .meta({ description: 'Needs to bear in mind: what she said of communication, and an interpreter' }),
    reminders: z.array(
      z.strictObject({ ...sentFields, version: zVersionOut, why: zWhy, language: z.string().nullable() }),
    ),
  }),
  api: { method: 'get', path: '/people/{personId}/reminders' },
  async handle({ db }, { personId }) {
    const reach = await reachOf(db, personId);
    if (!reach) return notFound('person');
    const known = await findWish(db, personId);
    const why = whyNone(await readSetting(db), known ?? null, reach);
    const wish = known && {
      version: known.version,
      way: known.way,
      days: known.days,
      fromTime: known.fromTime,
      untilTime: known.untilTime,
      language: known.language,
      agreedOn: known.agreedOn,
      stoppedOn: known.stoppedOn,
      stoppedHerself: known.stoppedHerself,
    };
    const needs = [reach.communicationNeeds, reach.interpreter === 'needed' ? 'An interpreter' : null];
    return succeed({
      personId,
      wish: wish ?? null,
      why,
      needs: needs.filter((need) => need !== null),
      reminders: await remindersOf(db, personId, SHOWN),
    });
  },
  looksAt: ({ personId }) => [personId],
});

/** One's own reminders. */
export const getOwnReminders = query({
  name: 'getOwnReminders',
  summary: 'The reminders that are sent to oneself',
  permission: 'own:read',
  about: wholeTenant,
  input: z.strictObject({}),
  output: z.strictObject({
    personId: zIdOut,
    wish: z.strictObject(wishFields).nullable(),
    reminders: z.array(z.strictObject(sentFields)),
  }),
  api: null,
  async handle({ db, actor }) {
    if (actor.kind !== 'parent') return notFound('person');
    const { personId } = actor;
    const known = await findOwnWish(db, personId);
    const { id: _, personId: __, ...wish } = known ?? { id: null, personId: null };
    const reminders = known ? await ownReminders(db, personId, SHOWN) : [];
    return succeed({ personId, wish: 'way' in wish ? wish : null, reminders });
  },
  looksAt: ({ personId }) => [personId],
});

/** What did not reach people whose work one holds, of things still to come. */
export const listFailedReminders = query({
  name: 'listFailedReminders',
  summary: 'Read which reminders did not reach the people one works with',
  permission: 'caseload:read',
  about: wholeTenant,
  input: z.strictObject({}),
  output: z.array(
    z.strictObject({ id: zIdOut, personId: zIdOut, name: z.string(), eventOn: zDayOut, why: zWhy }),
  ),
  api: { method: 'get', path: '/reminders/failed' },
  async handle({ db, actor, today }) {
    const staffId = staffIdOf(actor);
    const rows = staffId ? await failedOfHers(db, staffId, today, FAILED_SHOWN) : [];
    return succeed(
      rows.map(({ id, personId, eventOn, why, ...name }) => ({
        id,
        personId,
        eventOn,
        why,
        name: displayName(name),
      })),
    );
  },
  looksAt: (rows) => rows.map(({ personId }) => personId),
});

/** How reminders are set up, and how many there were of late, by what came of them; nobody is named. */
export const getReminderSetting = query({
  name: 'getReminderSetting',
  summary: 'Read how reminders are set up, and what came of those of the last 30 days',
  permission: 'reminder:set',
  about: wholeTenant,
  input: z.strictObject({}),
  output: z.strictObject({
    version: zCountOut,
    sending: z.boolean(),
    hoursBefore: zCountOut,
    textTemplate: z.string().nullable(),
    emailTemplate: z.string().nullable(),
    counts: z.array(z.strictObject({ state: z.enum(reminderStates), why: zWhy, count: zCountOut })),
  }),
  looksAt: () => [],
  api: { method: 'get', path: '/reminders/setting' },
  async handle({ db, now }) {
    const { id: _, ...setting } = await readSetting(db);
    const counts = await countReminders(db, now.subtract({ hours: COUNTED_DAYS * DAY_HOURS }));
    return succeed({ ...setting, counts });
  },
});
