import { z } from 'zod';
import { command, ofPerson } from '../doors/index.ts';
import { zIdOut } from '../foundation/answers.ts';
import { zPartialDate } from '../foundation/dates.ts';
import { invalidField, notFound, refused } from '../foundation/fault.ts';
import { zId } from '../foundation/identifiers.ts';
import { succeed } from '../foundation/result.ts';
import { insertPerson, loadPerson } from './people-store.ts';
import { detailFaults, zName, zOptionalName } from './person.ts';
import { loadRecord } from './register.ts';

/** How two adults may be tied. */
export const adultTies = ['partner', 'former_partner', 'relative'] as const;

/** Ties a person to a partner or relative: somebody on record, or somebody new. */
export const addRelationship = command({
  name: 'addRelationship',
  summary: 'Record a person’s partner or relative',
  permission: 'person:write',
  about: ofPerson,
  input: z.strictObject({
    personId: zId,
    kind: z.enum(adultTies, 'Select how they are related'),
    otherId: zId
      .nullish()
      .transform((id) => id ?? null)
      .meta({ description: 'Somebody who is on record already' }),
    other: z
      .strictObject({
        givenName: zName('Enter a first name'),
        familyName: zOptionalName,
        bornOn: zPartialDate.nullish().transform((date) => date ?? null),
      })
      .nullish()
      .transform((other) => other ?? null)
      .meta({ description: 'Somebody new, where otherId is left out' }),
  }),
  output: z.strictObject({ id: zIdOut, otherId: zIdOut }),
  audit: ({ kind }) => `Recorded a ${kind.replace('_', ' ')}`,
  api: { method: 'post', path: '/people/{personId}/relationships' },
  handle: async (context, { personId, kind, otherId, other }) => {
    const { db, write, today } = context;
    const record = await loadRecord(db, personId);
    if (!record) return notFound('person');
    if (otherId === personId) return invalidField(['otherId'], 'This is the same person');
    if (
      record.relatives.some((each) => each.id === otherId && each.kind === kind && each.direction === 'of')
    ) {
      return refused('already_there', 'This is recorded already');
    }
    if (otherId) {
      if (!(await loadPerson(db, otherId))) return notFound('person');
      const tie = await write.insert('relationship', { personId, otherId, kind });
      return succeed({ id: tie.id, otherId });
    }
    if (!other) return invalidField(['other', 'givenName'], 'Enter a first name');
    const [fault] = detailFaults(other, today);
    if (fault) return invalidField(['other', ...fault.path], fault.message);
    const added = await insertPerson(context, 'adult', { ...other, familyName: other.familyName ?? '' });
    const tie = await write.insert('relationship', { personId, otherId: added.id, kind });
    return succeed({ id: tie.id, otherId: added.id });
  },
});
