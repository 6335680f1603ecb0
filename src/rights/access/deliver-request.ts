import { z } from 'zod';
import { command, staffIdOf } from '../../doors/index.ts';
import { zChangedOut } from '../../foundation/answers.ts';
import { zDate } from '../../foundation/dates.ts';
import { notFound } from '../../foundation/fault.ts';
import { zId } from '../../foundation/identifiers.ts';
import { succeed } from '../../foundation/result.ts';
import { zText } from '../../foundation/text.ts';
import { deliveries } from '../tables.ts';
import { changeRequest } from './change-request.ts';
import { writeAnswer } from './get-answer.ts';
import { decideDay, decideDelivery, decideOpen } from './request.ts';
import { findRequest } from './request-store.ts';

/** Records that the copy was given: when, how, and which file it was. The request is closed with it. */
export const deliverRequest = command({
  name: 'deliverRequest',
  summary: 'Record that the copy was given to whoever asked for it',
  permission: 'rights:handle',
  about: ({ id }) => ({ kind: 'subjectRequest', id }),
  input: z.strictObject({
    id: zId,
    version: z.int(),
    on: zDate,
    how: z.enum(deliveries, 'Select how it was given'),
  }),
  output: zChangedOut.extend({ digest: z.string() }),
  audit: ({ how }) => `Gave the copy to whoever asked for it (${how})`,
  api: { method: 'post', path: '/subject-requests/{id}/delivery' },
  async handle(context, { id, version, on, how }) {
    const request = await findRequest(context.db, id);
    if (!request) return notFound('request');
    const decision = decideDelivery(request, on, context.today);
    if (!decision.ok) return decision;
    const { given, digest } = await writeAnswer(context.db, request, on);
    const row = await context.write.update(
      'subjectRequest',
      { id, version },
      {
        deliveredOn: on,
        deliveredHow: how,
        deliveredBy: staffIdOf(context.actor),
        deliveredDigest: digest,
        deliveredPassages: given.passages,
        deliveredHidden: given.hidden,
        closedOn: on,
        closedWhy: 'delivered',
      },
    );
    return succeed({ id, version: row.version, digest });
  },
});

/** Closes a request that was taken back, or that is refused, with the reason that was given. */
export const closeRequest = command({
  name: 'closeRequest',
  summary: 'Close a request that was taken back or is refused',
  permission: 'rights:handle',
  about: ({ id }) => ({ kind: 'subjectRequest', id }),
  input: z.strictObject({
    id: zId,
    version: z.int(),
    why: z.enum(['withdrawn', 'refused'], 'Select why it is closed'),
    on: zDate,
    note: zText(2000, 'Enter what she was told'),
  }),
  output: zChangedOut,
  audit: ({ why }) => `Closed a request for a copy (${why})`,
  api: { method: 'post', path: '/subject-requests/{id}/closure' },
  handle: (context, { id, version, why, on, note }) =>
    changeRequest(
      context,
      { id, version },
      (request) => {
        const open = decideOpen(request);
        return open.ok ? decideDay(request, on, context.today) : open;
      },
      { closedOn: on, closedWhy: why, closedNote: note },
    ),
});
