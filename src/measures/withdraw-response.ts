import { z } from 'zod';
import { command } from '../doors/index.ts';
import { zIdOut, zVersionOut } from '../foundation/answers.ts';
import { notFound } from '../foundation/fault.ts';
import { succeed } from '../foundation/result.ts';
import { decideWithdrawal, withdrawalFields } from '../people/index.ts';
import { findResponse } from './response-store.ts';

/** Takes back a completion that was recorded by mistake. It is kept and marked; nothing counts it any more. */
export const withdrawResponse = command({
  name: 'withdrawResponse',
  summary:
    'Take back a completed measure that was recorded by mistake; it is kept, and nothing counts it any more',
  permission: 'contact:record',
  about: ({ id }) => ({ kind: 'response', id }),
  input: z.strictObject(withdrawalFields),
  output: z.strictObject({ id: zIdOut, version: zVersionOut, personId: zIdOut }),
  audit: () => 'Took back a completed measure, recorded by mistake',
  api: { method: 'post', path: '/responses/{id}/withdrawal' },
  async handle(context, { id, version, reason }) {
    const found = await findResponse(context.db, id);
    if (!found) return notFound('response');
    const decided = decideWithdrawal(found, reason, context);
    if (!decided.ok) return decided;
    const stored = await context.write.update('response', { id, version }, decided.value);
    return succeed({ id, version: stored.version, personId: found.personId });
  },
});
