import { z } from 'zod';
import { askKeeper, command } from '../../doors/index.ts';
import { zChangedOut } from '../../foundation/answers.ts';
import { zId } from '../../foundation/identifiers.ts';
import { changeRequest } from './change-request.ts';
import { decideCollect } from './request.ts';

/** Asks Facet to collect everything about the person; it does so within a minute. Decisions made before are lost. */
export const collectForRequest = command({
  name: 'collectForRequest',
  summary: 'Collect everything that is kept about the person who asked',
  permission: 'rights:handle',
  about: ({ id }) => ({ kind: 'subjectRequest', id }),
  input: z.strictObject({ id: zId, version: z.int() }),
  output: zChangedOut,
  audit: () => 'Asked that everything about a person be collected for her request',
  api: { method: 'post', path: '/subject-requests/{id}/collection' },
  handle(context, seen) {
    askKeeper(context.actor.tenant);
    const anew = { collectedAt: null, readOn: null, readBy: null, agreedOn: null, agreedBy: null };
    return changeRequest(context, seen, decideCollect, { collectAskedOn: context.today, ...anew });
  },
});
