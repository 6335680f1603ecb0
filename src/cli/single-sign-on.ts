import { removeDirectory, secretVariable, setDirectory, zDirectory } from '../access/single-sign-on/index.ts';
import { PlainFault } from '../foundation/plain-fault.ts';
import { type CliCommand, databaseOptions, UsageFault } from './cli-command.ts';
import { oneTenant, withDatabase } from './database.ts';

const set: CliCommand = {
  name: 'sso set',
  summary: 'Let a tenant’s people sign in with their own directory (OpenID Connect, such as Entra ID)',
  options: {
    tenant: { type: 'string', value: 'SLUG', about: 'The tenant (the only one)' },
    issuer: { type: 'string', value: 'URL', about: 'The directory, as it names itself', required: true },
    'client-id': { type: 'string', value: 'ID', about: 'What it calls Facet', required: true },
    domain: { type: 'string', value: 'D[,D]', about: 'E-mail domains that are the tenant’s', required: true },
    label: {
      type: 'string',
      value: 'TEXT',
      about: 'What the button says after “Sign in with”',
      required: true,
    },
    'needs-mfa': { type: 'boolean', about: 'Take only tokens that say that a second factor was asked for' },
    ...databaseOptions,
  },
  run: (request) =>
    withDatabase(request, { migrate: true }, async ({ owner }) => {
      const tenant = await oneTenant(owner, request.text('tenant'));
      const read = zDirectory.safeParse({
        tenant,
        label: request.need('label'),
        issuer: request.need('issuer'),
        clientId: request.need('client-id'),
        domains: request
          .need('domain')
          .split(',')
          .map((each) => each.trim()),
        needsMfa: request.flag('needs-mfa'),
      });
      if (!read.success) throw new UsageFault(read.error.issues[0]?.message ?? 'This cannot be set');
      const { secret: facetSecret, baseUrl } = request.config();
      const secret = request.env.FACET_OIDC_SECRET;
      const variable = secretVariable(tenant);
      if (secret === undefined && request.env[variable] === undefined)
        throw new PlainFault(
          `Put the client secret into FACET_OIDC_SECRET for this command (it is sealed), or into ${variable} for every start`,
        );
      await setDirectory(owner, facetSecret, read.data, secret);
      const back = `${baseUrl}/sign-in/single-sign-on/back`;
      const text = `People of ${tenant} may sign in with ${read.data.issuer}.\nTell the directory to send them back to ${back}`;
      return { text, json: { ...read.data, back } };
    }),
};

const remove: CliCommand = {
  name: 'sso remove',
  summary: 'End signing in with a tenant’s directory',
  options: {
    tenant: { type: 'string', value: 'SLUG', about: 'The tenant (the only one)' },
    ...databaseOptions,
  },
  run: (request) =>
    withDatabase(request, { migrate: true }, async ({ owner }) => {
      const tenant = await oneTenant(owner, request.text('tenant'));
      const removed = await removeDirectory(owner, tenant);
      const text = removed ? `Signing in with the directory of ${tenant} has ended.` : 'There was none.';
      return { text, json: { tenant, removed } };
    }),
};

/** `facet sso …` */
export const singleSignOnCommands: readonly CliCommand[] = [set, remove];
