import { z } from 'zod';
import { command } from '../doors/index.ts';
import { notFound } from '../foundation/fault.ts';
import { zId } from '../foundation/identifiers.ts';
import { succeed } from '../foundation/result.ts';
import { zOptionalText } from '../foundation/text.ts';
import { notOpen } from './decision.ts';
import { layAnswers } from './lay-answers.ts';
import { eventNow } from './receive.ts';
import { WAITING } from './referral.ts';
import { zReferralChangedOut } from './referral-output.ts';
import { changeReferral, findReferral } from './referral-store.ts';

const zFields = z.record(z.string().max(60), z.unknown());

/** Adds what was missing to a referral that waits: single facts of the parent, whole lists of children and proceedings. */
export const answerReferral = command({
  name: 'answerReferral',
  summary: 'Add what was asked for to a referral',
  permission: 'referral:make',
  about: ({ id }) => ({ kind: 'referral', id }),
  input: z.strictObject({
    id: zId,
    version: z.int().positive(),
    parent: zFields.nullish().meta({ description: 'Facts of the parent, laid over those known' }),
    safeContact: zFields.nullish(),
    children: z.array(zFields).nullish().meta({ description: 'All children, in place of those known' }),
    proceedings: z.array(zFields).nullish().meta({ description: 'All proceedings, in place of those known' }),
    answers: zFields.nullish().meta({ description: 'Answers to the programme’s questions, laid over' }),
    note: zOptionalText(2000).meta({ description: 'Who said so, and when' }),
  }),
  output: zReferralChangedOut,
  audit: () => 'Added facts to a referral',
  api: { method: 'post', path: '/referrals/{id}/answers' },
  async handle(context, input) {
    const referral = await findReferral(context.db, input.id);
    if (!referral) return notFound('referral');
    if (!WAITING.includes(referral.status)) return notOpen(referral.status);
    const answers = layAnswers(context, referral, input);
    if (!answers.ok) return answers;
    const row = await changeReferral(
      context.write,
      { id: input.id, version: input.version },
      {
        status: 'received',
        answers: answers.value,
        history: [...referral.history, eventNow(context, 'answered', input.note)],
      },
    );
    return succeed({ id: row.id, version: row.version, status: row.status });
  },
});
