import type { HomeLine, HomeNotice } from '../../doors/index.ts';
import { decisionsDue } from '../decisions-due.ts';

const counted = (count: number) => (count === 1 ? '1 referral' : `${count} referrals`);

/** The way to referrals that should have been decided, or are to be soon, for those who decide. */
export const decisionsNotice: HomeNotice = {
  permission: 'referral:decide',
  async lines(request) {
    const found = await request.ask(decisionsDue, {});
    if (!found.ok) return [];
    const { overdue, soon } = found.value;
    const late: HomeLine = {
      text: `${counted(overdue)} not decided in time`,
      href: '/referrals?status=overdue&sort=decide_by',
    };
    const near: HomeLine = {
      text: `${counted(soon)} to be decided within three days`,
      href: '/referrals?sort=decide_by',
    };
    return [...(overdue > 0 ? [late] : []), ...(soon > 0 ? [near] : [])];
  },
};
