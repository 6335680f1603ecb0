import { z } from 'zod';
import { command } from '../../doors/command.ts';
import { zChangedOut, zCountOut } from '../../foundation/answers.ts';
import { zDate } from '../../foundation/dates.ts';
import { invalidField, notFound, refused } from '../../foundation/fault.ts';
import { zId } from '../../foundation/identifiers.ts';
import { succeed } from '../../foundation/result.ts';
import { noteStaffChange } from '../recent-changes.ts';
import { wholeTenant } from '../subject.ts';
import { zRole } from './add-staff.ts';
import { dueMoves, findMove, openMoveOf } from './move-store.ts';
import { decideChange, hasLeft } from './staff.ts';
import { countAdministrators, findStaff } from './staff-store.ts';

/** A worker takes on another role from a day to come. */
export const planStaffMove = command({
  name: 'planStaffMove',
  summary: 'Plan that a member of staff takes on another role from a day',
  permission: 'staff:manage',
  about: wholeTenant,
  input: z.strictObject({ id: zId, role: zRole, fromOn: zDate }),
  output: zChangedOut,
  audit: ({ role }) => `Planned that a member of staff becomes ${role}`,
  api: null,
  async handle({ db, write, today }, { id, role, fromOn }) {
    const staff = await findStaff(db, id);
    if (!staff) return notFound('member of staff');
    if (staff.leftOn !== null) return hasLeft(staff);
    if (Temporal.PlainDate.compare(fromOn, today) <= 0)
      return invalidField(['fromOn'], 'Enter a day to come. To change the role today, change it above');
    if (await openMoveOf(db, id))
      return refused('move_planned', `A move of ${staff.name} is planned already. Cancel it first.`);
    const row = await write.insert('staffMove', {
      staffId: id,
      role,
      fromOn,
      doneOn: null,
      cancelledOn: null,
    });
    return succeed({ id: row.id, version: row.version });
  },
});

/** A planned move does not happen. */
export const cancelStaffMove = command({
  name: 'cancelStaffMove',
  summary: 'Cancel a planned move of a member of staff',
  permission: 'staff:manage',
  about: wholeTenant,
  input: z.strictObject({ id: zId, version: z.int().positive() }),
  output: zChangedOut,
  audit: () => 'Cancelled a planned move of a member of staff',
  api: null,
  async handle({ db, write, today }, { id, version }) {
    const move = await findMove(db, id);
    if (!move) return notFound('move');
    if (move.doneOn !== null || move.cancelledOn !== null)
      return refused('move_over', 'This move has happened or was cancelled already.');
    const row = await write.update('staffMove', { id, version }, { cancelledOn: today });
    return succeed({ id, version: row.version });
  },
});

/**
 * Facet moves whoever is due. The last administrator stays one, and somebody who has left stays gone: such a move is
 * cancelled.
 */
export const makeStaffMoves = command({
  name: 'makeStaffMoves',
  summary: 'Give members of staff the roles that are due today',
  permission: 'housekeeping:do',
  about: wholeTenant,
  input: z.strictObject({}),
  output: z.strictObject({ moved: zCountOut }),
  audit: () => 'Gave members of staff the roles that were due',
  api: null,
  async handle({ db, write, today }) {
    let moved = 0;
    for (const move of await dueMoves(db, today)) {
      const administrators = await countAdministrators(db);
      const staff = await findStaff(db, move.staffId);
      const decided = staff && decideChange(staff, move.role, administrators);
      if (!staff || !decided?.ok) {
        await write.update('staffMove', move, { cancelledOn: today });
        continue;
      }
      noteStaffChange(staff.id);
      await write.update('staff', staff, { role: move.role });
      await write.update('staffMove', move, { doneOn: today });
      moved += 1;
    }
    return succeed({ moved });
  },
});
