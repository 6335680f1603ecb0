import { z } from 'zod';
import { command } from '../doors/index.ts';
import { zIdOut, zVersionOut } from '../foundation/answers.ts';
import { zDate } from '../foundation/dates.ts';
import { notFound } from '../foundation/fault.ts';
import { zId } from '../foundation/identifiers.ts';
import { succeed } from '../foundation/result.ts';
import { workOf } from '../plans/index.ts';
import { decideContactFacts } from './contact.ts';
import { findContactToChange, updateContact } from './contact-store.ts';
import { contactFields } from './record-contact.ts';

/** Corrects a contact. What it was before stays in the change log. */
export const changeContact = command({
  name: 'changeContact',
  summary: 'Correct a contact: every fact of it is given anew',
  permission: 'contact:record',
  about: ({ id }) => ({ kind: 'contact', id }),
  input: z.strictObject({ id: zId, version: z.int().positive(), ...contactFields, on: zDate }),
  output: z.strictObject({ id: zIdOut, version: zVersionOut, personId: zIdOut }),
  audit: ({ kind, result }) => `Corrected a contact (${kind}, ${result})`,
  api: null,
  async handle({ db, write, today, programmes }, { id, version, ...facts }) {
    const found = await findContactToChange(db, id, facts.goalIds);
    if (!found) return notFound('contact');
    const work = workOf(found.work, programmes);
    if (!work.ok) return work;
    const decided = decideContactFacts({ work: work.value, goalIds: found.goalIds }, facts, today);
    if (!decided.ok) return decided;
    const stored = await updateContact(write, { id, version }, decided.value, found);
    return succeed({ id, version: stored.version, personId: work.value.personId });
  },
});
