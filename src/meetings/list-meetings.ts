import { z } from 'zod';
import { actionsOfMeeting, agreedView } from '../agreed/index.ts';
import { ofPerson, query, withinReach } from '../doors/index.ts';
import { programmeOf } from '../enrolments/index.ts';
import { zIdOut } from '../foundation/answers.ts';
import { notFound } from '../foundation/fault.ts';
import { zId } from '../foundation/identifiers.ts';
import { succeed } from '../foundation/result.ts';
import { isOnRecord } from '../people/index.ts';
import { waitingBeside } from './agenda.ts';
import { meetingStandings } from './meeting.ts';
import { meetingLine, meetingView, zMeetingLine, zMeetingOut } from './meeting-output.ts';
import { findMeeting, guestsOf, itemsOf, listedMeetings, meetingsOf } from './meeting-store.ts';
import { meetingKinds } from './meetings-part.ts';

/** How many stand on one page of the list. */
const PAGE = 50;

const orNull = z
  .string()
  .max(60)
  .nullish()
  .transform((id) => id || null);

/** Meetings: those to come, unless something else is asked for. */
export const listMeetings = query({
  name: 'listMeetings',
  summary: 'List meetings: those to come, unless something else is asked for',
  permission: 'caseload:read',
  about: withinReach,
  input: z.strictObject({
    standing: z
      .enum(['all', ...meetingStandings])
      .default('booked')
      .meta({ description: 'How they stand; those that are booked when left out' }),
    programme: orNull.meta({ description: 'Of one programme' }),
    kind: orNull.meta({ description: 'Of one of its kinds' }),
    page: z.coerce
      .number()
      .int()
      .min(1)
      .max(10_000)
      .default(1)
      .meta({ description: 'Which page, from 1; 50 stand on each' }),
  }),
  output: z.strictObject({ items: z.array(zMeetingLine), page: z.int(), more: z.boolean() }),
  api: { method: 'get', path: '/meetings' },
  async handle({ db, programmes }, { page, ...filter }) {
    const rows = await listedMeetings(db, { ...filter, offset: (page - 1) * PAGE, limit: PAGE + 1 });
    const items = rows.slice(0, PAGE).map((row) => meetingLine(row, programmes));
    return succeed({ items, page, more: rows.length > PAGE });
  },
  looksAt: ({ items }) =>
    items.flatMap(({ personId }) => (personId ? [{ personId, extent: 'list' as const }] : [])),
});

/** Meetings about one person. */
export const listMeetingsOfPerson = query({
  name: 'listMeetingsOfPerson',
  summary: 'List the meetings about a person',
  permission: 'person:read',
  about: ofPerson,
  input: z.strictObject({ personId: zId }),
  output: z.strictObject({ personId: zIdOut, items: z.array(zMeetingLine) }),
  api: { method: 'get', path: '/people/{personId}/meetings' },
  async handle({ db, programmes }, { personId }) {
    if (!(await isOnRecord(db, personId))) return notFound('person');
    const rows = await meetingsOf(db, personId);
    return succeed({ personId, items: rows.map((row) => meetingLine(row, programmes)) });
  },
  looksAt: ({ personId }) => [personId],
});

/** One meeting with all that belongs to it. */
export const getMeeting = query({
  name: 'getMeeting',
  summary: 'Read one meeting: who comes, the agenda, the minutes, what was decided and agreed',
  permission: 'caseload:read',
  about: ({ id }) => ({ kind: 'meeting', id }),
  input: z.strictObject({ id: zId }),
  output: zMeetingOut,
  api: { method: 'get', path: '/meetings/{id}' },
  async handle(context, { id }) {
    const { db, programmes, today } = context;
    const row = await findMeeting(db, id);
    if (!row) return notFound('meeting');
    const programme = programmeOf(programmes, row);
    const kind = meetingKinds(programme).find((each) => each.id === row.kind);
    const fills = programme && kind && row.heldOn === null && row.cancelledOn === null;
    const waiting = fills ? (await waitingBeside(context, programme, kind, row)).length : 0;
    const guests = await guestsOf(db, id);
    const items = await itemsOf(db, id);
    const actions = (await actionsOfMeeting(db, id)).map((each) => agreedView(each, today));
    return succeed(meetingView(row, programmes, { guests, items, actions, waiting }));
  },
  looksAt: ({ personId, items }) => [
    ...(personId ? [personId] : []),
    ...items.flatMap((item) => (item.personId ? [{ personId: item.personId, extent: 'list' as const }] : [])),
  ],
});
