import { createHash, randomBytes } from 'node:crypto';
import type pg from 'pg';
import { dayAt, systemClock } from '../../foundation/clock.ts';
import { inRequest } from '../../foundation/database/session.ts';
import { createWriter } from '../../foundation/database/write.ts';
import { type Fault, invalidField, refused } from '../../foundation/fault.ts';
import { fail, type Result, succeed } from '../../foundation/result.ts';
import { noteStaffChange } from '../recent-changes.ts';
import type { Auth } from './auth.ts';
import { idOf, type Owner, type OwnerRow, ownerOf } from './open-sessions.ts';
import { hashPassword } from './password.ts';
import { passwordFault } from './password-rules.ts';
import { createUser, logOfSignIn, userOf } from './users.ts';

const NAMES_DOMAIN = '@names.invalid';

/** How an administrator made sure whom she has before her. */
export const CHECKS = ['in_person', 'video', 'known_number', 'manager'] as const;
export type CheckedHow = (typeof CHECKS)[number];

/** The name that somebody signs in with, without the look of an address that sign-ins give it. */
export function nameOf(address: string): string {
  return address.endsWith(NAMES_DOMAIN) ? address.slice(0, -NAMES_DOMAIN.length) : address;
}

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
export interface OpenLink {
  readonly owner: Owner;
  /** Of a parent, the name that she signs in with: her own stands nowhere near a link. */
  readonly name: string;
  readonly email: string;
  readonly kind: LinkWish['kind'];
  readonly setsSecondStep: boolean;
}

const DAYS: Readonly<Record<LinkWish['kind'], number>> = { invitation: 7, recovery: 1 };
/** A parent's link lies in a message or on paper, where others may find it. */
export const PARENT_LINK_DAYS = 3;

/** A name to sign in with, as sign-ins keep it: where it is no address it is given the look of one, which leads nowhere. */
export function asAddress(name: string): string {
  const plain = name.trim().toLowerCase();
  return plain === '' || plain.includes('@') ? plain : `${plain.replaceAll(' ', '-')}${NAMES_DOMAIN}`;
}
const SHAPE = /^[A-Za-z0-9_-]{43}$/;

const hashOf = (token: string) => createHash('sha256').update(token).digest();

type NoteGiven = (pool: pg.Pool, id: string, given: Given) => Promise<boolean>;

interface Given {
  readonly tenant: string;
  readonly wish: LinkWish;
  readonly setsSecondStep: boolean;
  readonly issuedBy: string;
}

