import { createHash } from 'node:crypto';
import { fileTypeFromBuffer } from 'file-type';
import { type Fault, invalidField } from '../foundation/fault.ts';
import { type Result, succeed } from '../foundation/result.ts';
import { REFUSED_TYPES, whyNotTaken } from './upload-locks.ts';

/** A file that somebody sent, once it has been looked into. */
export interface Upload {
  /** A plain name with the ending of what it is: nothing in it leads to a folder, hides, or turns its letters round. */
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
  /** Of the bytes, in hexadecimal. */
  readonly sha256: string;
}

/** The largest file: a scanned report of some dozens of pages. */
export const LARGEST_UPLOAD = 10 * 1024 * 1024;

/** What may be sent, by what it is found to be, with the ending that it then has. */
const KINDS: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/heic': 'heic',
  'image/webp': 'webp',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.oasis.opendocument.text': 'odt',
  'text/plain': 'txt',
};

const TOO_LARGE = 'The file must be 10 MB or smaller';
const WHICH =
  'Choose a PDF, a photo (JPEG, PNG, HEIC or WebP), a Word or OpenDocument text, or a plain text file';

/** Text is what is whole UTF-8 without control characters, and is no markup that a browser would run. */
function isPlainText(bytes: Uint8Array): boolean {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return !/(?![\t\n\v\f\r])\p{Cc}/u.test(text) && !/^\ufeff?\s*<[!?a-z]/i.test(text);
  } catch {
    return false;
  }
}

async function mediaTypeOf(bytes: Uint8Array): Promise<string | undefined> {
  const found = await fileTypeFromBuffer(bytes).catch(() => undefined);
  if (found) return found.mime;
  return isPlainText(bytes) ? 'text/plain' : undefined;
}

/** A name that can be shown and saved anywhere; its ending is that of the content, whatever was claimed. */
export function safeFileName(name: string, ending: string): string {
  const last = name.normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const stem = last.replace(/\.[^.]*$/, '');
  const plain = stem.replace(/[^\p{L}\p{M}\p{N} _-]+/gu, '_').replace(/^[_ -]+|[_ -]+$/g, '');
  return `${[...plain].slice(0, 80).join('') || 'file'}.${ending}`;
}

/**
 * The one door for files. What a file is, its content says: neither the name nor the type that the browser claims is
 * believed. `path` is the form's field, for the fault.
 */
export async function readUpload(
  file: unknown,
  path: readonly (string | number)[],
): Promise<Result<Upload, Fault>> {
  if (!(file instanceof File) || (file.name === '' && file.size === 0))
    return invalidField(path, 'Choose a file');
  if (file.size > LARGEST_UPLOAD) return invalidField(path, TOO_LARGE);
  return readBytes(file.name, new Uint8Array(await file.arrayBuffer()), path);
}

/** The same door for bytes that came without a form. `name` is what the sender calls the file. */
export async function readBytes(
  name: string,
  bytes: Uint8Array,
  path: readonly (string | number)[],
): Promise<Result<Upload, Fault>> {
  if (bytes.length === 0) return invalidField(path, 'The file is empty. Choose another');
  if (bytes.length > LARGEST_UPLOAD) return invalidField(path, TOO_LARGE);
  const mediaType = await mediaTypeOf(bytes);
  const ending = mediaType && KINDS[mediaType];
  if (!mediaType || !ending) return invalidField(path, (mediaType && REFUSED_TYPES[mediaType]) ?? WHICH);
  const against = whyNotTaken(mediaType, bytes);
  if (against) return invalidField(path, against);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return succeed({ name: safeFileName(name, ending), mediaType, bytes, sha256 });
}
