import { z } from 'zod';
import { query } from '../../doors/index.ts';
import { zCountOut, zIdOut } from '../../foundation/answers.ts';
import type { TenantDb } from '../../foundation/database/session.ts';
import { notFound, refused } from '../../foundation/fault.ts';
import { zId } from '../../foundation/identifiers.ts';
import { succeed } from '../../foundation/result.ts';
import { displayName } from '../../people/index.ts';
import { answerFiles } from './answer-documents.tsx';
import { givenOf, packed } from './bundle.ts';
import { findRequest, type RequestRow, readItems } from './request-store.ts';

/** Makes the answer out of what was read: the same request gives the same file, to the last bit. */
export async function writeAnswer(db: TenantDb, request: RequestRow, answeredOn: Temporal.PlainDate) {
  const given = givenOf(await readItems(db, request.id, { withFiles: true }));
  const about = {
    name: displayName({ ...request, kind: request.personKind }),
    organisation: 'The team that works with you',
    reference: request.reference,
    receivedOn: request.receivedOn,
    answeredOn,
  };
  const files = await answerFiles(about, given);
  return { given, files, ...packed(files, given.files) };
}

/** The answer as it stands now, or as it was given: every file, and the ZIP of them all. */
export const getAnswer = query({
  name: 'getAnswer',
  summary: 'The copy that a person is given, with what is left out already gone',
  permission: 'rights:handle',
  about: ({ id }) => ({ kind: 'subjectRequest', id }),
  input: z.strictObject({ id: zId }),
  output: z.strictObject({
    personId: zIdOut,
    reference: z.string(),
    passages: zCountOut,
    hidden: zCountOut,
    digest: z.string(),
    zip: z.base64(),
    files: z.record(z.string(), z.string()),
  }),
  looksAt: ({ personId }: { personId: string }) => [personId],
  api: { method: 'get', path: '/subject-requests/{id}/answer' },
  async handle({ db, today }, { id }) {
    const request = await findRequest(db, id);
    if (!request) return notFound('request');
    if (!request.collectedAt) return refused('not_collected', 'Nothing was collected yet.');
    const { given, files, bytes, digest } = await writeAnswer(db, request, request.deliveredOn ?? today);
    const { personId, reference } = request;
    const zip = Buffer.from(bytes).toString('base64');
    return succeed({
      personId,
      reference,
      passages: given.passages,
      hidden: given.hidden,
      digest,
      zip,
      files,
    });
  },
});
