import { z } from 'zod';
import { command } from '../../doors/index.ts';
import { zChangedOut } from '../../foundation/answers.ts';
import { zDate } from '../../foundation/dates.ts';
import { refused } from '../../foundation/fault.ts';
import { zId } from '../../foundation/identifiers.ts';
import { zText } from '../../foundation/text.ts';
import { changeRequest } from './change-request.ts';
import { decideDay, decideOpen } from './request.ts';

/** Records that whoever asks proved who she is: the month counts from that day. */
export const confirmIdentity = command({
  name: 'confirmIdentity',
  summary: 'Record that whoever asks for a copy proved who she is',
  permission: 'rights:handle',
  about: ({ id }) => ({ kind: 'subjectRequest', id }),
  input: z.strictObject({
    id: zId,
    version: z.int(),
    on: zDate,
    how: zText(500, 'Enter how identity was proved'),
  }),
  output: zChangedOut,
  audit: () => 'Confirmed the identity of whoever asks for a copy',
  api: { method: 'post', path: '/subject-requests/{id}/identity' },
  handle: (context, { id, version, on, how }) =>
    changeRequest(
      context,
      { id, version },
      (request) => {
        const open = decideOpen(request);
        if (!open.ok) return open;
        if (!request.identityAskedOn || request.identityConfirmedOn)
          return refused('known', 'Identity is not in question here.');
        return decideDay(request, on, context.today);
      },
      { identityConfirmedOn: on, identityHow: how },
    ),
});
