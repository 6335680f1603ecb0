import { z } from 'zod';
import { decide } from '../access/decide.ts';
import { findGuard, openBars, wallsOf } from '../access/reach/index.ts';
import { type QueryContext, query } from '../doors/index.ts';
import { zDayOut, zIdOut, zInstantOut, zVersionOut } from '../foundation/answers.ts';
import { notFound } from '../foundation/fault.ts';
import { zId } from '../foundation/identifiers.ts';
import { succeed } from '../foundation/result.ts';
import type { Named, StaffBrief } from './reach.ts';
import { findPerson, namedOn, relativesOf, staffWhoMayKnow, staffWhoRead } from './reach-store.ts';
import { type Share, sharesOf, zShareOut } from './share-store.ts';

interface WallShown {
  readonly otherId: string;
  readonly name: string | null;
  readonly reason: string;
  readonly since: Temporal.PlainDate;
}

interface ConflictShown {
  readonly staffId: string;
  readonly name: string;
  readonly reason: string | null;
  readonly since: Temporal.PlainDate;
}

/** Who may see a record, and why. */
export interface Reach {
  readonly personId: string;
  readonly restriction: { readonly reason: string | null; readonly since: Temporal.PlainDate } | null;
  readonly named: readonly Named[];
  readonly walls: readonly WallShown[];
  /** From whom the family is hidden; only managers are told. */
  readonly conflicts: readonly ConflictShown[];
  readonly shares: readonly Share[];
  /** Who may be named, and other adults of the family: only for those who may restrict. */
  readonly staff: readonly StaffBrief[];
  /** From whom the family can be hidden: workers of every role, and of partner organisations. */
  readonly mayKnow: readonly StaffBrief[];
  readonly relatives: readonly { readonly id: string; readonly name: string }[];
}

const zBrief = z.strictObject({ id: zIdOut, name: z.string() });

const zReachOut = z
  .strictObject({
    personId: zIdOut,
    restriction: z.strictObject({ reason: z.string().nullable(), since: zDayOut }).nullable(),
    named: z.array(
      z.strictObject({
        grantId: zIdOut,
        version: zVersionOut,
        staffId: zIdOut,
        name: z.string(),
        kind: z.enum(['named', 'worker', 'glass']),
        reason: z.string(),
        until: zInstantOut.nullable(),
      }),
    ),
    walls: z.array(
      z.strictObject({
        otherId: zIdOut,
        name: z.string().nullable(),
        reason: z.string(),
        since: zDayOut,
      }),
    ),
    conflicts: z.array(
      z.strictObject({
        staffId: zIdOut,
        name: z.string(),
        reason: z.string().nullable(),
        since: zDayOut,
      }),
    ),
    shares: z.array(zShareOut),
    staff: z.array(zBrief),
    mayKnow: z
      .array(zBrief)
      .meta({ description: 'Workers of every role, and of partner organisations, who may know the family' }),
    relatives: z.array(zBrief),
  })
  .meta({ id: 'Reach', description: 'Who may see a record, and why' });

async function conflictsOf({ db }: QueryContext, personId: string, staff: readonly StaffBrief[]) {
  const bars = (await openBars(db, personId)).filter(({ kind }) => kind === 'conflict');
  return bars.map(({ staffId, reason, beganOn }) => ({
    staffId,
    name: staff.find(({ id }) => id === staffId)?.name ?? 'A worker who has left',
    reason,
    since: beganOn,
  }));
}

/** Who may see a record, and why: who is named on it, who is walled from it, and with whom it is shared. */
export const getReach = query({
  name: 'getReach',
  summary: 'See who may see a record, and why',
  permission: 'reach:read',
  about: ({ id }) => ({ kind: 'person', id }),
  input: z.strictObject({ id: zId }),
  output: zReachOut,
  looksAt: ({ personId }: Reach) => [personId],
  api: { method: 'get', path: '/people/{id}/reach' },
  async handle(context, { id }) {
    const { db, actor, now } = context;
    if (!(await findPerson(db, id))) return notFound('person');
    const guard = await findGuard(db, id);
    const closed = guard?.closed === true;
    const mayRestrict = decide(actor, 'record:restrict').allowed;
    const staff = mayRestrict ? await staffWhoRead(db) : [];
    const mayKnow = mayRestrict ? await staffWhoMayKnow(db) : [];
    const named = closed ? await namedOn(db, guard.follows ?? id, now) : [];
    const relatives = await relativesOf(db, id);
    const walls = await wallsOf(db, id);
    return succeed({
      personId: id,
      restriction: closed ? { reason: guard.reason, since: guard.beganOn } : null,
      named,
      walls: await Promise.all(
        walls.map(async ({ otherId, reason, beganOn }) => {
          const other = await findPerson(db, otherId);
          const name = other ? `${other.givenName} ${other.familyName}`.trim() : null;
          return { otherId, name, reason, since: beganOn };
        }),
      ),
      conflicts: mayRestrict ? await conflictsOf(context, id, mayKnow) : [],
      shares: await sharesOf(db, id),
      staff,
      mayKnow,
      relatives: mayRestrict ? relatives : [],
    });
  },
});
