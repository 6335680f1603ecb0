import { keepAsDocument } from '../../documents/index.ts';
import type { CommandContext } from '../../doors/index.ts';
import type { Referral } from '../referral.ts';
import { fileOfReferral, filesOfReferral, removeFiles } from './file-store.ts';

/** The files of a referral that is accepted become documents of the person, and are kept once. */
export async function becomeDocuments(
  context: CommandContext,
  referral: Referral,
  personId: string,
): Promise<void> {
  const files = await filesOfReferral(context.db, referral.id);
  for (const { id } of files) {
    const file = await fileOfReferral(context.db, referral.id, id);
    if (file)
      await keepAsDocument(context, {
        ...file,
        personId,
        note: `Came with the referral ${referral.reference}`,
      });
  }
  await removeFiles(context.write, files);
}
