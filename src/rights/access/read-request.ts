import { z } from 'zod';
import { command, staffIdOf } from '../../doors/index.ts';
import { zChangedOut, zIdOut } from '../../foundation/answers.ts';
import { notFound } from '../../foundation/fault.ts';
import { zId } from '../../foundation/identifiers.ts';
import { succeed } from '../../foundation/result.ts';
import { zText } from '../../foundation/text.ts';
import { changeRequest } from './change-request.ts';
import { decideAgree, decideOpen, decideRead } from './request.ts';
import { countReading, findRequest, hasDecided, placeOfMark, readItems } from './request-store.ts';

/** The first reader has read everything and decided every place. */
export const finishReading = command({
  name: 'finishReading',
  summary: 'Say that everything was read and every marked place decided',
  permission: 'rights:handle',
  about: ({ id }) => ({ kind: 'subjectRequest', id }),
  input: z.strictObject({ id: zId, version: z.int() }),
  output: zChangedOut,
  audit: () => 'Read all that was collected for a request',
  api: { method: 'post', path: '/subject-requests/{id}/reading' },
  handle: (context, seen) =>
    changeRequest(
      context,
      seen,
      async (request) => decideRead(request, (await countReading(context.db, request.id)).open),
      { readOn: context.today, readBy: staffIdOf(context.actor) },
    ),
});

/** The second reader agrees to every decision. */
export const agreeReading = command({
  name: 'agreeReading',
  summary: 'Agree, as the second reader, to what is left out and what is shown',
  permission: 'rights:handle',
  about: ({ id }) => ({ kind: 'subjectRequest', id }),
  input: z.strictObject({ id: zId, version: z.int() }),
  output: zChangedOut,
  audit: () => 'Agreed, as the second reader, to what is left out of a copy',
  api: { method: 'post', path: '/subject-requests/{id}/second-reading' },
  handle: (context, seen) => {
    const reader = staffIdOf(context.actor) ?? '';
    return changeRequest(
      context,
      seen,
      async (request) => decideAgree(request, reader, await hasDecided(context.db, request.id, reader)),
      { agreedOn: context.today, agreedBy: reader },
    );
  },
});

/** The second reader does not agree about one place: it is open again, with why. */
export const sendBackMark = command({
  name: 'sendBackMark',
  summary: 'Send one decision about a passage back, as the second reader',
  permission: 'rights:handle',
  about: ({ id }) => ({ kind: 'subjectMark', id }),
  input: z.strictObject({ id: zId, why: zText(1000, 'Enter why you do not agree') }),
  output: z.strictObject({ requestId: zIdOut }),
  audit: () => 'Sent a decision about a passage back to the first reader',
  api: { method: 'post', path: '/subject-marks/{id}/sent-back' },
  async handle({ db, write }, { id, why }) {
    const place = await placeOfMark(db, id);
    const request = place && (await findRequest(db, place.requestId));
    if (!place || !request) return notFound('passage');
    const open = decideOpen(request);
    if (!open.ok) return open;
    const [item] = await readItems(db, request.id, { itemId: place.itemId });
    const mark = item?.marks.find((each) => each.id === id);
    if (!mark) return notFound('passage');
    const seen = { id, version: mark.version };
    await write.update('subjectMark', seen, { decision: null, reason: null, sentBack: why });
    const { version } = request;
    const anew = { readOn: null, readBy: null, agreedOn: null, agreedBy: null };
    await write.update('subjectRequest', { id: request.id, version }, anew);
    return succeed({ requestId: request.id });
  },
});
