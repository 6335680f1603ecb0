import { z } from 'zod';
import { command } from '../doors/index.ts';
import { notFound } from '../foundation/fault.ts';
import { zId } from '../foundation/identifiers.ts';
import { readInput } from '../foundation/read-input.ts';
import { fail, succeed } from '../foundation/result.ts';
import { zOptionalText } from '../foundation/text.ts';
import { programmeOf } from './consider.ts';
import { notOpen } from './decision.ts';
import { eventNow } from './receive.ts';
import { receiveReferral } from './receive-referral.ts';
import { WAITING } from './referral.ts';
import { zReferralAnswers } from './referral-input.ts';
import { zReferralChangedOut } from './referral-output.ts';
import { changeReferral, findReferral } from './referral-store.ts';

const zFields = z.record(z.string().max(60), z.unknown());

/** Adds what was missing to a referral that waits: single facts of the parent, whole lists of children and proceedings. */
export const answerReferral = command({
  name: 'answerReferral',
  summary: 'Add what was asked for to a referral',
  permission: 'referral:make',
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
    const known = referral.answers;
    const parsed = readInput(zReferralAnswers, {
      ...known,
      parent: { ...known.parent, ...input.parent },
      safeContact: input.safeContact ? { ...known.safeContact, ...input.safeContact } : known.safeContact,
      children: input.children ?? known.children,
      proceedings: input.proceedings ?? known.proceedings,
      answers: { ...known.answers, ...input.answers },
    });
    if (!parsed.ok) return fail({ kind: 'invalid', faults: parsed.error });
    const decided = receiveReferral(
      programmeOf(context, referral),
      referral.origin,
      parsed.value,
      context.today,
    );
    if (!decided.ok) return fail({ kind: 'invalid', faults: decided.error });
    const row = await changeReferral(
      context.write,
      { id: input.id, version: input.version },
      {
        status: 'received',
        answers: decided.value,
        history: [...referral.history, eventNow(context, 'answered', input.note)],
      },
    );
    return succeed({ id: row.id, version: row.version, status: row.status });
  },
});
