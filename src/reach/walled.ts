import { z } from 'zod';
import { wallsOpenTo } from '../access/walls.ts';
import { command, ofPerson, query, staffIdOf } from '../doors/index.ts';
import { zIdOut, zInstantOut, zVersionOut } from '../foundation/answers.ts';
import { type Fault, notFound } from '../foundation/fault.ts';
import { zId } from '../foundation/identifiers.ts';
import { fail, succeed } from '../foundation/result.ts';
import { zText } from '../foundation/text.ts';
import { findPerson } from './reach-store.ts';
import { findWalled, type WalledNote, walledNotes } from './walled-store.ts';

/** Kinds of notes that somebody writes; a confidential address is kept with the person’s details. */
export const noteWalls = ['private', 'health', 'carer', 'supervision', 'trial'] as const;

const zNoteOut = z.strictObject({
  id: zIdOut,
  version: zVersionOut,
  wall: z.enum(noteWalls),
  value: z.string(),
  by: z.string().nullable(),
  recordedAt: zInstantOut,
});

/** What is written behind walls about a person, as far as they open to whoever asks. */
export const listWalledNotes = query({
  name: 'listWalledNotes',
  summary: 'Read what only some may read about a person',
  permission: 'person:read',
  about: ofPerson,
  input: z.strictObject({ personId: zId }),
  output: z.strictObject({ personId: zIdOut, notes: z.array(zNoteOut) }),
  looksAt: ({ personId }: { personId: string; notes: readonly WalledNote[] }) => [personId],
  api: { method: 'get', path: '/people/{personId}/walled-notes' },
  async handle({ db }, { personId }) {
    if (!(await findPerson(db, personId))) return notFound('person');
    return succeed({ personId, notes: await walledNotes(db, personId) });
  },
});

/** Writes a note behind a wall that opens to its author. */
export const writeWalledNote = command({
  name: 'writeWalledNote',
  summary: 'Write what only some may read about a person',
  permission: 'person:write',
  about: ofPerson,
  input: z.strictObject({
    personId: zId,
    wall: z.enum(noteWalls, 'Choose who may read it'),
    value: zText(20_000, 'Write the note'),
  }),
  output: z.strictObject({ id: zIdOut, version: zVersionOut }),
  audit: ({ wall }) => `Wrote a note that only some may read (${wall})`,
  api: { method: 'post', path: '/people/{personId}/walled-notes' },
  async handle({ db, write, actor, now }, { personId, ...note }) {
    if (!(await findPerson(db, personId))) return notFound('person');
    if (actor.kind !== 'staff' || !wallsOpenTo(actor).includes(note.wall))
      return fail<Fault>({ kind: 'forbidden', reason: 'You may not write what you may not read.' });
    const row = { personId, ...note, staffId: staffIdOf(actor), recordedAt: now, endedOn: null };
    const { id, version } = await write.insert('walledValue', row);
    return succeed({ id, version });
  },
});

/** Strikes a note out: it is kept in the change log, and shown no more. */
export const endWalledNote = command({
  name: 'endWalledNote',
  summary: 'Take away a note that only some may read',
  permission: 'person:write',
  about: ({ personId, id }) => [ofPerson({ personId }), { kind: 'walledValue', id }],
  input: z.strictObject({ personId: zId, id: zId }),
  output: z.strictObject({ id: zIdOut, version: zVersionOut }),
  audit: () => 'Took away a note that only some may read',
  api: { method: 'post', path: '/people/{personId}/walled-notes/{id}/end' },
  async handle({ db, write, today }, { personId, id }) {
    const note = await findWalled(db, personId, id);
    if (!note) return notFound('note');
    const row = await write.update('walledValue', note, { endedOn: today });
    return succeed({ id, version: row.version });
  },
});
