import type { FigureRowSource } from '../../doors/index.ts';
import { referralsById } from '../referral-store.ts';

/** How the referrals that a figure was counted from are shown. */
export const referralRows: FigureRowSource = {
  set: 'referrals',
  async rows(db, ids) {
    const referrals = await referralsById(db, ids);
    return referrals.map((each) => ({
      id: each.id,
      personId: each.personId,
      title: `${each.parentName}, ${each.reference}`,
      on: each.receivedOn,
      href: `/referrals/${each.id}`,
    }));
  },
};
