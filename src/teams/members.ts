import { z } from 'zod';
import { roles } from '../access/permissions.ts';
import { noteStaffChange } from '../access/recent-changes.ts';
import { command, wholeTenant } from '../doors/index.ts';
import { zChangedOut } from '../foundation/answers.ts';
import { invalidField, notFound } from '../foundation/fault.ts';
import { zId } from '../foundation/identifiers.ts';
import { succeed } from '../foundation/result.ts';
import { zOptionalText } from '../foundation/text.ts';
import { decideMember } from './team.ts';
import { findMember, findTeam, findWorker } from './team-store.ts';

/** Gives somebody a role in a team. It holds at once. */
export const joinTeam = command({
  name: 'joinTeam',
  summary: 'Give somebody a role in a team',
  permission: 'team:manage',
  about: wholeTenant,
  input: z.strictObject({
    teamId: zId,
    staffId: z.guid('Choose who joins').transform((text) => text.toLowerCase()),
    role: z.enum(roles, 'Choose a role'),
    programme: zOptionalText(60).meta({
      description: 'In this programme only; in all of the team’s when left out',
    }),
  }),
  output: zChangedOut,
  audit: ({ role }) => `Gave somebody a role in a team: ${role}`,
  api: { method: 'post', path: '/teams/{teamId}/members' },
  async handle({ db, write, today, programmes }, { teamId, staffId, ...wish }) {
    const [team, staff] = await Promise.all([findTeam(db, teamId), findWorker(db, staffId)]);
    if (!team) return notFound('team');
    if (!staff) return invalidField(['staffId'], 'Nobody of this name works here. Choose somebody else');
    const known = programmes.list().map(({ programme }) => programme);
    const decided = decideMember(team, staff, wish, known);
    if (!decided.ok) return decided;
    noteStaffChange(staffId);
    const { role, programme: programmeId } = wish;
    const row = await write.insert('teamMembership', {
      teamId,
      staffId,
      role,
      programmeId,
      beganOn: today,
      endedOn: null,
    });
    return succeed({ id: row.id, version: row.version });
  },
});

/** Ends a role in a team. */
export const leaveTeam = command({
  name: 'leaveTeam',
  summary: 'End somebody’s role in a team',
  permission: 'team:manage',
  about: wholeTenant,
  input: z.strictObject({ id: zId, version: z.int().positive() }),
  output: zChangedOut,
  audit: () => 'Ended a role in a team',
  api: { method: 'post', path: '/team-members/{id}/end' },
  async handle({ db, write, today }, { id, version }) {
    const found = await findMember(db, id);
    if (!found) return notFound('role in a team');
    noteStaffChange(found.member.staffId);
    const row = await write.update('teamMembership', { id, version }, { endedOn: today });
    return succeed({ id: row.id, version: row.version });
  },
});
