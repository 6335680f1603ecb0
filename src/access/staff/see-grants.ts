import { z } from 'zod';
import { command, query } from '../../doors/command.ts';
import { staffIdOf } from '../../doors/context.ts';
import { zChangedOut, zDayOut, zIdOut, zVersionOut } from '../../foundation/answers.ts';
import { type Fault, notFound, refused } from '../../foundation/fault.ts';
import { zId } from '../../foundation/identifiers.ts';
import { type Result, succeed } from '../../foundation/result.ts';
import { CHECKS } from '../sign-in/index.ts';
import { wholeTenant } from '../subject.ts';
import { allGrants, findGrant } from './grant-store.ts';

/** Who has to know of a way to sign in that was given: somebody else than who gave it, and than who got it. */
export function decideSeen(
  grant: { readonly issuedBy: string | null; readonly staffId: string; readonly seenBy: string | null },
  reader: string | null,
): Result<null, Fault> {
  if (grant.seenBy !== null) return refused('seen', 'Somebody has seen this already.');
  if (reader === null || grant.issuedBy === reader || grant.staffId === reader)
    return refused('second_person', 'Somebody else must see this: neither who gave it nor who got it.');
  return succeed(null);
}

/** The links to sign in that were given, those first that nobody else has seen. */
export const listSignInGrants = query({
  name: 'listSignInGrants',
  summary: 'List who was given a way to sign in, by whom, and how it was checked',
  permission: 'audit:read',
  about: wholeTenant,
  input: z.strictObject({}),
  output: z.array(
    z.strictObject({
      id: zIdOut,
      version: zVersionOut,
      staffId: zIdOut,
      name: z.string(),
      kind: z.enum(['invitation', 'recovery']),
      checkedHow: z.enum(CHECKS).nullable(),
      note: z.string().nullable(),
      setsSecondStep: z.boolean(),
      issuedBy: zIdOut.nullable(),
      issuedByName: z.string().nullable(),
      issuedOn: zDayOut,
      seenBy: zIdOut.nullable(),
      seenByName: z.string().nullable(),
    }),
  ),
  looksAt: () => [],
  api: null,
  handle: async ({ db }) => succeed(await allGrants(db)),
});

/** A second person has seen that somebody was let back in. */
export const seeSignInGrant = command({
  name: 'seeSignInGrant',
  summary: 'Say that one knows of a way to sign in that a colleague gave',
  permission: 'audit:read',
  about: wholeTenant,
  input: z.strictObject({ id: zId, version: z.int().positive() }),
  output: zChangedOut,
  audit: () => 'Saw who was given a way to sign in',
  api: null,
  async handle({ db, write, today, actor }, { id, version }) {
    const grant = await findGrant(db, id);
    if (!grant) return notFound('sign-in');
    const decided = decideSeen(grant, staffIdOf(actor));
    if (!decided.ok) return decided;
    const seen = { seenBy: staffIdOf(actor), seenOn: today };
    const row = await write.update('signInGrant', { id, version }, seen);
    return succeed({ id, version: row.version });
  },
});
