import { z } from 'zod';
import { query, withinReach } from '../doors/index.ts';
import { succeed } from '../foundation/result.ts';
import { zDecisionsDueOut } from './referral-output.ts';
import { countToDecide } from './referral-store.ts';

/** How many days ahead a decision is said to be due. */
const SOON_DAYS = 3;

/** How many referrals should have been decided, and how many are to be soon. */
export const decisionsDue = query({
  name: 'decisionsDue',
  summary: 'Count the referrals that should have been decided, and those to be decided soon',
  permission: 'referral:read',
  about: withinReach,
  input: z.strictObject({}),
  output: zDecisionsDueOut,
  looksAt: (_: z.output<typeof zDecisionsDueOut>) => [],
  api: { method: 'get', path: '/decisions-due' },
  async handle({ db, today }) {
    return succeed(await countToDecide(db, today, today.add({ days: SOON_DAYS })));
  },
});
