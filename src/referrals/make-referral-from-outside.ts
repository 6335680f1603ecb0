import { z } from 'zod';
import { command, wholeTenant } from '../doors/index.ts';
import { invalidField, refused } from '../foundation/fault.ts';
import { zId } from '../foundation/identifiers.ts';
import { fail } from '../foundation/result.ts';
import { openedBy } from './drafts/draft.ts';
import { answersFromDraft } from './drafts/draft-answers.ts';
import { findDraft, markSent } from './drafts/draft-store.ts';
import { saidWrong } from './fault-words.ts';
import { receive } from './receive.ts';
import { zReceivedOut } from './referral-output.ts';

/** A visitor without an account sends what was filled in: a professional outside, or the parent herself. */
export const makeReferralFromOutside = command({
  name: 'makeReferralFromOutside',
  summary: 'Send a referral from outside',
  permission: 'public',
  about: wholeTenant,
  input: z.strictObject({
    draft: zId,
    secret: z.string().min(1).max(200),
    version: z.int().positive(),
  }),
  output: zReceivedOut,
  audit: () => 'Sent a referral from outside',
  api: null,
  async handle(context, input) {
    const opened = openedBy(
      await findDraft(context.db, input.draft),
      context.actor,
      input.secret,
      context.today,
    );
    if (!opened.ok) return opened;
    const draft = opened.value;
    if (draft.sentOn) return refused('already_sent', saidWrong('alreadySent'));
    const programme = context.programmes.current(draft.programmeId);
    if (!programme) return invalidField([], saidWrong('noReferralsNow'));
    const read = answersFromDraft(draft.answers);
    if (!read.ok) return fail({ kind: 'invalid', faults: read.error });
    const { origin } = draft;
    const received = await receive(context, {
      id: draft.id,
      draftId: draft.id,
      programme,
      origin,
      answers: read.value,
    });
    if (!received.ok) return received;
    const seen = { id: draft.id, version: input.version };
    await markSent(context.write, seen, { referralId: received.value.id, on: context.today });
    return received;
  },
});
