import { z } from 'zod';
import { roles } from '../access/permissions.ts';
import { query, wholeTenant } from '../doors/index.ts';
import { zDayOut, zIdOut, zVersionOut } from '../foundation/answers.ts';
import { notFound } from '../foundation/fault.ts';
import { zId } from '../foundation/identifiers.ts';
import { succeed } from '../foundation/result.ts';
import { allTeams, findTeam, workersHere } from './team-store.ts';

const zTeamOut = z
  .strictObject({
    id: zIdOut,
    version: zVersionOut,
    name: z.string(),
    programmes: z.array(z.string()).meta({ description: 'None: it works in all' }),
    beganOn: zDayOut,
    endedOn: zDayOut.nullable(),
    members: z.array(
      z.strictObject({
        id: zIdOut,
        version: zVersionOut,
        staffId: zIdOut,
        name: z.string(),
        role: z.enum(roles),
        programme: z.string().nullable().meta({ description: 'Null: in every programme of the team' }),
        beganOn: zDayOut,
      }),
    ),
  })
  .meta({ id: 'Team', description: 'A team, with those who are in it now' });

/** The teams, those that are closed at the end. */
export const listTeams = query({
  name: 'listTeams',
  summary: 'List the teams and who is in them',
  permission: 'team:manage',
  about: wholeTenant,
  input: z.strictObject({}),
  output: z.array(zTeamOut),
  looksAt: () => [],
  api: { method: 'get', path: '/teams' },
  handle: async ({ db }) => succeed(await allTeams(db)),
});

/** One team. */
export const getTeam = query({
  name: 'getTeam',
  summary: 'Read one team and who is in it',
  permission: 'team:manage',
  about: wholeTenant,
  input: z.strictObject({ id: zId }),
  output: zTeamOut,
  looksAt: () => [],
  api: { method: 'get', path: '/teams/{id}' },
  async handle({ db }, { id }) {
    const team = await findTeam(db, id);
    return team ? succeed(team) : notFound('team');
  },
});

/** Who may join a team. */
export const listWorkers = query({
  name: 'listWorkersForTeams',
  summary: 'List who may join a team',
  permission: 'team:manage',
  about: wholeTenant,
  input: z.strictObject({}),
  output: z.array(z.strictObject({ id: zIdOut, name: z.string() })),
  looksAt: () => [],
  api: null,
  handle: async ({ db }) => succeed(await workersHere(db)),
});
