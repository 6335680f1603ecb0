import { type CommandContext, staffIdOf } from '../doors/index.ts';
import { keptFor } from './document.ts';

/** A file that came by another way, and what it is called among her documents. */
export interface KeptFile {
  readonly personId: string;
  readonly title: string;
  readonly note: string;
  readonly fileName: string;
  readonly mediaType: string;
  readonly size: number;
  readonly sha256: string;
  readonly bytes: Uint8Array;
}

/** Puts a file that stands with a referral among the documents of the person, seen by whoever may read the record. */
export async function keepAsDocument(context: CommandContext, file: KeptFile): Promise<void> {
  const { write, actor, now } = context;
  const { personId, title, note, bytes, fileName, mediaType, size, sha256 } = file;
  const staffId = staffIdOf(actor);
  const common = { personId, ...keptFor('record', []), staffId, recordedAt: now };
  const { id } = await write.insert('document', { ...common, kind: 'other', title: title.slice(0, 200) });
  await write.insert('documentVersion', {
    ...common,
    documentId: id,
    number: 1,
    note,
    recordedBy: staffId,
    fileName,
    mediaType,
    size,
    sha256,
    unlogged: bytes,
  });
}
