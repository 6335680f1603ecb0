import { z } from 'zod';
import { query } from '../../doors/index.ts';
import { zCountOut, zIdOut } from '../../foundation/answers.ts';
import { notFound } from '../../foundation/fault.ts';
import { zId } from '../../foundation/identifiers.ts';
import { succeed } from '../../foundation/result.ts';
import { findReferral } from '../referral-store.ts';
import { fileOfReferral } from './file-store.ts';

/** One file that came with a referral, with its bytes. Once the referral is accepted it is a document of the person. */
export const openReferralFile = query({
  name: 'openReferralFile',
  summary: 'Open a file that came with a referral, until it is accepted',
  permission: 'referral:read',
  about: ({ id }) => ({ kind: 'referral', id }),
  input: z.strictObject({ id: zId, referralFileId: zId }),
  output: z.strictObject({
    id: zIdOut,
    referralId: zIdOut,
    fileName: z.string(),
    mediaType: z.string(),
    size: zCountOut,
    sha256: z.string(),
    content: z.string().meta({ contentEncoding: 'base64', description: 'The file in base64' }),
  }),
  api: { method: 'get', path: '/referrals/{id}/files/{referralFileId}' },
  async handle({ db }, { id, referralFileId }) {
    const referral = await findReferral(db, id);
    const found = referral && (await fileOfReferral(db, referral.id, referralFileId));
    if (!found) return notFound('file');
    const { fileName, mediaType, size, sha256, bytes } = found;
    const content = Buffer.from(bytes).toString('base64');
    return succeed({ id: found.id, referralId: referral.id, fileName, mediaType, size, sha256, content });
  },
  looksAt: ({ referralId }) => [{ referralId }],
});
