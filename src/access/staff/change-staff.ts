import { z } from 'zod';
import { command } from '../../doors/command.ts';
import { zChangedOut } from '../../foundation/answers.ts';
import { notFound } from '../../foundation/fault.ts';
import { zId } from '../../foundation/identifiers.ts';
import { succeed } from '../../foundation/result.ts';
import { zText } from '../../foundation/text.ts';
import { noteStaffChange } from '../recent-changes.ts';
import { wholeTenant } from '../subject.ts';
import { zCapacity, zRole } from './add-staff.ts';
import { decideChange } from './staff.ts';
import { countAdministrators, findStaff } from './staff-store.ts';

/** Changes a worker's name, role or capacity. A new role holds at once, also where she is signed in. */
export const changeStaff = command({
  name: 'changeStaff',
  summary: 'Change a member of staff’s name, role or capacity',
  permission: 'staff:manage',
  about: wholeTenant,
  input: z.strictObject({
    id: zId,
    version: z.int().positive(),
    name: zText(120, 'Enter a name'),
    role: zRole,
    capacity: zCapacity,
  }),
  output: zChangedOut,
  audit: ({ role }) => `Changed a member of staff (${role})`,
  api: null,
  async handle({ db, write }, { id, version, name, role, capacity }) {
    const administrators = await countAdministrators(db);
    const staff = await findStaff(db, id);
    if (!staff) return notFound('member of staff');
    const decided = decideChange(staff, role, administrators);
    if (!decided.ok) return decided;
    noteStaffChange(id);
    const row = await write.update('staff', { id, version }, { name, role, capacity });
    return succeed({ id, version: row.version });
  },
});
