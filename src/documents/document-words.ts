import { formatDate, formatPartialDay } from '../interface/wording/index.ts';
import type { DocumentKind, SeenBy } from './document.ts';

export const kindWords: Readonly<Record<DocumentKind, string>> = {
  letter: 'Letter',
  court_document: 'Court document',
  report: 'Report',
  photograph: 'Photograph',
  consent_form: 'Consent form',
  certificate: 'Certificate',
  other: 'Something else',
};

export const seenByWords: Readonly<Record<SeenBy, string>> = {
  record: 'Everybody who may read this record',
  parent: 'The parent as well, on her own pages',
  health: 'Those who may read notes on health',
  carer: 'Those who may know who cares for a child',
  supervision: 'Managers only',
  private: 'Only whoever added it',
};

/** Who may see a document, in a sentence: “…, and Shelter until 3 December 2024”. */
export function readersWords({
  seenBy,
  shares,
}: {
  readonly seenBy: SeenBy;
  readonly shares: readonly { readonly organisation: string; readonly untilOn: Temporal.PlainDate }[];
}): string {
  const partners = shares.map(({ organisation, untilOn }) => `${organisation} until ${formatDate(untilOn)}`);
  return [seenByWords[seenBy], ...partners].join(', and ');
}

const FILE_WORDS: Readonly<Record<string, string>> = {
  'application/pdf': 'PDF',
  'image/jpeg': 'JPEG picture',
  'image/png': 'PNG picture',
  'image/heic': 'HEIC picture',
  'image/webp': 'WebP picture',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'Word',
  'application/vnd.oasis.opendocument.text': 'OpenDocument text',
  'text/plain': 'Plain text',
};

const KILOBYTE = 1024;

/** “PDF, 120 KB”. `size` is in bytes. */
export function fileWords({
  mediaType,
  size,
}: {
  readonly mediaType: string;
  readonly size: number;
}): string {
  const kind = FILE_WORDS[mediaType] ?? 'File';
  const kilobytes = Math.max(1, Math.round(size / KILOBYTE));
  const much =
    kilobytes < KILOBYTE ? `${kilobytes} KB` : `${(kilobytes / KILOBYTE).toFixed(1).replace(/\.0$/, '')} MB`;
  return `${kind}, ${much}`;
}

/** “Central Family Court, ZE24C00123, 4 March 2024”: as much as is known. */
export function proceedingsWords(proceedings: {
  readonly court: string | null;
  readonly caseNumber: string | null;
  readonly startedOn: Temporal.PlainDate | null;
  readonly startedPrecision: 'day' | 'month' | 'year' | null;
}): string {
  const { court, caseNumber, startedOn, startedPrecision } = proceedings;
  const began = startedOn && formatPartialDay({ date: startedOn, precision: startedPrecision ?? 'day' });
  return [court, caseNumber, began].filter(Boolean).join(', ') || 'Proceedings';
}
