import { z } from 'zod';
import { ofPerson, type QueryContext, query } from '../doors/index.ts';
import { zCountOut, zDayOut, zIdOut, zInstantOut, zVersionOut } from '../foundation/answers.ts';
import { notFound, refused } from '../foundation/fault.ts';
import { zId } from '../foundation/identifiers.ts';
import { succeed } from '../foundation/result.ts';
import { isOnRecord, withdrawalOf, zWithdrawalOut } from '../people/index.ts';
import { sharesOn } from '../reach/index.ts';
import { documentKinds, seenByChoices, seenByOf, seenByOpenTo } from './document.ts';
import {
  type DocumentRow,
  documentsOf,
  fileOf,
  findDocument,
  proceedingsOf,
  versionsOf,
} from './document-store.ts';
import { proceedingsWords } from './document-words.ts';

const zShareOut = z.strictObject({ id: zIdOut, organisation: z.string(), untilOn: zDayOut });
type ShareOut = Pick<Awaited<ReturnType<typeof sharesOn>>[number], 'id' | 'organisation' | 'untilOn'>;

/** Under which shares she is shared today, as far as a document needs to know. */
async function sharesToday({ db, today }: QueryContext, personId: string): Promise<ShareOut[]> {
  const shares = await sharesOn(db, personId, today);
  return shares.map(({ id, organisation, untilOn }) => ({ id, organisation, untilOn }));
}

const zSaid = {
  id: zIdOut,
  version: zVersionOut,
  kind: z.enum(documentKinds),
  title: z.string(),
  datedOn: zDayOut.nullable(),
  proceedingsId: zIdOut.nullable(),
  seenBy: z.enum(seenByChoices),
  shares: z
    .array(zShareOut)
    .meta({ description: 'Partner organisations whose workers see it today, each until its share ends' }),
  by: z.string().nullable().meta({ description: 'Who added it' }),
  recordedAt: zInstantOut,
  withdrawal: zWithdrawalOut,
};

const saidOf = (row: Omit<DocumentRow, 'versions'>, shares: readonly ShareOut[]) => {
  const { id, version, kind, title, datedOn, proceedingsId, by, recordedAt } = row;
  const withdrawal = withdrawalOf(row);
  return {
    id,
    version,
    kind,
    title,
    datedOn,
    proceedingsId,
    seenBy: seenByOf(row),
    shares: shares.filter((share) => row.partnerShareIds.includes(share.id)),
    by,
    recordedAt,
    withdrawal,
  };
};

/** The documents about a person, as far as they open to whoever asks. */
export const listDocuments = query({
  name: 'listDocuments',
  summary: 'List the documents about a person that you may see',
  permission: 'person:read',
  about: ofPerson,
  input: z.strictObject({ personId: zId }),
  output: z.strictObject({
    personId: zIdOut,
    documents: z.array(z.strictObject({ ...zSaid, versions: zCountOut })),
    proceedings: z.array(z.strictObject({ id: zIdOut, words: z.string() })),
    seenBy: z
      .array(z.enum(seenByChoices))
      .meta({ description: 'Whom you can choose to see a document that you add' }),
    shares: z.array(zShareOut).meta({ description: 'Shares of today, for which a document can be marked' }),
  }),
  api: { method: 'get', path: '/people/{personId}/documents' },
  async handle(context, { personId }) {
    const { db, actor } = context;
    if (!(await isOnRecord(db, personId))) return notFound('person');
    const shares = await sharesToday(context, personId);
    const documents = (await documentsOf(db, personId)).map((row) => ({
      ...saidOf(row, shares),
      versions: row.versions,
    }));
    const proceedings = (await proceedingsOf(db, personId)).map((each) => ({
      id: each.id,
      words: proceedingsWords(each),
    }));
    return succeed({ personId, documents, proceedings, seenBy: seenByOpenTo(actor), shares });
  },
  looksAt: ({ personId }) => [personId],
});

/** One document with its versions; the files open by a question of their own. */
export const getDocument = query({
  name: 'getDocument',
  summary: 'Read what is said of a document, and which versions it has',
  permission: 'person:read',
  about: ofPerson,
  input: z.strictObject({ personId: zId, documentId: zId }),
  output: z.strictObject({
    ...zSaid,
    personId: zIdOut,
    proceedings: z.string().nullable(),
    versions: z.array(
      z.strictObject({
        number: z.int().positive(),
        fileName: z.string(),
        mediaType: z.string(),
        size: zCountOut.meta({ description: 'In bytes' }),
        sha256: z.string(),
        note: z.string().nullable(),
        by: z.string().nullable(),
        recordedAt: zInstantOut,
      }),
    ),
  }),
  api: { method: 'get', path: '/people/{personId}/documents/{documentId}' },
  async handle(context, { personId, documentId }) {
    const { db } = context;
    const found = await findDocument(db, personId, documentId);
    if (!found) return notFound('document');
    const shares = await sharesToday(context, personId);
    const its = (await proceedingsOf(db, personId)).find(({ id }) => id === found.proceedingsId);
    const versions = (await versionsOf(db, documentId)).map(({ id: _, version: __, ...each }) => each);
    const proceedings = its ? proceedingsWords(its) : null;
    return succeed({ personId, ...saidOf(found, shares), proceedings, versions });
  },
  looksAt: ({ personId }) => [personId],
});

/** One file of a document, with its bytes. Of a document that was taken back, none opens. */
export const openDocument = query({
  name: 'openDocument',
  summary: 'Open one version of a document: its file',
  permission: 'person:read',
  about: ofPerson,
  input: z.strictObject({
    personId: zId,
    documentId: zId,
    number: z.coerce
      .number()
      .int()
      .positive()
      .max(2 ** 31 - 1)
      .meta({ description: 'Which version, from 1' }),
  }),
  output: z.strictObject({
    personId: zIdOut,
    documentId: zIdOut,
    number: z.int().positive(),
    fileName: z.string(),
    mediaType: z.string(),
    size: zCountOut,
    sha256: z.string(),
    content: z.string().meta({ contentEncoding: 'base64', description: 'The file in base64' }),
  }),
  api: { method: 'get', path: '/people/{personId}/documents/{documentId}/versions/{number}' },
  async handle({ db }, { personId, documentId, number }) {
    const document = await findDocument(db, personId, documentId);
    const found = document && (await fileOf(db, documentId, number));
    if (!found) return notFound('file');
    if (document.withdrawnOn)
      return refused('withdrawn', 'This document was taken back. Its files open no more.');
    const { bytes, ...file } = found;
    return succeed({ personId, documentId, ...file, content: Buffer.from(bytes).toString('base64') });
  },
  looksAt: ({ personId }) => [personId],
});
