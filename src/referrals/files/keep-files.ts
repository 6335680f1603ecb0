import { z } from 'zod';
import { readFile, zFile } from '../../documents/index.ts';
import { command, staffIdOf, wholeTenant } from '../../doors/index.ts';
import { invalidField, refused } from '../../foundation/fault.ts';
import { zId } from '../../foundation/identifiers.ts';
import { succeed } from '../../foundation/result.ts';
import { zText } from '../../foundation/text.ts';
import { openedBy } from '../drafts/draft.ts';
import { findDraft } from '../drafts/draft-store.ts';
import { saidWrong } from '../fault-words.ts';
import { filesOfDraft, storeFile } from './file-store.ts';
import { MOST_FILES, nameApart } from './referral-file.ts';

/** Keeps files with what is being filled in, whoever fills it in. What each is called from then on is the answer. */
export const keepReferralFiles = command({
  name: 'keepReferralFiles',
  summary: 'Keep files with an unfinished referral',
  permission: 'public',
  about: wholeTenant,
  input: z.strictObject({
    draft: zId,
    secret: z.string().max(200).nullable(),
    files: z
      .array(z.strictObject({ title: zText(300, 'Say what it is'), file: zFile }))
      .min(1)
      .max(MOST_FILES),
  }),
  output: z.strictObject({ names: z.array(z.string()) }),
  audit: ({ files }) => `Kept files with an unfinished referral (${files.length})`,
  api: null,
  async handle(context, { draft: id, secret, files }) {
    const opened = openedBy(await findDraft(context.db, id), context.actor, secret, context.today);
    if (!opened.ok) return opened;
    const draft = opened.value;
    if (draft.sentOn) return refused('already_sent', saidWrong('alreadySent'));
    const others = (await filesOfDraft(context.db, id)).map(({ fileName }) => fileName);
    if (others.length + files.length > MOST_FILES)
      return invalidField(['files', 0], saidWrong('wrongFiles', { most: MOST_FILES }));
    const names: string[] = [];
    for (const [index, { title, file }] of files.entries()) {
      const read = await readFile(file, ['files', index]);
      if (!read.ok) return read;
      const { mediaType, bytes, sha256 } = read.value;
      const fileName = nameApart(read.value.name, [...others, ...names]);
      names.push(fileName);
      await storeFile(context.write, {
        referralDraftId: id,
        programmeId: draft.programmeId,
        staffId: draft.staffId === null ? null : staffIdOf(context.actor),
        title,
        fileName,
        mediaType,
        size: bytes.length,
        sha256,
        recordedAt: context.now,
        unlogged: bytes,
      });
    }
    return succeed({ names });
  },
});
