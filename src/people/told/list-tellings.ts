import { z } from 'zod';
import { ofPerson, query } from '../../doors/index.ts';
import { zDayOut, zIdOut, zPartialDateOut, zVersionOut } from '../../foundation/answers.ts';
import { notFound } from '../../foundation/fault.ts';
import { zId } from '../../foundation/identifiers.ts';
import { succeed } from '../../foundation/result.ts';
import { loadPerson } from '../people-store.ts';
import { permitted, tellingAnswers, tellingKinds } from './telling.ts';
import { loadTellings } from './telling-store.ts';

/** What somebody tells of herself, through time. */
export const listTellings = query({
  name: 'listTellings',
  summary: 'Read what a person tells of herself: names through time, languages, faith, culture',
  permission: 'person:read',
  about: ofPerson,
  input: z.strictObject({ personId: zId }),
  output: z.strictObject({
    personId: zIdOut,
    isChild: z.boolean(),
    tellings: z.array(
      z.strictObject({
        id: zIdOut,
        version: zVersionOut,
        kind: z.enum(tellingKinds),
        answer: z.enum(tellingAnswers),
        words: z.string().nullable(),
        sharing: z.enum(permitted).nullable().meta({
          description:
            'What she allowed; null where nobody has asked. Of what is for her worker alone (only_worker), others are told nothing',
        }),
        beganOn: zPartialDateOut.nullable(),
        endedOn: zPartialDateOut.nullable(),
        toldOn: zDayOut,
        by: z.string().nullable(),
        struckOn: zDayOut.nullable().meta({ description: 'When it was taken out as a mistake' }),
      }),
    ),
  }),
  api: { method: 'get', path: '/people/{personId}/tellings' },
  async handle({ db }, { personId }) {
    const person = await loadPerson(db, personId);
    if (!person) return notFound('person');
    return succeed({
      personId,
      isChild: person.kind === 'child',
      tellings: (await loadTellings(db, personId)).map(({ recordedBy: _, ...each }) => each),
    });
  },
  looksAt: ({ personId }) => [personId],
});
