import { z } from 'zod';
import { query } from '../../doors/command.ts';
import { zCountOut, zDayOut, zIdOut, zVersionOut } from '../../foundation/answers.ts';
import { dayAt } from '../../foundation/clock.ts';
import { notFound } from '../../foundation/fault.ts';
import { zId } from '../../foundation/identifiers.ts';
import { succeed } from '../../foundation/result.ts';
import { roles } from '../permissions.ts';
import { wholeTenant } from '../subject.ts';
import { isDueForReview } from './access-review.ts';
import { openMoveOf } from './move-store.ts';
import { type WorkerSignIn, workerSignIns } from './sign-in-store.ts';
import { allStaff, findStaff } from './staff-store.ts';

const zStaffOut = z.strictObject({
  id: zIdOut,
  version: zVersionOut,
  name: z.string(),
  email: z.string(),
  role: z.enum(roles),
  capacity: zCountOut.nullable(),
  startedOn: zDayOut,
  leftOn: zDayOut.nullable(),
});

const zListedOut = zStaffOut.extend({
  /** The day of her last sign-in; null when she never did. */
  lastSeenOn: zDayOut.nullable(),
  signIn: z.enum(['none', 'password', 'two_steps', 'passkey']),
  isDueForReview: z.boolean(),
});

/** What she signs in with: the best that she has. */
function signInOf(own: WorkerSignIn | undefined): z.output<typeof zListedOut>['signIn'] {
  if (!own) return 'none';
  if (own.passkeys > 0) return 'passkey';
  return own.code ? 'two_steps' : 'password';
}

/** Everybody who works here, or did, with when and how each signs in. */
export const listStaff = query({
  name: 'listStaff',
  summary: 'List the members of staff, with their last sign-in',
  permission: 'staff:manage',
  about: wholeTenant,
  input: z.strictObject({}),
  output: z.array(zListedOut),
  looksAt: () => [],
  api: null,
  async handle({ db, today }) {
    const [staff, signIns] = [await allStaff(db), await workerSignIns(db)];
    const byStaff = new Map(signIns.map((each) => [each.staffId, each]));
    const listed = staff.map((each) => {
      const own = byStaff.get(each.id);
      const lastSeenOn = own?.lastSeenAt ? dayAt(own.lastSeenAt) : null;
      const isDue = isDueForReview({ ...each, lastSeenOn }, today);
      return { ...each, lastSeenOn, signIn: signInOf(own), isDueForReview: isDue };
    });
    return succeed(listed);
  },
});

const zMoveOut = z.strictObject({ id: zIdOut, version: zVersionOut, role: z.enum(roles), fromOn: zDayOut });

/** One member of staff, with the move that is planned. */
export const getStaff = query({
  name: 'getStaff',
  summary: 'Read one member of staff',
  permission: 'staff:manage',
  about: wholeTenant,
  input: z.strictObject({ id: zId }),
  output: zStaffOut.extend({ move: zMoveOut.nullable() }),
  looksAt: () => [],
  api: null,
  async handle({ db }, { id }) {
    const staff = await findStaff(db, id);
    if (!staff) return notFound('member of staff');
    const move = await openMoveOf(db, id);
    const planned = move && { id: move.id, version: move.version, role: move.role, fromOn: move.fromOn };
    return succeed({ ...staff, move: planned ?? null });
  },
});
