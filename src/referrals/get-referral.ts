import { z } from 'zod';
import { listed } from '../access/looks.ts';
import { isOpenTo } from '../access/walls.ts';
import { type QueryContext, query } from '../doors/index.ts';
import { isBefore } from '../foundation/dates.ts';
import { notFound } from '../foundation/fault.ts';
import { zId } from '../foundation/identifiers.ts';
import { succeed } from '../foundation/result.ts';
import { type Considered, consider } from './consider.ts';
import { barringCriteria, openCriteria } from './decision.ts';
import { findDraft } from './drafts/draft-store.ts';
import { filesOfReferral } from './files/file-store.ts';
import type { Referral, ReferralEvent } from './referral.ts';
import type { ReferralAnswers } from './referral-input.ts';
import { zReferralOut } from './referral-output.ts';
import { findReferral, namesOfStaff } from './referral-store.ts';

/** A referral with all that a decision on it looks at. */
export interface ReferralView extends Omit<Referral, 'history' | 'criteria'> {
  readonly programmeTitle: string;
  /** How the criteria stand today. */
  readonly eligibility: Considered['eligibility'];
  /** Ids of criteria that stand in the way of accepting, and of those that no override lifts. */
  readonly open: readonly string[];
  readonly barring: readonly string[];
  /** How the criteria stood when it was decided. */
  readonly decidedUpon: Referral['criteria'];
  readonly duplicates: Considered['duplicates'];
  /** What came with it as a file; an answer names it. None once it is accepted: then they are documents of the person. */
  readonly files: readonly {
    readonly id: string;
    readonly name: string;
    readonly mediaType: string;
    readonly size: number;
  }[];
  /** Until when whoever referred from outside can answer by link what is asked; null when there is no such way. */
  readonly linkOpenUntil: Temporal.PlainDate | null;
  readonly history: readonly (ReferralEvent & { readonly by: string | null })[];
  readonly madeBy: string | null;
  readonly decidedByName: string | null;
}

async function linkOpenUntil({ db, today }: QueryContext, referral: Referral) {
  if (referral.origin === 'staff' || referral.status !== 'asked_for_more') return null;
  const draft = await findDraft(db, referral.id);
  return draft && !isBefore(draft.expiresOn, today) ? draft.expiresOn : null;
}

/** What a referral says, for whom the wall of health is closed to. */
function withoutHealth(answers: ReferralAnswers): ReferralAnswers {
  return { ...answers, parent: { ...answers.parent, disability: null } };
}

/** Reads one referral. */
export const getReferral = query({
  name: 'getReferral',
  summary: 'Read a referral, with how it stands against the criteria',
  permission: 'referral:read',
  about: ({ id }) => ({ kind: 'referral', id }),
  input: z.strictObject({ id: zId }),
  output: zReferralOut,
  looksAt: ({ id, personId, duplicates }: ReferralView) => [
    { referralId: id, personId },
    ...listed(duplicates.map((each) => each.id)),
  ],
  api: { method: 'get', path: '/referrals/{id}' },
  async handle(context, { id }) {
    const referral = await findReferral(context.db, id);
    if (!referral) return notFound('referral');
    const { programme, eligibility, duplicates } = await consider(context, referral);
    const { history, criteria, answers, ...rest } = referral;
    const names = await namesOfStaff(context.db, [
      referral.staffId,
      referral.decidedBy,
      ...history.map((event) => event.staffId),
    ]);
    const nameOf = (staffId: string | null) => (staffId ? (names.get(staffId) ?? null) : null);
    const view: ReferralView = {
      ...rest,
      answers: isOpenTo(context.actor, 'disability') ? answers : withoutHealth(answers),
      programmeTitle: programme.title,
      eligibility,
      open: openCriteria(eligibility).map((each) => each.id),
      barring: barringCriteria(programme, eligibility).map((each) => each.id),
      decidedUpon: criteria,
      duplicates,
      files: (await filesOfReferral(context.db, id)).map((each) => ({
        id: each.id,
        name: each.fileName,
        mediaType: each.mediaType,
        size: each.size,
      })),
      linkOpenUntil: await linkOpenUntil(context, referral),
      history: history.map((event) => ({ ...event, by: nameOf(event.staffId) })),
      madeBy: nameOf(referral.staffId),
      decidedByName: nameOf(referral.decidedBy),
    };
    return succeed(view);
  },
});
