import type { QueryContext } from '../../doors/index.ts';
import type { Fault } from '../../foundation/fault.ts';
import { notFound, refused } from '../../foundation/fault.ts';
import { type Result, succeed } from '../../foundation/result.ts';
import { type Draft, openedBy } from '../drafts/draft.ts';
import { findDraft } from '../drafts/draft-store.ts';
import { saidWrong } from '../fault-words.ts';
import type { Referral } from '../referral.ts';
import { findReferral } from '../referral-store.ts';

/** The key of the link with which a referral was made. */
export interface LinkKey {
  readonly draft: string;
  readonly secret: string;
}

/** Refuses answers to what nobody asks, or asks no longer. */
export function mayAnswer(referral: Pick<Referral, 'status'>): Result<null, Fault> {
  return referral.status === 'asked_for_more'
    ? succeed(null)
    : refused('not_asked', saidWrong('answerNotAwaited'));
}

/** Opens, with the link that it was made by, a referral about which more was asked. */
export async function openAskedReferral(
  context: QueryContext,
  key: LinkKey,
): Promise<Result<{ readonly draft: Draft; readonly referral: Referral }, Fault>> {
  const found = await findDraft(context.db, key.draft);
  const opened = openedBy(found, context.actor, key.secret, context.today);
  if (!opened.ok) return opened;
  const draft = opened.value;
  const referral = draft.referralId ? await findReferral(context.db, draft.referralId) : undefined;
  if (!referral) return notFound('unfinished referral');
  const may = mayAnswer(referral);
  return may.ok ? succeed({ draft, referral }) : may;
}
