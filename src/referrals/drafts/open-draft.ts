import { z } from 'zod';
import { query, wholeTenant } from '../../doors/index.ts';
import { zId } from '../../foundation/identifiers.ts';
import { succeed } from '../../foundation/result.ts';
import type { ReferralStatus } from '../referral.ts';
import type { Origin } from '../referral-input.ts';
import { findReferral } from '../referral-store.ts';
import { type DraftAnswers, openedBy } from './draft.ts';
import { zDraftOut } from './draft-output.ts';
import { findDraft } from './draft-store.ts';

/** An unfinished referral, as whoever holds its key may see it. */
export interface DraftView {
  readonly id: string;
  readonly version: number;
  readonly programmeId: string;
  readonly origin: Origin;
  readonly answers: DraftAnswers;
  readonly savedAt: Temporal.Instant;
  readonly expiresOn: Temporal.PlainDate;
  /** What became of it, once it was sent. */
  readonly sent: {
    readonly id: string;
    readonly reference: string;
    readonly receivedOn: Temporal.PlainDate;
    readonly status: ReferralStatus;
  } | null;
}

/** Opens an unfinished referral with its key. */
export const openDraft = query({
  name: 'openDraft',
  summary: 'Open an unfinished referral',
  permission: 'public',
  about: wholeTenant,
  input: z.strictObject({ draft: zId, secret: z.string().max(200).nullable() }),
  output: zDraftOut,
  // What was not sent is the sender's own paper still.
  looksAt: ({ sent }: DraftView) => (sent ? [{ referralId: sent.id }] : []),
  api: null,
  async handle(context, input) {
    const found = await findDraft(context.db, input.draft);
    const opened = openedBy(found, context.actor, input.secret, context.today);
    if (!opened.ok) return opened;
    const { id, version, programmeId, origin, answers, savedAt, expiresOn, referralId } = opened.value;
    const referral = referralId ? await findReferral(context.db, referralId) : undefined;
    const sent = referral
      ? {
          id: referral.id,
          reference: referral.reference,
          receivedOn: referral.receivedOn,
          status: referral.status,
        }
      : null;
    const view: DraftView = { id, version, programmeId, origin, answers, savedAt, expiresOn, sent };
    return succeed(view);
  },
});
