import type pg from 'pg';
import { z } from 'zod';
import { command } from '../../doors/command.ts';
import type { CommandContext } from '../../doors/context.ts';
import { zChangedOut } from '../../foundation/answers.ts';
import { dayAt } from '../../foundation/clock.ts';
import { inRequest } from '../../foundation/database/session.ts';
import { createWriter } from '../../foundation/database/write.ts';
import { type Fault, invalid } from '../../foundation/fault.ts';
import { type Result, succeed } from '../../foundation/result.ts';
import { zText } from '../../foundation/text.ts';
import { roles } from '../permissions.ts';
import { noteStaffChange } from '../recent-changes.ts';
import { wholeTenant } from '../subject.ts';
import { decideAdd } from './staff.ts';
import { findStaffByEmail } from './staff-store.ts';

export const zCapacity = z
  .int('Enter a whole number from 0 to 200, or leave this empty')
  .min(0, 'Enter a whole number from 0 to 200, or leave this empty')
  .max(200, 'Enter a whole number from 0 to 200, or leave this empty')
  .nullable();

export const zRole = z.enum(roles, 'Choose a role');

const EMAIL = 'Enter an email address, such as name@example.org';

/** An address that a person may sign in with. */
export const zEmail = zText(200, EMAIL).transform((text, context) => {
  if (z.email().safeParse(text).success && !text.endsWith('.invalid')) return text.toLowerCase();
  context.addIssue({ code: 'custom', message: EMAIL });
  return z.NEVER;
});

const zNewStaff = z.strictObject({
  name: zText(120, 'Enter a name'),
  email: zEmail,
  role: zRole,
  capacity: zCapacity,
});

/** Stores somebody new, or takes one back who had left. */
async function store(
  { db, write, today }: Pick<CommandContext, 'db' | 'write' | 'today'>,
  { name, email, role, capacity }: z.output<typeof zNewStaff>,
): Promise<Result<{ id: string; version: number }, Fault>> {
  const decided = decideAdd(await findStaffByEmail(db, email));
  if (!decided.ok) return decided;
  if (decided.value.kind === 'back') {
    const { id, version } = decided.value.staff;
    noteStaffChange(id);
    const row = await write.update('staff', { id, version }, { name, role, capacity, leftOn: null });
    return succeed({ id: row.id, version: row.version });
  }
  const row = await write.insert('staff', { name, email, role, capacity, startedOn: today, leftOn: null });
  return succeed({ id: row.id, version: row.version });
}

/** Adds a worker, or takes one back who had left. How she signs in is given afterwards, by an administrator. */
export const addStaff = command({
  name: 'addStaff',
  summary: 'Add a member of staff',
  permission: 'staff:manage',
  about: wholeTenant,
  input: zNewStaff,
  output: zChangedOut,
  audit: ({ role }) => `Added a member of staff (${role})`,
  api: null,
  handle: store,
});

/**
 * Adds a worker when nobody is signed in who could: the first administrator, by whoever holds the database. The log
 * names no one.
 */
export async function addFirstStaff(
  pool: pg.Pool,
  tenant: string,
  input: z.input<typeof zNewStaff>,
  now: Temporal.Instant,
): Promise<Result<{ id: string; version: number }, Fault>> {
  const parsed = zNewStaff.safeParse(input);
  if (!parsed.success)
    return invalid(...parsed.error.issues.map(({ path, message }) => ({ path: path.map(String), message })));
  const scope = { tenant, door: 'staff', staffId: null } as const;
  return inRequest(pool, scope, { readOnly: false, keep: (result) => result.ok }, ({ db }) => {
    const write = createWriter(db, { staffId: null, command: 'addStaff', at: now }, new Map());
    return store({ db, write, today: dayAt(now) }, parsed.data);
  });
}
