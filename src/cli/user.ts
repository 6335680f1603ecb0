import { createSignIn } from '../access/sign-in/index.ts';
import { addFirstStaff } from '../access/staff/index.ts';
import { inRequest } from '../foundation/database/session.ts';
import { faultSentence } from '../foundation/fault.ts';
import { PlainFault } from '../foundation/plain-fault.ts';
import { type CliCommand, type CliRequest, databaseOptions } from './cli-command.ts';
import { type CliDatabase, oneTenant, withDatabase } from './database.ts';
import { roleOf } from './token.ts';

interface Worker {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

/** The worker with this address, who has not left. */
async function workerOf(database: CliDatabase, tenant: string, email: string): Promise<Worker | undefined> {
  const scope = { tenant, door: 'staff', staffId: null } as const;
  return inRequest(database.pool, scope, { readOnly: true }, ({ db }) =>
    db
      .selectFrom('staff')
      .select(['id', 'name', 'email'])
      .where('email', '=', email.toLowerCase())
      .where('leftOn', 'is', null)
      .executeTakeFirst(),
  );
}

/** Whoever holds the database may add the first administrator: nobody is signed in yet who could. */
async function addWorker(request: CliRequest, database: CliDatabase, tenant: string): Promise<void> {
  const role = roleOf(request.text('role') ?? 'administrator');
  const input = { name: request.need('name'), email: request.need('email'), role, capacity: null };
  const done = await addFirstStaff(database.pool, tenant, input, Temporal.Now.instant());
  if (!done.ok) throw new PlainFault(faultSentence(done.error));
}

async function give(request: CliRequest, database: CliDatabase, tenant: string, worker: Worker) {
  const { baseUrl, secret } = request.config();
  const signIn = await createSignIn({ pool: database.pool, baseUrl, secret, demo: false });
  const given = await signIn.giveSignIn({ ...worker, tenant, staffId: worker.id }, null);
  if (!given) throw new PlainFault(`${worker.email} is the sign-in of somebody in another tenant already`);
  request.say(`${worker.name} signs in with ${given.email} and this password, and then chooses another:`);
  return { text: given.password, json: { tenant, staffId: worker.id, ...given } };
}

const add: CliCommand = {
  name: 'user add',
  summary: 'Add somebody who may sign in, such as the first administrator; the password is shown once',
  options: {
    tenant: { type: 'string', value: 'SLUG', about: 'The tenant (the only one)' },
    email: { type: 'string', value: 'ADDRESS', about: 'For signing in', required: true },
    name: { type: 'string', value: 'NAME', about: 'As colleagues know her or him', required: true },
    role: { type: 'string', value: 'ROLE', about: 'administrator where nothing is said' },
    ...databaseOptions,
  },
  run: (request) =>
    withDatabase(request, { migrate: true }, async (database) => {
      const tenant = await oneTenant(database.owner, request.text('tenant'));
      await addWorker(request, database, tenant);
      const worker = await workerOf(database, tenant, request.need('email'));
      if (!worker) throw new Error('the member of staff was not stored');
      return give(request, database, tenant, worker);
    }),
};

const reset: CliCommand = {
  name: 'user reset-password',
  summary: 'Give somebody a new password, shown once; ends her sessions and takes two-factor off',
  options: {
    tenant: { type: 'string', value: 'SLUG', about: 'The tenant (the only one)' },
    email: { type: 'string', value: 'ADDRESS', about: 'Whose', required: true },
    ...databaseOptions,
  },
  run: (request) =>
    withDatabase(request, { migrate: true }, async (database) => {
      const tenant = await oneTenant(database.owner, request.text('tenant'));
      const worker = await workerOf(database, tenant, request.need('email'));
      if (!worker)
        throw new PlainFault(`Nobody works at ${tenant} with the address ${request.need('email')}`);
      return give(request, database, tenant, worker);
    }),
};

/** `facet user …` */
export const userCommands: readonly CliCommand[] = [add, reset];
