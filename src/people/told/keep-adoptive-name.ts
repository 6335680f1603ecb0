import { z } from 'zod';
import { wallsOpenTo } from '../../access/walls.ts';
import { command, ofPerson, staffIdOf } from '../../doors/index.ts';
import { zChangedOut } from '../../foundation/answers.ts';
import { type Fault, notFound, refused } from '../../foundation/fault.ts';
import { zId } from '../../foundation/identifiers.ts';
import { fail, succeed } from '../../foundation/result.ts';
import { loadPerson } from '../people-store.ts';
import { zName } from '../person.ts';

/**
 * Keeps the name that a child has had since an adoption: behind the wall of those who bring the child up, so that no search,
 * map, list, letter, chronology or copy of the parent’s record can hold it.
 */
export const keepAdoptiveName = command({
  name: 'keepAdoptiveName',
  summary: 'Keep the name that a child has had since an adoption, behind its wall',
  permission: 'carer:read',
  about: ofPerson,
  input: z.strictObject({ personId: zId, name: zName('Enter the name') }),
  output: zChangedOut,
  audit: () => 'Kept a child’s name since an adoption behind its wall',
  api: { method: 'post', path: '/people/{personId}/adoptive-name' },
  async handle({ db, write, actor, now }, { personId, name }) {
    const child = await loadPerson(db, personId);
    if (!child) return notFound('person');
    if (child.kind !== 'child') return refused('not_a_child', 'Only a child’s record keeps such a name');
    if (actor.kind !== 'staff' || !wallsOpenTo(actor).includes('carer'))
      return fail<Fault>({ kind: 'forbidden', reason: 'You may not write what you may not read.' });
    const value = `Name since the adoption: ${name}`;
    const row = { personId, wall: 'carer' as const, value, staffId: staffIdOf(actor), recordedAt: now };
    const kept = await write.insert('walledValue', { ...row, endedOn: null });
    return succeed({ id: kept.id, version: kept.version });
  },
});
