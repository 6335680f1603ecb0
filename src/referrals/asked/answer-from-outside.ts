import { z } from 'zod';
import { command, wholeTenant } from '../../doors/index.ts';
import { invalidField } from '../../foundation/fault.ts';
import { zId } from '../../foundation/identifiers.ts';
import { succeed } from '../../foundation/result.ts';
import { zOptionalText } from '../../foundation/text.ts';
import { saidWrong } from '../fault-words.ts';
import { layAnswers } from '../lay-answers.ts';
import { eventNow } from '../receive.ts';
import type { ReferralAnswers } from '../referral-input.ts';
import { zReferralChangedOut } from '../referral-output.ts';
import { changeReferral } from '../referral-store.ts';
import { openAskedReferral } from './asked-referral.ts';

const zFields = z.record(z.string().max(60), z.unknown());

/** What is told, the same for the same facts: in the order of their names, without what is left open. */
function told(answers: ReferralAnswers): string {
  return JSON.stringify(answers, (_, value: unknown) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value ?? undefined;
    const entries = Object.entries(value).filter(([, each]) => each !== null);
    return Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)));
  });
}

/** A visitor answers, by the link of the referral, what the manager asked; then it waits to be decided again. */
export const answerReferralFromOutside = command({
  name: 'answerReferralFromOutside',
  summary: 'Answer from outside what was asked about a referral',
  permission: 'public',
  about: wholeTenant,
  input: z.strictObject({
    draft: zId,
    secret: z.string().min(1).max(200),
    version: z.int().positive(),
    parent: zFields.nullish(),
    children: z.array(zFields).nullish(),
    proceedings: z.array(zFields).nullish(),
    answers: zFields.nullish(),
    note: zOptionalText(5000),
  }),
  output: zReferralChangedOut,
  audit: () => 'Answered from outside what was asked about a referral',
  api: null,
  async handle(context, input) {
    const opened = await openAskedReferral(context, input);
    if (!opened.ok) return opened;
    const { referral } = opened.value;
    const answers = layAnswers(context, referral, input);
    if (!answers.ok) return answers;
    const isSilent = input.note === null && told(answers.value) === told(referral.answers);
    if (isSilent) return invalidField(['note'], saidWrong('missingAnswer'));
    const row = await changeReferral(
      context.write,
      { id: referral.id, version: input.version },
      {
        status: 'received',
        answers: answers.value,
        history: [...referral.history, eventNow(context, 'answered', input.note)],
      },
    );
    return succeed({ id: row.id, version: row.version, status: row.status });
  },
});
