import { z } from 'zod';
import { command, ofPerson } from '../doors/index.ts';
import { zChangedOut } from '../foundation/answers.ts';
import { notFound } from '../foundation/fault.ts';
import { zId } from '../foundation/identifiers.ts';
import { succeed } from '../foundation/result.ts';
import { zProceedings } from './family.ts';
import { loadProceedings } from './family-store.ts';
import { loadPerson } from './people-store.ts';
import { decideProceedings } from './proceedings.ts';
import { markAsked, proceedingsRow } from './register.ts';

/** Records a set of care proceedings, new or long past. Work that has begun goes on whatever is recorded here. */
export const recordProceedings = command({
  name: 'recordProceedings',
  summary: 'Record a set of care proceedings',
  permission: 'person:write',
  about: ofPerson,
  input: z.strictObject({ personId: zId, proceedings: zProceedings }),
  output: zChangedOut,
  audit: () => 'Recorded care proceedings',
  api: { method: 'post', path: '/people/{personId}/proceedings' },
  handle: async (context, { personId, proceedings }) => {
    const person = await loadPerson(context.db, personId);
    if (!person) return notFound('person');
    const onRecord = await loadProceedings(context.db, personId);
    const decided = decideProceedings(onRecord, proceedings, context.today);
    if (!decided.ok) return decided;
    const { id, version } = await context.write.insert(
      'proceedings',
      proceedingsRow(personId, decided.value),
    );
    await markAsked(context, person, { proceedings: true });
    return succeed({ id, version });
  },
});
