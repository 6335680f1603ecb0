import { z } from 'zod';
import { command } from '../../doors/command.ts';
import { succeed } from '../../foundation/result.ts';
import { zText } from '../../foundation/text.ts';
import { roles } from '../permissions.ts';
import { noteStaffChange } from '../recent-changes.ts';
import { decideAdd } from './staff.ts';
import { findStaffByEmail } from './staff-store.ts';

export const zCapacity = z
  .int('Enter a whole number from 0 to 200, or leave this empty')
  .min(0, 'Enter a whole number from 0 to 200, or leave this empty')
  .max(200, 'Enter a whole number from 0 to 200, or leave this empty')
  .nullable();

export const zRole = z.enum(roles, 'Choose a role');

const EMAIL = 'Enter an email address, such as name@example.org';

const zEmail = zText(200, EMAIL).transform((text, context) => {
  if (z.email().safeParse(text).success && !text.endsWith('.invalid')) return text.toLowerCase();
  context.addIssue({ code: 'custom', message: EMAIL });
  return z.NEVER;
});

/** Adds a worker, or takes one back who had left. How she signs in is given afterwards, by an administrator. */
export const addStaff = command({
  name: 'addStaff',
  summary: 'Add a member of staff',
  permission: 'staff:manage',
  input: z.strictObject({
    name: zText(120, 'Enter a name'),
    email: zEmail,
    role: zRole,
    capacity: zCapacity,
  }),
  audit: ({ role }) => `Added a member of staff (${role})`,
  api: null,
  async handle({ db, write, today }, { name, email, role, capacity }) {
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
  },
});
