import { fault, file, type Page, page } from '../../doors/index.ts';
import { openReferralFile } from '../files/open-referral-file.ts';

/** A file that came with a referral, kept on the reader's own machine: nothing that a visitor sent runs on a page. */
export const filePages: readonly Page[] = [
  page({
    method: 'get',
    path: '/referrals/:id/files/:file',
    permission: 'referral:read',
    async handle(request) {
      const { id = '', file: referralFileId = '' } = request.params;
      const found = await request.ask(openReferralFile, { id, referralFileId });
      if (!found.ok)
        return fault(found.error.kind === 'invalid' ? { kind: 'not_found', what: 'file' } : found.error);
      const { fileName, mediaType, content } = found.value;
      const type = mediaType === 'text/plain' ? 'text/plain; charset=utf-8' : mediaType;
      return file({
        name: fileName,
        type,
        text: new Uint8Array(Buffer.from(content, 'base64')),
        inSandbox: false,
      });
    },
  }),
];
