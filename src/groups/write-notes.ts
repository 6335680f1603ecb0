import { z } from 'zod';
import { command, staffIdOf, withinReach } from '../doors/index.ts';
import { zChangedOut } from '../foundation/answers.ts';
import { checkAsSeen } from '../foundation/database/write.ts';
import { type Fault, notFound } from '../foundation/fault.ts';
import { zId } from '../foundation/identifiers.ts';
import { fail, succeed } from '../foundation/result.ts';
import { zOptionalText, zText } from '../foundation/text.ts';
import { findSession } from './group-store.ts';

/** Writes the note about a session: about the group, not about anybody in it. */
export const writeSessionNote = command({
  name: 'writeSessionNote',
  summary: 'Write the note about a session of a group',
  permission: 'contact:record',
  about: withinReach,
  input: z.strictObject({ id: zId, version: z.int().positive(), note: zOptionalText(10_000) }),
  output: zChangedOut,
  audit: () => 'Wrote the note about a session of a group',
  api: { method: 'put', path: '/group-sessions/{id}/note' },
  async handle({ db, write }, { id, version, note }) {
    const found = await findSession(db, id);
    if (!found) return notFound('session');
    checkAsSeen('groupSession', found.session, { id, version });
    const stored = await write.update('groupSession', { id, version }, { note });
    return succeed({ id, version: stored.version });
  },
});

/** Writes what a worker thinks of her own work in a session: nobody else reads it. */
export const writeReflection = command({
  name: 'writeReflection',
  summary: 'Write for oneself what one thinks of a session',
  permission: 'contact:record',
  about: withinReach,
  input: z.strictObject({ sessionId: zId, words: zText(10_000, 'Write what you think') }),
  output: zChangedOut,
  audit: () => 'Wrote for herself about a session of a group',
  api: { method: 'post', path: '/group-sessions/{sessionId}/reflections' },
  async handle({ db, write, actor, now }, { sessionId, words }) {
    const staffId = staffIdOf(actor);
    if (!staffId)
      return fail<Fault>({ kind: 'forbidden', reason: 'Only workers write for themselves here.' });
    if (!(await findSession(db, sessionId))) return notFound('session');
    const row = await write.insert('sessionReflection', {
      staffId,
      groupSessionId: sessionId,
      words,
      writtenAt: now,
    });
    return succeed({ id: row.id, version: row.version });
  },
});
