import { z } from 'zod';
import { command, query, staffIdOf, withinReach } from '../doors/index.ts';
import { zChangedOut, zDayOut, zIdOut, zInstantOut, zVersionOut } from '../foundation/answers.ts';
import { checkAsSeen } from '../foundation/database/write.ts';
import { notFound, refused } from '../foundation/fault.ts';
import { zId } from '../foundation/identifiers.ts';
import { succeed } from '../foundation/result.ts';
import { initialsOf } from './calendar.ts';
import { feedNames } from './calendar-tables.ts';
import { feedById, ownFeed } from './feed-store.ts';
import { gatherEntries } from './gather.ts';

const zFeedOut = z
  .strictObject({
    id: zIdOut,
    version: zVersionOut,
    names: z.enum(feedNames),
    madeOn: zDayOut,
    lastReadAt: zInstantOut
      .nullable()
      .meta({ description: 'When a calendar programme last read it, within the hour' }),
  })
  .nullable();

/** One of a worker's own addresses, for ending it. */
export const getOneCalendarFeed = query({
  name: 'getOneCalendarFeed',
  summary: 'Read one of one’s own addresses for a calendar programme, ended or not',
  permission: 'caseload:read',
  about: withinReach,
  input: z.strictObject({ id: zId }),
  output: z.strictObject({
    id: zIdOut,
    version: zVersionOut,
    names: z.enum(feedNames),
    madeOn: zDayOut,
    lastReadAt: zInstantOut.nullable(),
    endedOn: zDayOut.nullable(),
  }),
  looksAt: () => [],
  api: { method: 'get', path: '/calendar/feed/{id}' },
  async handle({ db, actor }, { id }) {
    const staffId = staffIdOf(actor);
    const own = staffId && (await feedById(db, staffId, id));
    return own ? succeed(own) : notFound('address');
  },
});

/** A worker's own address for her calendar programme; null where she has none. Never the secret. */
export const getCalendarFeed = query({
  name: 'getCalendarFeed',
  summary: 'Read whether one has a secret address for one’s own calendar programme',
  permission: 'caseload:read',
  about: withinReach,
  input: z.strictObject({}),
  output: zFeedOut,
  looksAt: () => [],
  api: { method: 'get', path: '/calendar/feed' },
  async handle({ db, actor }) {
    const staffId = staffIdOf(actor);
    return succeed((staffId && (await ownFeed(db, staffId))) || null);
  },
});

const NOT_A_WORKER = refused('not_a_worker', 'Only a worker has a calendar of her own.');

/** Makes the address, or a new one in place of the old. Whoever makes the secret shows it: here only its hash comes in. */
export const makeCalendarFeed = command({
  name: 'makeCalendarFeed',
  summary: 'Make a secret address for one’s own calendar programme, in place of any other',
  permission: 'caseload:read',
  about: withinReach,
  input: z.strictObject({
    names: z
      .enum(feedNames, 'Select what stands in your calendar')
      .meta({ description: 'none: “Appointment” alone. initials: the initials of the person beside it' }),
    secretHash: z.string().regex(/^[0-9a-f]{64}$/),
  }),
  output: zChangedOut,
  audit: () => 'Made a secret address for a calendar',
  api: null,
  example: {
    input: { names: 'none', secretHash: 'ab'.repeat(32) },
    answer: { id: '01900000-0000-7000-8000-000000000001', version: 1 },
  },
  async handle({ db, write, actor, today }, { names, secretHash }) {
    const staffId = staffIdOf(actor);
    if (staffId === null) return NOT_A_WORKER;
    const before = await ownFeed(db, staffId);
    if (before) await write.update('calendarFeed', before, { endedOn: today });
    const common = { staffId, names, madeOn: today, endedOn: null, lastReadAt: null };
    const hash = Buffer.from(secretHash, 'hex');
    const { id, version } = await write.insert('calendarFeed', { ...common, secretHash: hash });
    return succeed({ id, version });
  },
});

/** Ends one's own address: what asks there is told that there is nothing. */
export const endCalendarFeed = command({
  name: 'endCalendarFeed',
  summary: 'End the secret address for one’s own calendar programme',
  permission: 'caseload:read',
  about: withinReach,
  input: z.strictObject({ id: zId, version: z.int().min(1) }),
  output: zChangedOut,
  audit: () => 'Ended a secret address for a calendar',
  api: { method: 'post', path: '/calendar/feed/{id}/end' },
  async handle({ db, write, actor, today }, { id, version }) {
    const staffId = staffIdOf(actor);
    const own = staffId && (await feedById(db, staffId, id));
    if (!own) return notFound('address');
    checkAsSeen('calendarFeed', own, { id, version });
    if (own.endedOn) return refused('ended', 'This address has ended already.');
    const ended = await write.update('calendarFeed', { id, version }, { endedOn: today });
    return succeed({ id, version: ended.version });
  },
});

const DAYS_BACK = 31;
const DAYS_AHEAD = 366;
const NOTED_EVERY_HOURS = 1;

const zFeedEntry = z.strictObject({
  id: z.string(),
  on: zDayOut,
  at: z.strictObject({ from: z.string(), until: z.string() }).nullable(),
  summary: z.string(),
  cancelled: z.boolean(),
});

/** One's own dates as they leave the house: in words that tell nothing, with initials where she chose that. */
export const readCalendarFeed = command({
  name: 'readCalendarFeed',
  summary: 'Read one’s own dates for a calendar programme',
  permission: 'caseload:read',
  about: withinReach,
  input: z.strictObject({}),
  output: z.array(zFeedEntry),
  audit: () => 'A calendar programme read the dates of a worker',
  api: null,
  async handle(context, _input) {
    const { db, write, actor, today, now } = context;
    const staffId = staffIdOf(actor);
    const own = staffId === null ? undefined : await ownFeed(db, staffId);
    if (!own || staffId === null) return notFound('address');
    const last = own.lastReadAt;
    if (!last || Temporal.Instant.compare(last.add({ hours: NOTED_EVERY_HOURS }), now) < 0)
      await write.update('calendarFeed', own, { lastReadAt: now });
    const span = { from: today.subtract({ days: DAYS_BACK }), until: today.add({ days: DAYS_AHEAD }) };
    const { entries } = await gatherEntries(context, { ...span, staff: [staffId] });
    return succeed(
      entries.map(({ id, on, at, outside, person, cancelled = false }) => {
        const shows = own.names === 'initials' && person && !person.restricted;
        const initials = shows ? initialsOf(person.givenName, person.familyName) : '';
        return { id, on, at: at ?? null, summary: [outside, initials].filter(Boolean).join(' '), cancelled };
      }),
    );
  },
});
