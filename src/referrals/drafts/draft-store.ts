import { type Selectable, sql } from 'kysely';
import type { TenantDb } from '../../foundation/database/session.ts';
import type { Seen, Writer } from '../../foundation/database/write.ts';
import { WAITING } from '../referral.ts';
import type { ReferralDraftTable } from '../tables.ts';
import type { Draft, DraftAnswers } from './draft.ts';

const json = (answers: DraftAnswers) => sql<DraftAnswers>`${JSON.stringify(answers)}::jsonb`;

const columns = [
  'id',
  'version',
  'programmeId',
  'origin',
  'secretHash',
  'staffId',
  'unlogged as answers',
  'startedAt',
  'savedAt',
  'expiresOn',
  'sentOn',
  'referralId',
] as const;

/** What somebody typed and has not sent is no record: its column is left out of the change log. */
function draftOf({ unlogged, ...row }: Selectable<ReferralDraftTable>): Draft {
  return { ...row, answers: unlogged };
}

/** One draft; undefined when there is none, or the reader was not given it. */
export async function findDraft(db: TenantDb, id: string): Promise<Draft | undefined> {
  return db.selectFrom('referralDraft').select(columns).where('id', '=', id).executeTakeFirst();
}

/** A worker's own drafts that are not sent and not past their time, the latest first. */
export async function openDraftsOf(
  db: TenantDb,
  staffId: string,
  today: Temporal.PlainDate,
): Promise<Draft[]> {
  return db
    .selectFrom('referralDraft')
    .select(columns)
    .where('staffId', '=', staffId)
    .where('sentOn', 'is', null)
    .where('expiresOn', '>=', today)
    .orderBy('savedAt', 'desc')
    .limit(20)
    .execute();
}

/** Stores a new draft. */
export async function storeDraft(
  write: Writer,
  draft: Omit<Draft, 'version' | 'answers' | 'sentOn' | 'referralId'>,
): Promise<Draft> {
  return draftOf(await write.insert('referralDraft', { ...draft, unlogged: json({}) }));
}

/** Saves a draft's answers; throws `StaleRow` when it was saved elsewhere since. */
export async function saveAnswers(
  write: Writer,
  seen: Seen,
  answers: DraftAnswers,
  at: Temporal.Instant,
): Promise<Draft> {
  return draftOf(await write.update('referralDraft', seen, { unlogged: json(answers), savedAt: at }));
}

/** Marks a draft as sent and empties it: what it said is in the referral now. */
export async function markSent(
  write: Writer,
  seen: Seen,
  sent: { readonly referralId: string; readonly on: Temporal.PlainDate },
): Promise<Draft> {
  return draftOf(
    await write.update('referralDraft', seen, {
      unlogged: json({}),
      sentOn: sent.on,
      referralId: sent.referralId,
    }),
  );
}

/** Keeps the link of a referral that was sent open until a day. */
export async function keepLinkUntil(write: Writer, seen: Seen, until: Temporal.PlainDate): Promise<Draft> {
  return draftOf(await write.update('referralDraft', seen, { expiresOn: until }));
}

/** Drafts past their time: not sent, or sent and decided. The link of a referral that waits is kept. */
export async function expiredDrafts(
  db: TenantDb,
  today: Temporal.PlainDate,
  limit: number,
): Promise<readonly Seen[]> {
  return db
    .selectFrom('referralDraft')
    .select(['id', 'version'])
    .where('expiresOn', '<', today)
    .where((expression) =>
      expression.not(
        expression.exists(
          expression
            .selectFrom('referral')
            .select('referral.id')
            .whereRef('referral.id', '=', 'referralDraft.referralId')
            .where('referral.status', 'in', WAITING),
        ),
      ),
    )
    .orderBy('expiresOn')
    .limit(limit)
    .execute();
}
