import { z } from 'zod';
import { command } from '../../doors/command.ts';
import { zChangedOut } from '../../foundation/answers.ts';
import { invalidField, notFound } from '../../foundation/fault.ts';
import { zId } from '../../foundation/identifiers.ts';
import { succeed } from '../../foundation/result.ts';
import { noteStaffChange } from '../recent-changes.ts';
import { wholeTenant } from '../subject.ts';
import { zEmail } from './add-staff.ts';
import { changeSignInAddress } from './sign-in-store.ts';
import { hasLeft } from './staff.ts';
import { findStaff, findStaffByEmail } from './staff-store.ts';

/** A worker's address changes: she signs in with the new one from then on. */
export const changeStaffEmail = command({
  name: 'changeStaffEmail',
  summary: 'Change the email address that a member of staff signs in with',
  permission: 'staff:manage',
  about: wholeTenant,
  input: z.strictObject({ id: zId, version: z.int().positive(), email: zEmail }),
  output: zChangedOut,
  audit: () => 'Changed a member of staff’s email address',
  api: null,
  async handle({ db, write }, { id, version, email }) {
    const staff = await findStaff(db, id);
    if (!staff) return notFound('member of staff');
    if (staff.leftOn !== null) return hasLeft(staff);
    const other = await findStaffByEmail(db, email);
    if (other && other.id !== id)
      return invalidField(['email'], `${other.name} has this email address already. Enter another`);
    noteStaffChange(id);
    const row = await write.update('staff', { id, version }, { email });
    await changeSignInAddress(db, id, email);
    return succeed({ id, version: row.version });
  },
});
