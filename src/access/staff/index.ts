import type { Room } from '../../doors/room.ts';
import { forgetKeys } from '../keys/forget-keys.ts';
import { addStaff } from './add-staff.ts';
import { changeStaffEmail } from './change-email.ts';
import { staffChangePages } from './change-page.tsx';
import { changeStaff } from './change-staff.ts';
import { endStaff } from './end-staff.ts';
import { grantPages } from './grant-page.tsx';
import { getStaff, listStaff } from './list-staff.ts';
import { cancelStaffMove, makeStaffMoves, planStaffMove } from './move-staff.ts';
import { listSignInGrants, seeSignInGrant } from './see-grants.ts';
import { staffPages } from './staff-page.tsx';

export { addFirstStaff, addStaff, zEmail } from './add-staff.ts';
export { changeStaffEmail } from './change-email.ts';
export { changeStaff } from './change-staff.ts';
export { endStaff } from './end-staff.ts';
export { getStaff, listStaff } from './list-staff.ts';
export { cancelStaffMove, makeStaffMoves, planStaffMove } from './move-staff.ts';
export { listSignInGrants, seeSignInGrant } from './see-grants.ts';
export { takeSignInAway } from './sign-in-store.ts';
export type { StaffMember } from './staff.ts';
export { staffNow } from './staff-store.ts';

/** Workers of the tenant and their roles. */
export const staffRoom: Room = {
  name: 'staff',
  about: 'Workers of the tenant and their roles',
  commands: [
    addStaff,
    changeStaff,
    changeStaffEmail,
    planStaffMove,
    cancelStaffMove,
    makeStaffMoves,
    endStaff,
    seeSignInGrant,
    forgetKeys,
  ],
  queries: [listStaff, getStaff, listSignInGrants],
  pages: [...grantPages, ...staffPages, ...staffChangePages],
  housekeeping: [forgetKeys, makeStaffMoves],
  navigation: [
    { text: 'Staff', href: '/staff', permission: 'staff:manage', order: 90, under: 'manage' },
    { text: 'Sign-ins given', href: '/sign-ins-given', permission: 'audit:read', order: 92, under: 'manage' },
  ],
};
