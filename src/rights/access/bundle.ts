import { createHash } from 'node:crypto';
import { strToU8, zipSync } from 'fflate';
import { labelOf } from './collect-words.ts';
import { type ExemptionId, exemptions } from './exemptions.ts';
import { leaveOut, type Piece } from './passage.ts';
import type { ItemRow } from './request-store.ts';

/** One record as it is given: every passage in pieces, with what was left out already gone. */
export interface GivenRecord {
  readonly title: string;
  readonly source: string;
  readonly passages: readonly { readonly label: string; readonly pieces: readonly Piece[] }[];
  /** Where its file stands among the files of the answer; undefined where it has none, or where that is left out. */
  readonly file?: string | undefined;
}

/** The passage that stands for a file: a place to decide, so that somebody looks into each. */
export const FILE_NAME = labelOf('file_name');

/** All that is given. */
export interface Given {
  readonly records: readonly GivenRecord[];
  /** Passages given, and places where words were left out. */
  readonly passages: number;
  readonly hidden: number;
  /** Why words were left out, each reason that was used. */
  readonly reasons: readonly ExemptionId[];
  /** The files that her records hold, as they are, by where they stand in the answer. */
  readonly files: Readonly<Record<string, Uint8Array>>;
}

/** What a file is called; undefined where its name is left out in any part, and the file with it. */
function fileName(passages: GivenRecord['passages']): string | undefined {
  const pieces = passages.find(({ label }) => label === FILE_NAME)?.pieces ?? [];
  const text = pieces.map((piece) => ('text' in piece ? piece.text : ''));
  return pieces.some((piece) => 'hidden' in piece) ? undefined : text.join('') || undefined;
}

/** What is given of what was collected: only from here on does anything become a file. */
export function givenOf(items: readonly ItemRow[]): Given {
  const files: Record<string, Uint8Array> = {};
  const records = items.map(({ title, source, passages, marks, position, file }) => {
    const given = passages.map(({ label, text }, index) => ({
      label,
      pieces: leaveOut(
        text,
        marks.flatMap(({ passage, starts, ends, decision, reason }) =>
          passage === index && decision !== 'show'
            ? [{ starts, ends, reason: reason ?? 'another_person' }]
            : [],
        ),
      ),
    }));
    const name = file && fileName(given);
    const at = name ? `documents/${position + 1}-${name}` : undefined;
    if (file && at) files[at] = file;
    return { title, source, passages: given, file: at };
  });
  const pieces = records.flatMap((record) => record.passages.flatMap((passage) => passage.pieces));
  const hidden = pieces.flatMap((piece) => ('hidden' in piece ? [piece.hidden] : []));
  const used = new Set(hidden.flat());
  return {
    records,
    files,
    passages: records.reduce((sum, record) => sum + record.passages.length, 0),
    hidden: hidden.length,
    reasons: (Object.keys(exemptions) as ExemptionId[]).filter((id) => used.has(id)),
  };
}

/** The files of an answer, by name. */
export type AnswerFiles = Readonly<Record<string, string>>;

/** Every file has the same day, so that the same answer is the same file to the last bit. */
const FILE_DAY = new Date(2000, 0, 1);

/** One ZIP of all files, and its SHA-256 in hexadecimal. */
export function packed(
  files: AnswerFiles,
  documents: Given['files'],
): { readonly bytes: Uint8Array; readonly digest: string } {
  const entries = Object.entries(files).map(([name, text]) => [name, strToU8(text)]);
  const bytes = zipSync({ ...Object.fromEntries(entries), ...documents }, { level: 6, mtime: FILE_DAY });
  return { bytes, digest: createHash('sha256').update(bytes).digest('hex') };
}
