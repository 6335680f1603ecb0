import { z } from 'zod';
import { command } from '../doors/index.ts';
import { zIdOut, zVersionOut } from '../foundation/answers.ts';
import { notFound } from '../foundation/fault.ts';
import { succeed } from '../foundation/result.ts';
import { decideWithdrawal, withdrawalFields } from '../people/index.ts';
import { findToWithdraw } from './provision-store.ts';

/** Takes back something given that was recorded by mistake. It is kept and marked; nothing counts it any more. */
export const withdrawProvision = command({
  name: 'withdrawProvision',
  summary:
    'Take back something given that was recorded by mistake; it is kept, and nothing counts it any more',
  permission: 'contact:record',
  about: ({ id }) => ({ kind: 'provision', id }),
  input: z.strictObject(withdrawalFields),
  output: z.strictObject({ id: zIdOut, version: zVersionOut, personId: zIdOut }),
  audit: () => 'Took back something given, recorded by mistake',
  api: { method: 'post', path: '/provisions/{id}/withdrawal' },
  async handle(context, { id, version, reason }) {
    const found = await findToWithdraw(context.db, id);
    if (!found) return notFound('thing given');
    const decided = decideWithdrawal(found, reason, context);
    if (!decided.ok) return decided;
    const stored = await context.write.update('provision', { id, version }, decided.value);
    return succeed({ id, version: stored.version, personId: found.personId });
  },
});
