import { z } from 'zod';
import { command, staffIdOf } from '../doors/index.ts';
import { notFound } from '../foundation/fault.ts';
import { zId } from '../foundation/identifiers.ts';
import { succeed } from '../foundation/result.ts';
import { zOptionalText } from '../foundation/text.ts';
import { notOpen } from './decision.ts';
import { eventNow } from './receive.ts';
import { WAITING } from './referral.ts';
import { zReferralChangedOut } from './referral-output.ts';
import { changeReferral, findReferral } from './referral-store.ts';

/** Takes a referral back before it was decided, because the parent or the referrer asked for that. */
export const withdrawReferral = command({
  name: 'withdrawReferral',
  summary: 'Withdraw a referral',
  permission: 'referral:make',
  about: ({ id }) => ({ kind: 'referral', id }),
  input: z.strictObject({ id: zId, version: z.int().positive(), reason: zOptionalText(2000) }),
  output: zReferralChangedOut,
  audit: () => 'Withdrew a referral',
  api: { method: 'post', path: '/referrals/{id}/withdrawal' },
  async handle(context, input) {
    const referral = await findReferral(context.db, input.id);
    if (!referral) return notFound('referral');
    if (!WAITING.includes(referral.status)) return notOpen(referral.status);
    const row = await changeReferral(
      context.write,
      { id: input.id, version: input.version },
      {
        status: 'withdrawn',
        history: [...referral.history, eventNow(context, 'withdrawn', input.reason)],
        rest: {
          decidedOn: context.today,
          decidedBy: staffIdOf(context.actor),
          decisionNote: input.reason,
        },
      },
    );
    return succeed({ id: row.id, version: row.version, status: row.status });
  },
});
