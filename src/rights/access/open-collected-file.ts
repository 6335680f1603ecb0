import { z } from 'zod';
import { query } from '../../doors/index.ts';
import { zIdOut } from '../../foundation/answers.ts';
import { notFound, refused } from '../../foundation/fault.ts';
import { zId } from '../../foundation/identifiers.ts';
import { succeed } from '../../foundation/result.ts';
import { FILE_NAME } from './bundle.ts';
import { findRequest, readItems } from './request-store.ts';

/** The file of one record that was collected: whoever reads the answer looks into it before it is given. */
export const openCollectedFile = query({
  name: 'openCollectedFile',
  summary: 'Open the file of one record that was collected for a request',
  permission: 'rights:handle',
  about: ({ id }) => ({ kind: 'subjectRequest', id }),
  input: z.strictObject({ id: zId, itemId: zId }),
  output: z.strictObject({
    personId: zIdOut,
    fileName: z.string(),
    content: z.string().meta({ contentEncoding: 'base64', description: 'The file in base64' }),
  }),
  looksAt: ({ personId }: { personId: string }) => [personId],
  api: { method: 'get', path: '/subject-requests/{id}/collected/{itemId}/file' },
  async handle({ db }, { id, itemId }) {
    const request = await findRequest(db, id);
    const [item] = request ? await readItems(db, id, { itemId, withFiles: true }) : [];
    if (!request || !item) return notFound('record');
    if (!item.file) return refused('no_file', 'This record holds no file.');
    const fileName = item.passages.find(({ label }) => label === FILE_NAME)?.text ?? 'file';
    const content = Buffer.from(item.file).toString('base64');
    return succeed({ personId: request.personId, fileName, content });
  },
});
