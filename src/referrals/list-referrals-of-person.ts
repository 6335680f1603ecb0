import { z } from 'zod';
import { ofPerson, query } from '../doors/index.ts';
import { notFound } from '../foundation/fault.ts';
import { zId } from '../foundation/identifiers.ts';
import { succeed } from '../foundation/result.ts';
import type { Referral } from './referral.ts';
import { zReferralsOfPersonOut } from './referral-output.ts';
import { referralsOfPerson, restrictionOf } from './referral-store.ts';

/** One referral of a person, for her own page. */
export type ReferralOfPerson = Pick<
  Referral,
  'id' | 'personId' | 'reference' | 'programmeId' | 'origin' | 'receivedOn' | 'status' | 'decidedOn'
>;

/** The referrals that led to a person's record, the newest first. */
export const listReferralsOfPerson = query({
  name: 'listReferralsOfPerson',
  summary: 'List the referrals of one person',
  permission: 'referral:read',
  about: ofPerson,
  input: z.strictObject({ personId: zId }),
  output: zReferralsOfPersonOut,
  looksAt: (found: readonly ReferralOfPerson[]) => [...new Set(found.flatMap((each) => each.personId ?? []))],
  api: { method: 'get', path: '/people/{personId}/referrals' },
  async handle(context, { personId }) {
    if ((await restrictionOf(context.db, personId)) === undefined) return notFound('person');
    const referrals = await referralsOfPerson(context.db, personId);
    const found: readonly ReferralOfPerson[] = referrals.map((each) => ({
      id: each.id,
      personId: each.personId,
      reference: each.reference,
      programmeId: each.programmeId,
      origin: each.origin,
      receivedOn: each.receivedOn,
      status: each.status,
      decidedOn: each.decidedOn,
    }));
    return succeed(found);
  },
});
