import { z } from 'zod';
import { noteStaffChange } from '../access/recent-changes.ts';
import { wholeTenant } from '../access/subject.ts';
import { type CommandContext, command, staffIdOf } from '../doors/index.ts';
import { zChangedOut } from '../foundation/answers.ts';
import { type Fault, notFound, refused } from '../foundation/fault.ts';
import { zId } from '../foundation/identifiers.ts';
import { type Result, succeed } from '../foundation/result.ts';
import { isOnRecord } from '../people/index.ts';
import { openAccess, takeSignInAway } from './access-store.ts';

/** Ends it at once: the next thing that any of her devices asks is answered as to a stranger. */
async function end(
  { db, write, today, actor }: CommandContext,
  personId: string,
  endedHow: 'by_worker' | 'by_parent',
): Promise<Result<{ id: string; version: number }, Fault>> {
  const access = await openAccess(db, personId);
  if (!access) return refused('ended', 'This access has ended already.');
  noteStaffChange(personId);
  const ended = { endedOn: today, endedBy: staffIdOf(actor), endedHow };
  const row = await write.update('parentAccess', access, ended);
  await takeSignInAway(db, personId);
  return succeed({ id: row.id, version: row.version });
}

/** A worker ends a parent's access to her own pages. */
export const endParentAccess = command({
  name: 'endParentAccess',
  summary: 'End a parent’s access to her own pages, and sign her out everywhere',
  permission: 'parent:invite',
  about: ({ personId }) => ({ kind: 'person', id: personId }),
  input: z.strictObject({ personId: zId }),
  output: zChangedOut,
  audit: () => 'Ended a parent’s access to her own pages',
  api: { method: 'post', path: '/people/{personId}/own-pages/end' },
  handle: async (context, { personId }) =>
    (await isOnRecord(context.db, personId)) ? end(context, personId, 'by_worker') : notFound('person'),
});

/** She ends it herself: for whoever looks over her shoulder, it was never there. */
export const endOwnAccess = command({
  name: 'endOwnAccess',
  summary: 'Stop using one’s own pages, and be signed out everywhere',
  permission: 'own:write',
  about: wholeTenant,
  input: z.strictObject({}),
  output: zChangedOut,
  audit: () => 'Stopped using her own pages',
  api: null,
  handle: async (context) =>
    context.actor.kind === 'parent' ? end(context, context.actor.personId, 'by_parent') : notFound('person'),
});
