import { z } from 'zod';
import { staffNow } from '../access/staff/index.ts';
import { query, withinReach } from '../doors/index.ts';
import { zIdOut } from '../foundation/answers.ts';
import { notFound } from '../foundation/fault.ts';
import { zId } from '../foundation/identifiers.ts';
import { succeed } from '../foundation/result.ts';
import { zOptionalText } from '../foundation/text.ts';
import { displayName } from '../people/index.ts';
import { zGroupListed, zGroupOut } from './group-output.ts';
import { findGroup, groupsOf, sessionsOf } from './group-store.ts';
import { feedbackQuestions, groupKind, groupKinds } from './groups-part.ts';
import { marksHere } from './join-group.ts';
import { feedbackOf, membersOf } from './member-store.ts';
import { sessionView, staffIn } from './session-view.ts';
import { takesHeads } from './take-register.ts';

/** The groups of the tenant. */
export const listGroups = query({
  name: 'listGroups',
  summary: 'List groups, courses and drop-ins with the day of the next session',
  permission: 'caseload:read',
  about: withinReach,
  input: z.strictObject({
    programme: zOptionalText(60).meta({ description: 'Groups of this programme only' }),
  }),
  output: z.array(zGroupListed),
  api: { method: 'get', path: '/groups' },
  async handle({ db, today, programmes }, { programme }) {
    const rows = await groupsOf(db, today, programme);
    return succeed(
      rows.map(({ programmeId, kind, ...row }) => {
        const of = programmes.current(programmeId);
        return {
          ...row,
          programme: programmeId,
          programmeTitle: of?.title ?? programmeId,
          kindTitle: groupKind(of, kind)?.title ?? kind,
        };
      }),
    );
  },
  looksAt: () => [],
});

/** What a group can be made of: programmes with their kinds of group, and who works here. */
export const getGroupChoices = query({
  name: 'getGroupChoices',
  summary: 'Of which kinds groups can be made, and who can hold them',
  permission: 'contact:record',
  about: withinReach,
  input: z.strictObject({}),
  output: z.strictObject({
    kinds: z.array(
      z.strictObject({
        programme: z.string(),
        programmeTitle: z.string(),
        kind: z.string(),
        title: z.string(),
        places: z.int().nullable(),
        sessions: z.int().nullable(),
      }),
    ),
    staff: z.array(z.strictObject({ id: zIdOut, name: z.string() })),
  }),
  api: null,
  async handle({ db, programmes }) {
    const kinds = programmes.list().flatMap((programme) =>
      groupKinds(programme).map(({ id, title, places, sessions }) => ({
        programme: programme.programme,
        programmeTitle: programme.title,
        kind: id,
        title,
        places: places ?? null,
        sessions: sessions ?? null,
      })),
    );
    return succeed({ kinds, staff: await staffNow(db) });
  },
  looksAt: () => [],
});

/** One group with its sessions and its members. */
export const getGroup = query({
  name: 'getGroup',
  summary: 'Read one group: its sessions, who is in it, who waits, and what was said of it',
  permission: 'caseload:read',
  about: withinReach,
  input: z.strictObject({ id: zId }),
  output: zGroupOut,
  api: { method: 'get', path: '/groups/{id}' },
  async handle(context, { id }) {
    const { db, programmes, today } = context;
    const group = await findGroup(db, id);
    if (!group) return notFound('group');
    const programme = programmes.current(group.programmeId);
    const kind = groupKind(programme, group.kind);
    const names = new Map((await staffNow(db)).map((each) => [each.id, each.name]));
    const members = await membersOf(db, id);
    const marks = await marksHere(db, group, members);
    const held = members.filter(
      ({ state, role }) => role === 'member' && (state === 'joined' || state === 'offered'),
    );
    const {
      programmeId,
      staffIds,
      apartMarks: _,
      countsAsSeen: _seen,
      madeBy: _by,
      madeAt: _at,
      ...rest
    } = group;
    return succeed({
      ...rest,
      programme: programmeId,
      programmeTitle: programme?.title ?? programmeId,
      kindTitle: kind?.title ?? group.kind,
      takesHeads: takesHeads(context, group),
      staff: staffIn(staffIds, names),
      members: members.map(({ id: memberId, version, personId, role, state, ...row }) => ({
        id: memberId,
        version,
        personId,
        name: displayName(row),
        role,
        state,
        askedOn: row.askedOn,
        offeredOn: row.offeredOn,
        joinedOn: row.joinedOn,
        leftOn: row.leftOn,
        leftWhy: row.leftWhy,
        transport: row.transport,
        creche: row.creche,
      })),
      unseen: Math.max(0, group.taken - held.length),
      apart: new Set(marks).size < marks.length,
      sessions: (await sessionsOf(db, id)).map((row) => sessionView(row, row.came, names, today)),
      questions: [...feedbackQuestions(kind)],
      feedback: (await feedbackOf(db, id)).map(({ kind: of, givenName, familyName, ...said }) => ({
        ...said,
        name: displayName({ kind: of, givenName, familyName }),
      })),
    });
  },
  looksAt: ({ members }) => members.map(({ personId }) => ({ personId, extent: 'list' as const })),
});
