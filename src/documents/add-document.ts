import { z } from 'zod';
import { command, ofPerson, staffIdOf } from '../doors/index.ts';
import { LARGEST_UPLOAD, readBytes, type Upload } from '../doors/upload.ts';
import { zChangedOut, zIdOut, zVersionOut } from '../foundation/answers.ts';
import { checkAsSeen } from '../foundation/database/write.ts';
import { type Fault, invalid, invalidField, notFound, refused } from '../foundation/fault.ts';
import { zId } from '../foundation/identifiers.ts';
import { type Result, succeed } from '../foundation/result.ts';
import { isOnRecord } from '../people/index.ts';
import { sharesOn } from '../reach/index.ts';
import { documentFaults, keptFor, zDocument, zNote } from './document.ts';
import { findDocument, proceedingsOf, tellVersions, versionsOf } from './document-store.ts';

/** Four letters of base64 for every three bytes. */
const LARGEST_TEXT = Math.ceil(LARGEST_UPLOAD / 3) * 4;

/** A file in a request: JSON has no bytes. What it is, its content says. */
export const zFile = z.strictObject({
  name: z.string().max(500, 'Shorten the name of the file').meta({ description: 'What the file is called' }),
  content: z.string().max(LARGEST_TEXT, 'The file must be 10 MB or smaller').meta({
    contentEncoding: 'base64',
    description:
      'The file in base64: PDF, JPEG, PNG, HEIC, WebP, DOCX, ODT or plain text, at most 10 MB, without a password and without macros',
  }),
});

const BASE64 = /[^A-Za-z0-9+/=]/;

/** Reads a file out of a request; `path` is where a fault of it stands. */
export async function readFile(
  { name, content }: z.output<typeof zFile>,
  path: readonly (string | number)[] = ['file', 'content'],
): Promise<Result<Upload, Fault>> {
  if (BASE64.test(content)) return invalidField(path, 'Send the file in base64');
  return readBytes(name, Buffer.from(content, 'base64'), path);
}

const rowOf = ({ name, mediaType, bytes, sha256 }: Upload) => ({
  fileName: name,
  mediaType,
  size: bytes.length,
  sha256,
  unlogged: bytes,
});

const EXAMPLE_ID = '0190a6e4-7c4b-7c6e-9d7e-3b8f6a1c2d3e';
const EXAMPLE_FILE = { name: 'note.txt', content: 'VGhlIGxpYnJhcnkgb3BlbnMgYXQgdGVuLg==' };

/** Puts a document on record with its first file. */
export const addDocument = command({
  name: 'addDocument',
  summary: 'Add a document about a person, with its file, and say who may see it',
  permission: 'person:write',
  about: ofPerson,
  input: z.strictObject({ personId: zId, document: zDocument, note: zNote, file: zFile }),
  output: zChangedOut,
  audit: ({ document }) => `Added a document (${document.kind})`,
  api: { method: 'post', path: '/people/{personId}/documents', takesFiles: true },
  example: {
    input: {
      personId: EXAMPLE_ID,
      document: { kind: 'other', title: 'Opening times of the library', seenBy: 'record' },
      note: 'From the library’s own page',
      file: EXAMPLE_FILE,
    },
    answer: { id: EXAMPLE_ID, version: 1 },
  },
  async handle({ db, write, actor, today, now }, { personId, document, note, file }) {
    if (!(await isOnRecord(db, personId))) return notFound('person');
    const staffId = staffIdOf(actor);
    const proceedings = (await proceedingsOf(db, personId)).map(({ id }) => id);
    const shares = (await sharesOn(db, personId, today)).map(({ id }) => id);
    const faults = documentFaults(document, { actor, today, proceedings, shares, staffId });
    const read = await readFile(file);
    if (faults.length > 0) return invalid(...faults);
    if (!read.ok) return read;
    const { seenBy, shares: shownUnder, ...said } = document;
    const common = { personId, ...keptFor(seenBy, shownUnder), staffId, recordedAt: now };
    const { id, version } = await write.insert('document', { ...common, ...said });
    const first = { documentId: id, number: 1, note, recordedBy: staffId };
    await write.insert('documentVersion', { ...common, ...first, ...rowOf(read.value) });
    return succeed({ id, version });
  },
});

