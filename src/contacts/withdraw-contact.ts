import { z } from 'zod';
import { command } from '../doors/index.ts';
import { zCountOut, zIdOut, zVersionOut } from '../foundation/answers.ts';
import { notFound } from '../foundation/fault.ts';
import { succeed } from '../foundation/result.ts';
import { decideWithdrawal, withdrawalFields } from '../people/index.ts';
import { findContactToWithdraw } from './contact-store.ts';

/** Takes back a contact that was recorded by mistake, with what was recorded as shown or given at it. */
export const withdrawContact = command({
  name: 'withdrawContact',
  summary:
    'Take back a contact that was recorded by mistake, with the outcomes and things given that were recorded with it',
  permission: 'contact:record',
  about: ({ id }) => ({ kind: 'contact', id }),
  input: z.strictObject(withdrawalFields),
  output: z.strictObject({
    id: zIdOut,
    version: zVersionOut,
    personId: zIdOut,
    withIt: zCountOut.meta({ description: 'How many outcomes and things given were taken back with it' }),
  }),
  audit: () => 'Took back a contact, recorded by mistake',
  api: { method: 'post', path: '/contacts/{id}/withdrawal' },
  async handle(context, { id, version, reason }) {
    const found = await findContactToWithdraw(context.db, id);
    if (!found) return notFound('contact');
    const decided = decideWithdrawal(found, reason, context);
    if (!decided.ok) return decided;
    const { write } = context;
    const stored = await write.update('contact', { id, version }, decided.value);
    for (const each of found.outcomes) await write.update('outcome', each, decided.value);
    for (const each of found.provisions) await write.update('provision', each, decided.value);
    const withIt = found.outcomes.length + found.provisions.length;
    return succeed({ id, version: stored.version, personId: found.personId, withIt });
  },
});
