import { z } from 'zod';
import { command } from '../doors/index.ts';
import { zDate } from '../foundation/dates.ts';
import { invalidField } from '../foundation/fault.ts';
import { zId } from '../foundation/identifiers.ts';
import { openedBy } from './drafts/draft.ts';
import { findDraft, markSent } from './drafts/draft-store.ts';
import { receive } from './receive.ts';
import { madeReferral } from './referral-examples.ts';
import { zOrigin, zProgrammeId, zReferralAnswers } from './referral-input.ts';
import { zReceivedOut } from './referral-output.ts';

/** A worker makes a referral: her own, or one that came by letter, telephone or email. */
export const makeReferral = command({
  name: 'makeReferral',
  summary: 'Make a referral',
  permission: 'referral:make',
  about: ({ programme }) => ({ kind: 'programme', programme }),
  input: zReferralAnswers.extend({
    programme: zProgrammeId.meta({ description: 'To which programme, by its id' }),
    origin: zOrigin
      .default('staff')
      .meta({ description: 'Who asks: a worker here, a partner outside, or the parent herself' }),
    receivedOn: zDate.nullish().meta({ description: 'When it came, if it came on paper before today' }),
    draft: z
      .strictObject({ id: zId, version: z.int().positive() })
      .nullish()
      .meta({ description: 'The unfinished referral that this was filled in as; it is closed' }),
  }),
  output: zReceivedOut,
  audit: ({ programme, origin }) => `Made a referral to ${programme} (${origin})`,
  api: { method: 'post', path: '/referrals' },
  example: madeReferral,
  async handle(context, input) {
    const { programme: programmeId, origin, receivedOn, draft: sent, ...answers } = input;
    const programme = context.programmes.current(programmeId);
    if (!programme) return invalidField(['programme'], 'There is no such programme here');
    if (receivedOn && Temporal.PlainDate.compare(receivedOn, context.today) > 0) {
      return invalidField(['receivedOn'], 'The date it came must be today or in the past');
    }
    const opened = sent && openedBy(await findDraft(context.db, sent.id), context.actor, null, context.today);
    if (opened && !opened.ok) return opened;
    const received = await receive(context, {
      draftId: sent?.id,
      programme,
      origin,
      answers,
      receivedOn: receivedOn ?? undefined,
    });
    if (!received.ok || !sent) return received;
    await markSent(context.write, sent, { referralId: received.value.id, on: context.today });
    return received;
  },
});
