import { z } from 'zod';
import { command } from '../doors/index.ts';
import { zChangedOut } from '../foundation/answers.ts';
import { checkAsSeen } from '../foundation/database/write.ts';
import { notFound } from '../foundation/fault.ts';
import { succeed } from '../foundation/result.ts';
import { decideWithdrawal, withdrawalFields } from '../people/index.ts';
import { documentById, tellVersions } from './document-store.ts';

/** Takes back a document that was added by mistake: its file opens no more, for nobody. */
export const withdrawDocument = command({
  name: 'withdrawDocument',
  summary: 'Take back a document that was added by mistake; its files open no more',
  permission: 'person:write',
  about: ({ id }) => ({ kind: 'document', id }),
  input: z.strictObject(withdrawalFields),
  output: zChangedOut,
  audit: () => 'Took back a document, added by mistake',
  api: { method: 'post', path: '/documents/{id}/withdrawal' },
  async handle(context, { id, version, reason }) {
    const { db, write } = context;
    const found = await documentById(db, id);
    if (!found) return notFound('document');
    const decided = decideWithdrawal(found, reason, context);
    if (!decided.ok) return decided;
    checkAsSeen('document', found, { id, version });
    const stored = await write.update(
      'document',
      { id, version },
      { ...decided.value, shownToParent: false, partnerShareIds: [] },
    );
    const { withdrawnOn } = decided.value;
    await tellVersions(db, write, id, {
      wall: found.wall,
      shownToParent: false,
      partnerShareIds: [],
      withdrawnOn,
    });
    return succeed({ id, version: stored.version });
  },
});
