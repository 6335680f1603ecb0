import { createHash, randomBytes } from 'node:crypto';
import type pg from 'pg';
import { dayAt, systemClock } from '../../foundation/clock.ts';
import { inRequest } from '../../foundation/database/session.ts';
import { createWriter } from '../../foundation/database/write.ts';
import { type Fault, invalidField, refused } from '../../foundation/fault.ts';
import { fail, type Result, succeed } from '../../foundation/result.ts';
import { noteStaffChange } from '../recent-changes.ts';
import type { Auth } from './auth.ts';
import type { Owner } from './open-sessions.ts';
import { hashPassword } from './password.ts';
import { passwordFault } from './password-rules.ts';
import { createUser, logOfSignIn } from './users.ts';

/** How an administrator made sure whom she has before her. */
export const CHECKS = ['in_person', 'video', 'known_number', 'manager'] as const;
export type CheckedHow = (typeof CHECKS)[number];

/** What a link is for. A recovery says how it was checked who asks for it. */
export type LinkWish =
  | { readonly kind: 'invitation' }
  | {
      readonly kind: 'recovery';
      readonly checkedHow: CheckedHow;
      readonly note: string | null;
      /** True when the second step is lost as well, and is set up anew. */
      readonly setsSecondStep: boolean;
    };

/** A link that still opens. */
export interface OpenLink extends Owner {
  readonly name: string;
  readonly email: string;
  readonly kind: LinkWish['kind'];
  readonly setsSecondStep: boolean;
}

const DAYS: Readonly<Record<LinkWish['kind'], number>> = { invitation: 7, recovery: 1 };
const SHAPE = /^[A-Za-z0-9_-]{43}$/;

const hashOf = (token: string) => createHash('sha256').update(token).digest();

/**
 * Makes a link for somebody who works here, in the place of any that she had, and says in the tenant's own records who
 * gave it, to whom, and how she was checked. Said first: no link is there that is not on record.
 *
 * @returns the link's secret: the only time that it can be seen; undefined when nobody of that id works here
 */
export async function issueLink(
  pool: pg.Pool,
  { tenant, staffId }: Owner,
  wish: LinkWish,
  issuedBy: string,
): Promise<string | undefined> {
  const at = systemClock.now();
  const setsSecondStep = wish.kind === 'invitation' || wish.setsSecondStep;
  const scope = { tenant, door: 'staff', staffId: issuedBy } as const;
  const written = await inRequest(pool, scope, { readOnly: false }, async ({ db }) => {
    const staff = db.selectFrom('staff').select('id').where('id', '=', staffId).where('leftOn', 'is', null);
    if (!(await staff.executeTakeFirst())) return false;
    const write = createWriter(db, { staffId: issuedBy, command: 'issueSignInLink', at }, new Map());
    const how =
      wish.kind === 'recovery'
        ? { checkedHow: wish.checkedHow, note: wish.note }
        : { checkedHow: null, note: null };
    const seen = { seenBy: null, seenOn: null };
    const given = { staffId, kind: wish.kind, setsSecondStep, issuedBy, issuedOn: dayAt(at) };
    await write.insert('signInGrant', { ...given, ...how, ...seen });
    return true;
  });
  if (!written) return undefined;
  const token = randomBytes(32).toString('base64url');
  await pool.query(
    'delete from facet.sign_in_link where (tenant = $1 and staff_id = $2) or expires_at <= now()',
    [tenant, staffId],
  );
  await pool.query(
    `insert into facet.sign_in_link (hash, tenant, staff_id, kind, sets_second_step, expires_at)
     values ($1, $2, $3, $4, $5, now() + make_interval(days => $6))`,
    [hashOf(token), tenant, staffId, wish.kind, setsSecondStep, DAYS[wish.kind]],
  );
  return token;
}

interface LinkRow extends Owner {
  readonly kind: LinkWish['kind'];
  readonly setsSecondStep: boolean;
}

/** Whose link this is; undefined when it is used, too old, or hers who has left. */
export async function readLink(pool: pg.Pool, token: string): Promise<OpenLink | undefined> {
  if (!SHAPE.test(token)) return undefined;
  const { rows } = await pool.query<LinkRow>(
    `select tenant, staff_id as "staffId", kind, sets_second_step as "setsSecondStep"
     from facet.sign_in_link where hash = $1 and expires_at > now()`,
    [hashOf(token)],
  );
  const [row] = rows;
  if (!row) return undefined;
  const scope = { tenant: row.tenant, door: 'staff', staffId: null } as const;
  const staff = await inRequest(pool, scope, { readOnly: true }, ({ db }) =>
    db
      .selectFrom('staff')
      .select(['name', 'email'])
      .where('id', '=', row.staffId)
      .where('leftOn', 'is', null)
      .executeTakeFirst(),
  );
  return staff ? { ...row, ...staff } : undefined;
}

async function setPassword(auth: Auth, pool: pg.Pool, userId: string, password: string): Promise<void> {
  const { internalAdapter } = await auth.$context;
  const { rowCount } = await pool.query(
    `select 1 from facet.account where "userId" = $1 and "providerId" = 'credential'`,
    [userId],
  );
  const hash = await hashPassword(password);
  if (rowCount) await internalAdapter.updatePassword(userId, hash);
  else
    await internalAdapter.linkAccount({
      userId,
      providerId: 'credential',
      accountId: userId,
      password: hash,
    });
}

/**
 * Opens a link: the password is the one that she chose, all her sessions end, and the second step is asked for as
 * before, unless the link sets it up anew. It lets nobody in by itself.
 */
export async function openLink(
  auth: Auth,
  pool: pg.Pool,
  given: { readonly token: string; readonly password: string },
): Promise<Result<OpenLink, Fault>> {
  const link = await readLink(pool, given.token);
  if (!link) return fail({ kind: 'not_found', what: 'page' });
  const fault = passwordFault(given.password, link);
  if (fault) return invalidField(['password'], fault);
  const { rowCount } = await pool.query('delete from facet.sign_in_link where hash = $1', [
    hashOf(given.token),
  ]);
  if (rowCount !== 1) return fail({ kind: 'not_found', what: 'page' });
  const { tenant, staffId, name, email, setsSecondStep } = link;
  const user = async () =>
    (
      await pool.query<{ id: string }>('select id from facet."user" where tenant = $1 and "staffId" = $2', [
        tenant,
        staffId,
      ])
    ).rows[0]?.id;
  if ((await user()) === undefined && !(await createUser(auth, { tenant, staffId, name, email })))
    return refused(
      'address_taken',
      'This email address signs in somewhere else already. Tell your administrator.',
    );
  const userId = (await user()) ?? '';
  await logOfSignIn(pool, link, { staffId, command: 'openSignInLink' });
  await setPassword(auth, pool, userId, given.password);
  if (setsSecondStep) await forgetSecondStep(pool, userId);
  await pool.query('update facet."user" set "passwordToChange" = false where id = $1', [userId]);
  await pool.query('delete from facet.session where "userId" = $1', [userId]);
  noteStaffChange(staffId);
  return succeed(link);
}

async function forgetSecondStep(pool: pg.Pool, userId: string): Promise<void> {
  await pool.query('delete from facet."twoFactor" where "userId" = $1', [userId]);
  await pool.query('delete from facet.passkey where "userId" = $1', [userId]);
  await pool.query(
    `update facet."user" set "twoFactorEnabled" = false, "secondStepToSet" = true, "updatedAt" = now() where id = $1`,
    [userId],
  );
}
