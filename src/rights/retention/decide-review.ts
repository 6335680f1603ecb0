import { z } from 'zod';
import { askKeeper, type CommandContext, command, staffIdOf } from '../../doors/index.ts';
import { zChangedOut } from '../../foundation/answers.ts';
import { zDate } from '../../foundation/dates.ts';
import { type Fault, notFound } from '../../foundation/fault.ts';
import { zId } from '../../foundation/identifiers.ts';
import { type Result, succeed } from '../../foundation/result.ts';
import { zText } from '../../foundation/text.ts';
import { decideAgreeDestroy, decideKeep, decidePropose } from './retention.ts';
import { type ReviewRow, reviewRows } from './review-store.ts';
import type { RetentionReviewTable } from './tables.ts';

type Changes = Partial<
  Pick<
    { [Key in keyof RetentionReviewTable]: string | Temporal.PlainDate | null },
    'keptUntil' | 'keptWhy' | 'keptBy' | 'proposedBy' | 'proposedOn' | 'agreedBy' | 'agreedOn' | 'failed'
  >
>;

async function changeReview(
  context: CommandContext,
  seen: { readonly id: string; readonly version: number },
  decide: (review: ReviewRow) => Result<true, Fault>,
  changes: Changes,
): Promise<Result<{ id: string; version: number }, Fault>> {
  const [review] = await reviewRows(context.db, seen.id);
  if (!review) return notFound('record');
  const decision = decide(review);
  if (!decision.ok) return decision;
  const { id, version } = await context.write.update('retentionReview', seen, changes as never);
  return succeed({ id, version });
}

const zSeen = { id: zId, version: z.int() };

/** One person says that a record whose time is over should be destroyed. */
export const proposeDestruction = command({
  name: 'proposeDestruction',
  summary: 'Say that a record whose time is over should be destroyed; somebody else has to agree',
  permission: 'retention:decide',
  about: ({ id }) => ({ kind: 'retentionReview', id }),
  input: z.strictObject(zSeen),
  output: zChangedOut,
  audit: () => 'Proposed that a record be destroyed',
  api: { method: 'post', path: '/retention/reviews/{id}/proposal' },
  handle: (context, seen) =>
    changeReview(context, seen, (review) => decidePropose(review, context.today), {
      proposedBy: staffIdOf(context.actor),
      proposedOn: context.today,
      failed: null,
    }),
});

/** Another person agrees: Facet destroys the record within a minute, and writes the certificate. */
export const agreeDestruction = command({
  name: 'agreeDestruction',
  summary: 'Agree, as the second person, that a record is destroyed',
  permission: 'retention:decide',
  about: ({ id }) => ({ kind: 'retentionReview', id }),
  input: z.strictObject(zSeen),
  output: zChangedOut,
  audit: () => 'Agreed that a record be destroyed',
  api: { method: 'post', path: '/retention/reviews/{id}/agreement' },
  handle(context, seen) {
    const staffId = staffIdOf(context.actor) ?? '';
    askKeeper(context.actor.tenant);
    const changes = { agreedBy: staffId, agreedOn: context.today };
    return changeReview(context, seen, (review) => decideAgreeDestroy(review, staffId), changes);
  },
});

/** A record is kept longer than its time, for a reason. */
export const keepLonger = command({
  name: 'keepLonger',
  summary: 'Keep a record longer than its time, until a day, for a reason',
  permission: 'retention:decide',
  about: ({ id }) => ({ kind: 'retentionReview', id }),
  input: z.strictObject({ ...zSeen, until: zDate, why: zText(2000, 'Enter why it is kept longer') }),
  output: zChangedOut,
  audit: () => 'Kept a record longer',
  api: { method: 'post', path: '/retention/reviews/{id}/keeping' },
  handle: (context, { id, version, until, why }) =>
    changeReview(context, { id, version }, (review) => decideKeep(review, until, context.today), {
      keptUntil: until,
      keptWhy: why,
      keptBy: staffIdOf(context.actor),
      proposedBy: null,
      proposedOn: null,
    }),
});
