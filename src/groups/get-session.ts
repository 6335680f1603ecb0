import { z } from 'zod';
import { staffNow } from '../access/staff/index.ts';
import { query, withinReach } from '../doors/index.ts';
import { notFound } from '../foundation/fault.ts';
import { zId } from '../foundation/identifiers.ts';
import { succeed } from '../foundation/result.ts';
import { displayName } from '../people/index.ts';
import { type Answer, came, type MemberRole } from './group.ts';
import { zSessionWithRegisterOut } from './group-output.ts';
import { findSession, reflectionsOf } from './group-store.ts';
import { inGroupOn, onRecordWith, registerOf } from './member-store.ts';
import { sessionView } from './session-view.ts';
import { takesHeads } from './take-register.ts';

interface RegisterLine {
  readonly personId: string;
  readonly name: string;
  readonly walkIn: boolean;
  readonly role: MemberRole | null;
  readonly answer: Answer | null;
}

/** One session with its register, and with others who came as they were found by name. */
export const getGroupSession = query({
  name: 'getGroupSession',
  summary: 'Read one session of a group with its register',
  permission: 'caseload:read',
  about: withinReach,
  input: z.strictObject({
    id: zId,
    also: z
      .array(zId)
      .max(50)
      .default([])
      .meta({ description: 'Others who came, to be added to the register' }),
  }),
  output: zSessionWithRegisterOut,
  api: { method: 'get', path: '/group-sessions/{id}' },
  async handle(context, { id, also }) {
    const { db, today } = context;
    const found = await findSession(db, id);
    if (!found) return notFound('session');
    const { session, group } = found;
    const names = new Map((await staffNow(db)).map((each) => [each.id, each.name]));
    const register = await registerOf(db, id);
    const members = await inGroupOn(db, group.id, session.heldOn);
    const inIt = new Map(members.map(({ personId, role }) => [personId, role]));
    const lines = new Map<string, RegisterLine>(
      members.map(({ personId, role, ...name }) => [
        personId,
        {
          personId,
          name: displayName(name),
          walkIn: false,
          role,
          answer: null,
        },
      ]),
    );
    for (const { personId, answer, walkIn, ...name } of register)
      lines.set(personId, {
        personId,
        name: displayName(name),
        walkIn,
        role: inIt.get(personId) ?? null,
        answer,
      });
    const others = also.filter((personId) => !lines.has(personId));
    const walkIns =
      others.length > 0 ? await onRecordWith(db, others, group.programmeId, session.heldOn) : [];
    for (const { id: personId, ...name } of walkIns)
      lines.set(personId, { personId, name: displayName(name), walkIn: true, role: null, answer: null });
    const cameHere = register.filter(({ answer }) => came(answer)).length;
    return succeed({
      session: sessionView(session, cameHere, names, today),
      group: {
        id: group.id,
        title: group.title,
        programme: group.programmeId,
        capacity: group.capacity,
        takesHeads: takesHeads(context, group),
      },
      lines: [...lines.values()],
      reflections: await reflectionsOf(db, id),
    });
  },
  looksAt: ({ lines }) => lines.map(({ personId }) => ({ personId, extent: 'list' as const })),
});
