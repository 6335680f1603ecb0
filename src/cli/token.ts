import { type Role, roles } from '../access/permissions.ts';
import { createToken, listTokens, revokeToken } from '../access/tokens/index.ts';
import { PlainFault } from '../foundation/plain-fault.ts';
import { type CliCommand, databaseOptions, UsageFault } from './cli-command.ts';
import { columns } from './columns.ts';
import { oneTenant, withDatabase } from './database.ts';

/** A role as written on the line. */
export function roleOf(text: string): Role {
  const role = roles.find((each) => each === text);
  if (role) return role;
  throw new UsageFault(`“${text}” is not a role. Use one of: ${roles.join(', ')}`);
}

function daysOf(text: string): number {
  const days = /^\d{1,4}$/.test(text) ? Number(text) : 0;
  if (days >= 1 && days <= 3_650) return days;
  throw new UsageFault(`--days is “${text}”. Give a number of days from 1 to 3650`);
}

const create: CliCommand = {
  name: 'token create',
  summary: 'Make a token for the JSON API; it is shown once',
  options: {
    tenant: { type: 'string', value: 'SLUG', about: 'Whose records it opens', required: true },
    role: { type: 'string', value: 'ROLE', about: `What it may do: ${roles.join(', ')}`, required: true },
    name: { type: 'string', value: 'NAME', about: 'The program that uses it, for the change log (the role)' },
    days: { type: 'string', value: 'N', about: 'How long it holds (90)' },
    programme: { type: 'string', value: 'ID', about: 'The one programme that it may act in (all)' },
    ...databaseOptions,
  },
  run: (request) => {
    const role = roleOf(request.need('role'));
    const days = daysOf(request.text('days') ?? '90');
    const name = (request.text('name') ?? role).trim().slice(0, 100) || role;
    return withDatabase(request, { migrate: true }, async (database) => {
      const now = Temporal.Now.instant();
      const wanted = {
        tenant: request.need('tenant'),
        role,
        name,
        days,
        programme: request.text('programme'),
        now,
      };
      const made = await createToken(database, wanted);
      request.say(`For “API: ${name}” until ${made.expiresAt}. Keep it safe: it is not shown again.`);
      return { text: made.token, json: made };
    });
  },
};

const list: CliCommand = {
  name: 'token list',
  summary: 'List the tokens for the JSON API',
  options: { tenant: { type: 'string', value: 'SLUG', about: 'Of one tenant only' }, ...databaseOptions },
  run: (request) =>
    withDatabase(request, { migrate: false }, async ({ owner }) => {
      const tenant = request.text('tenant');
      if (tenant !== undefined) await oneTenant(owner, tenant);
      const tokens = await listTokens(owner, tenant);
      const rows = tokens.map((each) => [
        each.id,
        each.tenant,
        each.name,
        each.state,
        `until ${each.expiresAt}`,
      ]);
      return { text: tokens.length === 0 ? 'There are no tokens.' : columns(rows), json: tokens };
    }),
};

const revoke: CliCommand = {
  name: 'token revoke',
  summary: 'Revoke a token: it opens nothing from then on (a running server may take five seconds)',
  places: ['ID'],
  options: databaseOptions,
  run: (request) =>
    withDatabase(request, { migrate: false }, async ({ owner }) => {
      const id = request.need('ID');
      const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id);
      if (!isId || !(await revokeToken(owner, id)))
        throw new PlainFault(`There is no token ${id} in use. See: facet token list`);
      return { text: `Revoked ${id}.`, json: { revoked: id } };
    }),
};

/** `facet token …` */
export const tokenCommands: readonly CliCommand[] = [create, list, revoke];