const noteToWorker: NoteGiven = async (pool, staffId, { tenant, wish, setsSecondStep, issuedBy }) => {
  const at = systemClock.now();
  const scope = { tenant, door: 'staff', staffId: issuedBy } as const;
  return inRequest(pool, scope, { readOnly: false }, async ({ db }) => {
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
};

/** By the worker's own door: who may not know of the parent gives her no link. */
const noteToParent: NoteGiven = async (pool, personId, { tenant, issuedBy }) => {
  const at = systemClock.now();
  const scope = { tenant, door: 'staff', staffId: issuedBy } as const;
  return inRequest(pool, scope, { readOnly: false }, async ({ db }) => {
    const seen = await db
      .selectFrom('parentAccess')
      .select(['id', 'version'])
      .where('personId', '=', personId)
      .where('endedOn', 'is', null)
      .executeTakeFirst();
    if (!seen) return false;
    const write = createWriter(db, { staffId: issuedBy, command: 'issueParentLink', at }, new Map());
    await write.update('parentAccess', seen, { linkGivenOn: dayAt(at), linkGivenBy: issuedBy });
    return true;
  });
};

/**
 * Makes a link for somebody who works here, or for a parent, in the place of any that she had, and says in the tenant's
 * own records who gave it, to whom, and how she was checked. Said first: no link is there that is not on record.
 *
 * @returns the link's secret: the only time that it can be seen; undefined when nobody of that id may have one
 */
export async function issueLink(
  pool: pg.Pool,
  owner: Owner,
  wish: LinkWish,
  issuedBy: string,
): Promise<string | undefined> {
  const isParent = 'personId' in owner;
  const { tenant } = owner;
  const id = idOf(owner);
  // A parent's phone may be all that she has: a second step is hers to choose.
  const setsSecondStep = !isParent && (wish.kind === 'invitation' || wish.setsSecondStep);
  const note = isParent ? noteToParent : noteToWorker;
  if (!(await note(pool, id, { tenant, wish, setsSecondStep, issuedBy }))) return undefined;
  const token = randomBytes(32).toString('base64url');
  await pool.query(
    'delete from facet.sign_in_link where (tenant = $1 and $2 in (staff_id, person_id)) or expires_at <= now()',
    [tenant, id],
  );
  const days = isParent ? PARENT_LINK_DAYS : DAYS[wish.kind];
  await pool.query(
    `insert into facet.sign_in_link (hash, tenant, ${isParent ? 'person_id' : 'staff_id'}, kind, sets_second_step, expires_at)
     values ($1, $2, $3, $4, $5, now() + make_interval(days => $6))`,
    [hashOf(token), tenant, id, wish.kind, setsSecondStep, days],
  );
  return token;
}

interface LinkRow extends OwnerRow {
  readonly kind: LinkWish['kind'];
  readonly setsSecondStep: boolean;
}

/** Whose link this is; undefined when it is used, too old, or hers who has left. */
export async function readLink(pool: pg.Pool, token: string): Promise<OpenLink | undefined> {
  if (!SHAPE.test(token)) return undefined;
  const { rows } = await pool.query<LinkRow>(
    `select tenant, staff_id as "staffId", person_id as "personId", kind, sets_second_step as "setsSecondStep"
     from facet.sign_in_link where hash = $1 and expires_at > now()`,
    [hashOf(token)],
  );
  const [row] = rows;
  const owner = row && ownerOf(row);
  if (!owner) return undefined;
  const holder = await ('personId' in owner
    ? parentHolder(pool, owner)
    : workerHolder(pool, owner.tenant, owner.staffId));
  const { kind, setsSecondStep } = row;
  return holder && { owner, kind, setsSecondStep, ...holder };
}

type Holder = Pick<OpenLink, 'name' | 'email'>;

function workerHolder(pool: pg.Pool, tenant: string, staffId: string): Promise<Holder | undefined> {
  return inRequest(pool, { tenant, door: 'staff', staffId: null }, { readOnly: true }, ({ db }) =>
    db
      .selectFrom('staff')
      .select(['name', 'email'])
      .where('id', '=', staffId)
      .where('leftOn', 'is', null)
      .executeTakeFirst(),
  );
}

async function parentHolder(
  pool: pg.Pool,
  { tenant, personId }: { readonly tenant: string; readonly personId: string },
): Promise<Holder | undefined> {
  const scope = { tenant, door: 'parent', staffId: null, given: [personId] } as const;
  const access = await inRequest(pool, scope, { readOnly: true }, ({ db }) =>
    db.selectFrom('parentAccess').select('signInName').where('endedOn', 'is', null).executeTakeFirst(),
  );
  return access && { name: access.signInName, email: asAddress(access.signInName) };
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
  const { owner, name, email, setsSecondStep } = link;
  const isParent = 'personId' in owner;
  if ((await userOf(pool, owner)) === undefined && !(await createUser(auth, { ...owner, name, email })))
    return refused(
      'address_taken',
      'This email address signs in somewhere else already. Tell your administrator.',
    );
  const userId = (await userOf(pool, owner)) ?? '';
  await logOfSignIn(pool, owner, {
    staffId: isParent ? null : owner.staffId,
    command: 'openSignInLink',
  });
  await setPassword(auth, pool, userId, given.password);
  if (setsSecondStep || isParent) await forgetSecondStep(pool, userId, { toBeSet: setsSecondStep });
  await pool.query('update facet."user" set "passwordToChange" = false where id = $1', [userId]);
  await pool.query('delete from facet.session where "userId" = $1', [userId]);
  noteStaffChange(idOf(owner));
  return succeed(link);
}

async function forgetSecondStep(
  pool: pg.Pool,
  userId: string,
  { toBeSet }: { readonly toBeSet: boolean },
): Promise<void> {
  await pool.query('delete from facet."twoFactor" where "userId" = $1', [userId]);
  await pool.query('delete from facet.passkey where "userId" = $1', [userId]);
  await pool.query(
    `update facet."user" set "twoFactorEnabled" = false, "secondStepToSet" = $2, "updatedAt" = now() where id = $1`,
    [userId, toBeSet],
  );
}
