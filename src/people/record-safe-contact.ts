import { z } from 'zod';
import { command } from '../doors/index.ts';
import { zChangedOut } from '../foundation/answers.ts';
import { notFound } from '../foundation/fault.ts';
import { zId } from '../foundation/identifiers.ts';
import { succeed } from '../foundation/result.ts';
import { loadPerson } from './people-store.ts';
import { zSafeContact } from './person.ts';

/** Records how it is safe to reach somebody, and how not. */
export const recordSafeContact = command({
  name: 'recordSafeContact',
  summary: 'Record how it is safe to reach a person',
  permission: 'person:write',
  about: ({ id }) => ({ kind: 'person', id }),
  input: z.strictObject({ id: zId, version: z.int().min(1), safeContact: zSafeContact }),
  output: zChangedOut,
  audit: () => 'Recorded how it is safe to reach a person',
  api: { method: 'put', path: '/people/{id}/safe-contact' },
  handle: async ({ db, write }, { id, version, safeContact }) => {
    const person = await loadPerson(db, id);
    if (!person) return notFound('person');
    const changed = await write.update('person', { id, version }, { safeContact });
    return succeed({ id, version: changed.version });
  },
});
