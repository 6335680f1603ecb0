import { z } from 'zod';
import { command, wholeTenant } from '../../doors/index.ts';
import { zChangedOut } from '../../foundation/answers.ts';
import { zId } from '../../foundation/identifiers.ts';
import { succeed } from '../../foundation/result.ts';
import { type DraftValue, layOver, openedBy } from './draft.ts';
import { findDraft, saveAnswers } from './draft-store.ts';

/** A value as a form sends it. */
export const zDraftValue: z.ZodType<DraftValue> = z.lazy(() =>
  z.union([
    z.string().max(50_000, 'Shorten this to 50,000 characters or fewer'),
    z.array(zDraftValue).max(1000),
    z.record(z.string().max(60), zDraftValue),
  ]),
);

/** Saves what has been filled in so far, just as it was typed; whether it can be sent is asked when it is sent. */
export const saveDraft = command({
  name: 'saveDraft',
  summary: 'Save an unfinished referral',
  permission: 'public',
  about: wholeTenant,
  input: z.strictObject({
    draft: zId,
    secret: z.string().max(200).nullable(),
    version: z.int().positive(),
    answers: z.record(z.string().max(60), zDraftValue),
  }),
  output: zChangedOut,
  audit: () => 'Saved an unfinished referral',
  api: null,
  async handle(context, input) {
    const found = await findDraft(context.db, input.draft);
    const opened = openedBy(found, context.actor, input.secret, context.today);
    if (!opened.ok) return opened;
    const answers = layOver(opened.value, input.answers);
    if (!answers.ok) return answers;
    const seen = { id: input.draft, version: input.version };
    const saved = await saveAnswers(context.write, seen, answers.value, context.now);
    return succeed({ id: saved.id, version: saved.version });
  },
});
