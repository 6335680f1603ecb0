import { createHash } from 'node:crypto';
import { strToU8, zipSync } from 'fflate';
import { type ExemptionId, exemptions } from './exemptions.ts';
import { leaveOut, type Piece } from './passage.ts';
import type { ItemRow } from './request-store.ts';

/** One record as it is given: every passage in pieces, with what was left out already gone. */
export interface GivenRecord {
  readonly title: string;
  readonly source: string;
  readonly passages: readonly { readonly label: string; readonly pieces: readonly Piece[] }[];
}

/** All that is given. */
export interface Given {
  readonly records: readonly GivenRecord[];
  /** Passages given, and places where words were left out. */
  readonly passages: number;
  readonly hidden: number;
  /** Why words were left out, each reason that was used. */
  readonly reasons: readonly ExemptionId[];
}

/** What is given of what was collected: only from here on does anything become a file. */
export function givenOf(items: readonly ItemRow[]): Given {
  const records = items.map(({ title, source, passages, marks }) => ({
    title,
    source,
    passages: passages.map(({ label, text }, index) => ({
      label,
      pieces: leaveOut(
        text,
        marks.flatMap(({ passage, starts, ends, decision, reason }) =>
          passage === index && decision !== 'show'
            ? [{ starts, ends, reason: reason ?? 'another_person' }]
            : [],
        ),
      ),
    })),
  }));
  const pieces = records.flatMap((record) => record.passages.flatMap((passage) => passage.pieces));
  const hidden = pieces.flatMap((piece) => ('hidden' in piece ? [piece.hidden] : []));
  const used = new Set(hidden.flat());
  return {
    records,
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
export function packed(files: AnswerFiles): { readonly bytes: Uint8Array; readonly digest: string } {
  const entries = Object.entries(files).map(([name, text]) => [name, strToU8(text)]);
  const bytes = zipSync(Object.fromEntries(entries), { level: 6, mtime: FILE_DAY });
  return { bytes, digest: createHash('sha256').update(bytes).digest('hex') };
}
