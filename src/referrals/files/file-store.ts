import type { Insertable } from 'kysely';
import type { TenantDb } from '../../foundation/database/session.ts';
import type { Tables } from '../../foundation/database/tables.ts';
import type { Writer } from '../../foundation/database/write.ts';
import type { ReferralFile } from './referral-file.ts';

const columns = ['id', 'version', 'title', 'fileName', 'mediaType', 'size'] as const;

/** The files of what is being filled in, those taken out again among them. */
export async function filesOfDraft(db: TenantDb, draftId: string): Promise<ReferralFile[]> {
  return db
    .selectFrom('referralFile')
    .select(columns)
    .where('referralDraftId', '=', draftId)
    .orderBy('id')
    .execute();
}

/** The files that a referral was sent with. */
export async function filesOfReferral(db: TenantDb, referralId: string): Promise<ReferralFile[]> {
  return db
    .selectFrom('referralFile')
    .select(columns)
    .where('referralId', '=', referralId)
    .orderBy('id')
    .execute();
}

/** One of them with its bytes. */
export async function fileOfReferral(db: TenantDb, referralId: string, id: string) {
  return db
    .selectFrom('referralFile')
    .select([...columns, 'sha256', 'unlogged as bytes'])
    .where('referralId', '=', referralId)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** Stores a file of what is being filled in. */
export async function storeFile(write: Writer, row: Insertable<Tables['referralFile']>): Promise<void> {
  await write.insert('referralFile', row);
}

/** Ties files to the referral that they are sent with. */
export async function sendFiles(
  write: Writer,
  files: readonly ReferralFile[],
  referralId: string,
): Promise<void> {
  for (const { id, version } of files) await write.update('referralFile', { id, version }, { referralId });
}

/** Removes files: of a draft that is past its time, or once they are documents of the person. */
export async function removeFiles(write: Writer, files: readonly ReferralFile[]): Promise<void> {
  for (const { id, version } of files) await write.remove('referralFile', { id, version });
}
