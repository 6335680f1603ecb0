import { z } from 'zod';
import { command } from '../../doors/command.ts';
import { staffIdOf } from '../../doors/context.ts';
import { zChangedOut } from '../../foundation/answers.ts';
import { notFound } from '../../foundation/fault.ts';
import { zId } from '../../foundation/identifiers.ts';
import { succeed } from '../../foundation/result.ts';
import { noteStaffChange } from '../recent-changes.ts';
import { wholeTenant } from '../subject.ts';
import { takeSignInAway } from './sign-in-store.ts';
import { decideEnd } from './staff.ts';
import { countAdministrators, findStaff, openMemberships } from './staff-store.ts';

/**
 * A worker leaves. Password, passkeys, sessions, tokens and links are gone with the same transaction; what she recorded
 * stays hers. Her roles in teams end. Should she come back, she is invited anew.
 */
export const endStaff = command({
  name: 'endStaff',
  summary: 'A member of staff leaves',
  permission: 'staff:manage',
  about: wholeTenant,
  input: z.strictObject({ id: zId, version: z.int().positive() }),
  output: zChangedOut,
  audit: () => 'A member of staff left',
  api: null,
  async handle({ db, write, today, actor }, { id, version }) {
    const administrators = await countAdministrators(db);
    const staff = await findStaff(db, id);
    if (!staff) return notFound('member of staff');
    const decided = decideEnd(staff, staffIdOf(actor), administrators);
    if (!decided.ok) return decided;
    noteStaffChange(id);
    const row = await write.update('staff', { id, version }, { leftOn: today });
    await takeSignInAway(db, id);
    for (const membership of await openMemberships(db, id))
      await write.update('teamMembership', membership, { endedOn: today });
    return succeed({ id, version: row.version });
  },
});
