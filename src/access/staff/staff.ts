import { type Fault, invalidField, refused } from '../../foundation/fault.ts';
import { type Result, succeed } from '../../foundation/result.ts';
import type { Role } from '../permissions.ts';

/** A worker of the tenant, as it is now. */
export interface StaffMember {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  /** How many parents she or he can work with at once; null for those who hold no caseload. */
  readonly capacity: number | null;
  readonly startedOn: Temporal.PlainDate;
  readonly leftOn: Temporal.PlainDate | null;
}

/** What adding somebody comes to: a new row, or the row of somebody who had left and is back. */
export type AddDecision = { readonly kind: 'new' } | { readonly kind: 'back'; readonly staff: StaffMember };

/** May this address be added? Somebody who has left may come back, under the same row, so that her work stays hers. */
export function decideAdd(known: StaffMember | undefined): Result<AddDecision, Fault> {
  if (!known) return succeed({ kind: 'new' });
  if (known.leftOn !== null) return succeed({ kind: 'back', staff: known });
  return invalidField(['email'], `${known.name} has this email address already. Enter another`);
}

/** Whether somebody must stay, so that there is still an administrator. `administrators`: those who have not left. */
function lastAdministrator(staff: StaffMember, administrators: number): boolean {
  return staff.role === 'administrator' && administrators <= 1;
}

/** What is said of somebody who has left, where only a worker of today will do. */
export const hasLeft = ({ name }: Pick<StaffMember, 'name'>) =>
  refused('has_left', `${name} has left. Add the same email address to bring ${name} back.`);

/** May this worker's role become another? */
export function decideChange(staff: StaffMember, role: Role, administrators: number): Result<null, Fault> {
  if (staff.leftOn !== null) return hasLeft(staff);
  if (role !== 'administrator' && lastAdministrator(staff, administrators))
    return refused(
      'last_administrator',
      `${staff.name} is the only administrator. Make somebody else one first.`,
    );
  return succeed(null);
}

/** May this worker leave? */
export function decideEnd(
  staff: StaffMember,
  byStaffId: string | null,
  administrators: number,
): Result<null, Fault> {
  if (staff.leftOn !== null) return refused('has_left', `${staff.name} has left already.`);
  if (staff.id === byStaffId)
    return refused('yourself', 'You cannot end your own account. Ask another administrator.');
  if (lastAdministrator(staff, administrators))
    return refused(
      'last_administrator',
      `${staff.name} is the only administrator. Make somebody else one first.`,
    );
  return succeed(null);
}
