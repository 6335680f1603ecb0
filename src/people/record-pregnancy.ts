import { z } from 'zod';
import { command, ofPerson } from '../doors/index.ts';
import { zChangedOut } from '../foundation/answers.ts';
import { zDate } from '../foundation/dates.ts';
import { notFound } from '../foundation/fault.ts';
import { zId } from '../foundation/identifiers.ts';
import { succeed } from '../foundation/result.ts';
import { loadPregnancies } from './family-store.ts';
import { loadPerson } from './people-store.ts';
import { decidePregnancy } from './pregnancy.ts';
import { markAsked } from './register.ts';

const zOptionalDate = zDate.nullish().transform((date) => date ?? null);

/** Records a pregnancy, once. It bars the start of some programmes and never ends work that has begun. */
export const recordPregnancy = command({
  name: 'recordPregnancy',
  summary: 'Record a pregnancy',
  permission: 'person:write',
  about: ofPerson,
  input: z.strictObject({ personId: zId, knownOn: zOptionalDate, dueOn: zOptionalDate }),
  output: zChangedOut,
  audit: () => 'Recorded a pregnancy',
  api: { method: 'post', path: '/people/{personId}/pregnancies' },
  handle: async (context, { personId, knownOn, dueOn }) => {
    const { db, write, today } = context;
    const person = await loadPerson(db, personId);
    if (!person) return notFound('person');
    const input = { knownOn: knownOn ?? today, dueOn };
    const decided = decidePregnancy(await loadPregnancies(db, personId), input, today);
    if (!decided.ok) return decided;
    const { id, version } = await write.insert('pregnancy', { personId, ...decided.value });
    await markAsked(context, person, { pregnancy: true });
    return succeed({ id, version });
  },
});