/** Adds a newer file to a document. The ones before it stay. */
export const addDocumentVersion = command({
  name: 'addDocumentVersion',
  summary: 'Add a newer version of a document; the versions before it stay',
  permission: 'person:write',
  about: ofPerson,
  input: z.strictObject({
    personId: zId,
    documentId: zId,
    version: z.int().positive(),
    note: zNote,
    file: zFile,
  }),
  output: z.strictObject({ id: zIdOut, version: zVersionOut, number: z.int().positive() }),
  audit: () => 'Added a newer version of a document',
  api: { method: 'post', path: '/people/{personId}/documents/{documentId}/versions', takesFiles: true },
  example: {
    input: { personId: EXAMPLE_ID, documentId: EXAMPLE_ID, version: 1, note: 'Newer', file: EXAMPLE_FILE },
    answer: { id: EXAMPLE_ID, version: 2, number: 2 },
  },
  async handle({ db, write, actor, now }, { personId, documentId, version, note, file }) {
    const document = await findDocument(db, personId, documentId);
    if (!document) return notFound('document');
    checkAsSeen('document', document, { id: documentId, version });
    if (document.withdrawnOn) return refused('withdrawn', 'This document was taken back.');
    const read = await readFile(file);
    if (!read.ok) return read;
    const [latest] = await versionsOf(db, documentId);
    if (latest?.sha256 === read.value.sha256)
      return invalidField(['file', 'content'], 'This is the file that is on record already. Choose another');
    const { wall, shownToParent, partnerShareIds, staffId } = document;
    const number = (latest?.number ?? 0) + 1;
    // The document's own version moves as well, so that of two who add at once one is told.
    const stored = await write.update('document', { id: documentId, version }, { wall });
    await write.insert('documentVersion', {
      personId,
      documentId,
      number,
      wall,
      shownToParent,
      partnerShareIds,
      staffId,
      note,
      recordedBy: staffIdOf(actor),
      recordedAt: now,
      ...rowOf(read.value),
    });
    return succeed({ id: documentId, version: stored.version, number });
  },
});

/** Changes what is said of a document, and who may see it. */
export const changeDocument = command({
  name: 'changeDocument',
  summary: 'Change what is said of a document, and who may see it',
  permission: 'person:write',
  about: ofPerson,
  input: z.strictObject({
    personId: zId,
    documentId: zId,
    version: z.int().positive(),
    document: zDocument,
  }),
  output: zChangedOut,
  audit: ({ document }) =>
    `Changed what is said of a document, seen by: ${document.seenBy}, shown under shares: ${document.shares.length}`,
  api: { method: 'put', path: '/people/{personId}/documents/{documentId}' },
  async handle({ db, write, actor, today }, { personId, documentId, version, document }) {
    const found = await findDocument(db, personId, documentId);
    if (!found) return notFound('document');
    checkAsSeen('document', found, { id: documentId, version });
    if (found.withdrawnOn) return refused('withdrawn', 'This document was taken back.');
    const proceedings = (await proceedingsOf(db, personId)).map(({ id }) => id);
    const shares = (await sharesOn(db, personId, today)).map(({ id }) => id);
    const faults = documentFaults(document, { actor, today, proceedings, shares, staffId: found.staffId });
    if (faults.length > 0) return invalid(...faults);
    const { seenBy, shares: shownUnder, ...said } = document;
    const kept = keptFor(seenBy, shownUnder);
    const stored = await write.update('document', { id: documentId, version }, { ...said, ...kept });
    const before = [found.wall, found.shownToParent, ...found.partnerShareIds].join();
    if ([kept.wall, kept.shownToParent, ...kept.partnerShareIds].join() !== before)
      await tellVersions(db, write, documentId, { ...kept, withdrawnOn: null });
    return succeed({ id: documentId, version: stored.version });
  },
});
