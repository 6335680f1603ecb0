import { z } from 'zod';
import { query, wholeTenant } from '../doors/index.ts';
import { zIdOut } from '../foundation/answers.ts';
import { notFound } from '../foundation/fault.ts';
import { zId } from '../foundation/identifiers.ts';
import { succeed } from '../foundation/result.ts';
import { sharedDocumentFile, sharedToday } from './partner-store.ts';

/** The latest file of a document that is marked for one's own organisation, while the person is shared with it. */
export const openSharedDocument = query({
  name: 'openSharedDocument',
  summary: 'Open a document of a person who is shared with one’s own organisation today',
  permission: 'shared:read',
  about: wholeTenant,
  input: z.strictObject({ personId: zId, documentId: zId }),
  output: z.strictObject({
    personId: zIdOut,
    fileName: z.string(),
    mediaType: z.string(),
    content: z.string().meta({ contentEncoding: 'base64' }),
  }),
  api: null,
  async handle({ db, actor }, { personId, documentId }) {
    if (actor.kind !== 'partner') return notFound('document');
    const isShared = (await sharedToday(db)).some((each) => each.personId === personId);
    const found = isShared ? await sharedDocumentFile(db, personId, documentId) : undefined;
    if (!found) return notFound('document');
    const { bytes, ...file } = found;
    return succeed({ personId, ...file, content: Buffer.from(bytes).toString('base64') });
  },
  looksAt: ({ personId }) => [personId],
});
