import { z } from 'zod';
import { command, wholeTenant } from '../../doors/index.ts';
import { zCountOut } from '../../foundation/answers.ts';
import { succeed } from '../../foundation/result.ts';
import { filesOfDraft, removeFiles } from '../files/file-store.ts';
import { expiredDrafts } from './draft-store.ts';

/** How many drafts are removed at one time, so that no run holds the table for long. */
const AT_ONCE = 500;

/** Removes drafts that are past their time: what somebody chose not to send is not kept. Run it daily. */
export const removeExpiredDrafts = command({
  name: 'removeExpiredDrafts',
  summary: 'Remove unfinished referrals that are past their time',
  permission: 'housekeeping:do',
  about: wholeTenant,
  input: z.strictObject({}),
  output: z.strictObject({ removed: zCountOut, more: z.boolean() }),
  audit: () => 'Removed unfinished referrals that were past their time',
  api: null,
  async handle(context) {
    const drafts = await expiredDrafts(context.db, context.today, AT_ONCE);
    for (const draft of drafts) {
      await removeFiles(context.write, await filesOfDraft(context.db, draft.id));
      await context.write.remove('referralDraft', draft);
    }
    return succeed({ removed: drafts.length, more: drafts.length === AT_ONCE });
  },
});
