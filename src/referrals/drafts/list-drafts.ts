import { z } from 'zod';
import { query, staffIdOf, withinReach } from '../../doors/index.ts';
import { succeed } from '../../foundation/result.ts';
import { zDraftOut } from './draft-output.ts';
import { openDraftsOf } from './draft-store.ts';
import type { DraftView } from './open-draft.ts';

/** The referrals that a worker has begun and not sent. */
export const listDrafts = query({
  name: 'listDrafts',
  summary: 'List my unfinished referrals',
  permission: 'referral:make',
  about: withinReach,
  input: z.strictObject({}),
  output: z.array(zDraftOut),
  looksAt: (): readonly string[] => [],
  api: null,
  async handle(context) {
    const staffId = staffIdOf(context.actor);
    const drafts = staffId === null ? [] : await openDraftsOf(context.db, staffId, context.today);
    const views: readonly DraftView[] = drafts.map((draft) => ({
      id: draft.id,
      version: draft.version,
      programmeId: draft.programmeId,
      origin: draft.origin,
      answers: draft.answers,
      savedAt: draft.savedAt,
      expiresOn: draft.expiresOn,
      sent: null,
    }));
    return succeed(views);
  },
});
