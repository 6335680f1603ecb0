import type { Room } from '../../doors/room.ts';
import { forgetKeys } from '../keys/forget-keys.ts';
import { addStaff } from './add-staff.ts';
import { changeStaff } from './change-staff.ts';
import { endStaff } from './end-staff.ts';
import { getStaff, listStaff } from './list-staff.ts';
import { staffPages } from './staff-page.tsx';

export { addFirstStaff, addStaff } from './add-staff.ts';
export { changeStaff } from './change-staff.ts';
export { endStaff } from './end-staff.ts';
export { getStaff, listStaff } from './list-staff.ts';
export type { StaffMember } from './staff.ts';

/** Workers of the tenant and their roles. */
export const staffRoom: Room = {
  name: 'staff',
  about: 'Workers of the tenant and their roles',
  commands: [addStaff, changeStaff, endStaff, forgetKeys],
  queries: [listStaff, getStaff],
  pages: staffPages,
  housekeeping: [forgetKeys],
  navigation: [{ text: 'Staff', href: '/staff', permission: 'staff:manage', order: 90 }],
};
