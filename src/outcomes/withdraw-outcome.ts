import { z } from 'zod';
import { command } from '../doors/index.ts';
import { zIdOut, zVersionOut } from '../foundation/answers.ts';
import { notFound } from '../foundation/fault.ts';
import { succeed } from '../foundation/result.ts';
import { decideWithdrawal, withdrawalFields } from '../people/index.ts';
import { findToWithdraw } from './outcome-store.ts';

/** Takes back an outcome that was recorded by mistake. It is kept and marked; nothing counts it any more. */
export const withdrawOutcome = command({
  name: 'withdrawOutcome',
  summary: 'Take back an outcome that was recorded by mistake; it is kept, and nothing counts it any more',
  permission: 'contact:record',
  about: ({ id }) => ({ kind: 'outcome', id }),
  input: z.strictObject(withdrawalFields),
  output: z.strictObject({ id: zIdOut, version: zVersionOut, personId: zIdOut }),
  audit: () => 'Took back an outcome, recorded by mistake',
  api: { method: 'post', path: '/outcomes/{id}/withdrawal' },
  async handle(context, { id, version, reason }) {
    const found = await findToWithdraw(context.db, id);
    if (!found) return notFound('outcome');
    const decided = decideWithdrawal(found, reason, context);
    if (!decided.ok) return decided;
    const stored = await context.write.update('outcome', { id, version }, decided.value);
    return succeed({ id, version: stored.version, personId: found.personId });
  },
});
