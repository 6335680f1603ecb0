import { z } from 'zod';
import { command } from '../../doors/index.ts';
import { zChangedOut } from '../../foundation/answers.ts';
import { zDate } from '../../foundation/dates.ts';
import { zId } from '../../foundation/identifiers.ts';
import { zText } from '../../foundation/text.ts';
import { changeRequest } from './change-request.ts';
import { decideExtension } from './request.ts';

/** Records that she was told that the answer takes up to two months more, and why. */
export const extendRequest = command({
  name: 'extendRequest',
  summary: 'Extend the time for a request by two months, told to whoever asked',
  permission: 'rights:handle',
  about: ({ id }) => ({ kind: 'subjectRequest', id }),
  input: z.strictObject({
    id: zId,
    version: z.int(),
    toldOn: zDate,
    reason: zText(2000, 'Enter the reason, as she was told it'),
  }),
  output: zChangedOut,
  audit: () => 'Extended the time for a request by two months',
  api: { method: 'post', path: '/subject-requests/{id}/extension' },
  handle: (context, { id, version, toldOn, reason }) =>
    changeRequest(context, { id, version }, (request) => decideExtension(request, toldOn, context.today), {
      extendedOn: toldOn,
      extensionReason: reason,
    }),
});
