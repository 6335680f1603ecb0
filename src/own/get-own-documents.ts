import { z } from 'zod';
import { wholeTenant } from '../access/subject.ts';
import { fileWords, kindWords } from '../documents/index.ts';
import { query } from '../doors/index.ts';
import { zDayOut, zIdOut } from '../foundation/answers.ts';
import { notFound } from '../foundation/fault.ts';
import { zId } from '../foundation/identifiers.ts';
import { succeed } from '../foundation/result.ts';
import { looksAtOwn, mine } from './mine.ts';
import { ownDocumentFile, ownDocuments } from './own-store.ts';

/** The documents that her worker shows her. */
export const getOwnDocuments = query({
  name: 'getOwnDocuments',
  summary: 'The documents that one’s worker shows one',
  permission: 'own:read',
  about: wholeTenant,
  input: z.strictObject({}),
  output: z.strictObject({
    personId: zIdOut,
    documents: z.array(
      z.strictObject({
        id: zIdOut,
        title: z.string(),
        kind: z.string(),
        datedOn: zDayOut.nullable(),
        file: z.string(),
      }),
    ),
  }),
  looksAt: looksAtOwn,
  api: null,
  handle: mine(async ({ db }, personId) => ({
    documents: (await ownDocuments(db, personId)).map(({ id, title, kind, datedOn, ...file }) => ({
      id,
      title,
      kind: kindWords[kind],
      datedOn,
      file: fileWords(file),
    })),
  })),
});

/** The latest file of one of them. */
export const openOwnDocument = query({
  name: 'openOwnDocument',
  summary: 'Open a document that one’s worker shows one',
  permission: 'own:read',
  about: wholeTenant,
  input: z.strictObject({ documentId: zId }),
  output: z.strictObject({
    personId: zIdOut,
    fileName: z.string(),
    mediaType: z.string(),
    content: z.string().meta({ contentEncoding: 'base64' }),
  }),
  looksAt: looksAtOwn,
  api: null,
  async handle({ db, actor }, { documentId }) {
    if (actor.kind !== 'parent') return notFound('document');
    const { personId } = actor;
    const found = await ownDocumentFile(db, personId, documentId);
    if (!found) return notFound('document');
    const { bytes, ...file } = found;
    return succeed({ personId, ...file, content: Buffer.from(bytes).toString('base64') });
  },
});
