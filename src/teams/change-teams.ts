import { z } from 'zod';
import { noteStaffChange } from '../access/recent-changes.ts';
import { type CommandContext, command, wholeTenant } from '../doors/index.ts';
import { zChangedOut } from '../foundation/answers.ts';
import { notFound } from '../foundation/fault.ts';
import { zId } from '../foundation/identifiers.ts';
import { succeed } from '../foundation/result.ts';
import { zText } from '../foundation/text.ts';
import { decideOpen, decideTeam } from './team.ts';
import { allTeams, findTeam } from './team-store.ts';

const wishFields = {
  name: zText(120, 'Enter the name of the team'),
  programmes: z
    .array(z.string().max(60))
    .max(100)
    .default([])
    .meta({ description: 'In which programmes it works, by their ids; none: in all' }),
};

const programmeIds = ({ programmes }: Pick<CommandContext, 'programmes'>) =>
  programmes.list().map(({ programme }) => programme);

/** Opens a team. */
export const addTeam = command({
  name: 'addTeam',
  summary: 'Add a team',
  permission: 'team:manage',
  about: wholeTenant,
  input: z.strictObject(wishFields),
  output: zChangedOut,
  audit: () => 'Added a team',
  api: { method: 'post', path: '/teams' },
  async handle(context, wish) {
    const { db, write, today } = context;
    const open = (await allTeams(db)).filter(({ endedOn }) => endedOn === null);
    const decided = decideTeam(wish, open, programmeIds(context));
    if (!decided.ok) return decided;
    const row = await write.insert('team', { ...wish, beganOn: today, endedOn: null });
    return succeed({ id: row.id, version: row.version });
  },
});

/** Changes what a team is called, and where it works. */
export const changeTeam = command({
  name: 'changeTeam',
  summary: 'Change the name of a team, or the programmes that it works in',
  permission: 'team:manage',
  about: wholeTenant,
  input: z.strictObject({ id: zId, version: z.int().positive(), ...wishFields }),
  output: zChangedOut,
  audit: () => 'Changed a team',
  api: { method: 'put', path: '/teams/{id}' },
  async handle(context, { id, version, ...wish }) {
    const { db, write } = context;
    const team = await findTeam(db, id);
    if (!team) return notFound('team');
    const others = (await allTeams(db)).filter((each) => each.endedOn === null && each.id !== id);
    const decided = [decideOpen(team), decideTeam(wish, others, programmeIds(context))].find(({ ok }) => !ok);
    if (decided && !decided.ok) return decided;
    const row = await write.update('team', { id, version }, wish);
    return succeed({ id: row.id, version: row.version });
  },
});

/** Closes a team: every role in it ends. */
export const closeTeam = command({
  name: 'closeTeam',
  summary: 'Close a team; every role in it ends',
  permission: 'team:manage',
  about: wholeTenant,
  input: z.strictObject({ id: zId, version: z.int().positive() }),
  output: zChangedOut,
  audit: () => 'Closed a team',
  api: { method: 'post', path: '/teams/{id}/closing' },
  async handle({ db, write, today }, { id, version }) {
    const team = await findTeam(db, id);
    if (!team) return notFound('team');
    const decided = decideOpen(team);
    if (!decided.ok) return decided;
    const row = await write.update('team', { id, version }, { endedOn: today });
    for (const member of team.members) {
      noteStaffChange(member.staffId);
      await write.update('teamMembership', member, { endedOn: today });
    }
    return succeed({ id: row.id, version: row.version });
  },
});
