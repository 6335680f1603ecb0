import { z } from 'zod';
import { query } from '../doors/index.ts';
import { zDayOut, zIdOut, zPartialDateOut } from '../foundation/answers.ts';
import { notFound } from '../foundation/fault.ts';
import { zId } from '../foundation/identifiers.ts';
import { succeed } from '../foundation/result.ts';
import { endings, livesWith, relationshipKinds } from './family.ts';
import { loadMapPeople, loadMapTies } from './family-map-store.ts';
import { loadPregnancies } from './family-store.ts';
import { loadPerson } from './people-store.ts';
import { sexes } from './person.ts';

/** The people and ties that a person’s family map is drawn from. */
export const getFamilyMap = query({
  name: 'getFamilyMap',
  summary: 'Read the people and ties of a person’s family, as the family map shows them',
  permission: 'person:read',
  about: ({ id }) => ({ kind: 'person', id }),
  input: z.strictObject({ id: zId }),
  output: z.strictObject({
    personId: zIdOut,
    people: z.array(
      z.strictObject({
        id: zIdOut,
        name: z.string(),
        sex: z.enum(sexes).nullable(),
        unborn: z.boolean(),
        bornOn: zPartialDateOut.nullable(),
        dueOn: zDayOut.nullable(),
        diedOn: zDayOut.nullable(),
      }),
    ),
    ties: z
      .array(
        z.strictObject({
          id: zIdOut,
          personId: zIdOut,
          otherId: zIdOut,
          kind: z.enum(relationshipKinds),
          beganOn: zDayOut.nullable(),
          endedOn: zDayOut.nullable(),
          livesWith: z.enum(livesWith).nullable(),
        }),
      )
      .meta({ description: 'Never a carer: who brings up a child is on no map' }),
    pregnancies: z.array(
      z.strictObject({
        id: zIdOut,
        knownOn: zDayOut,
        dueOn: zDayOut.nullable(),
        endedOn: zDayOut.nullable(),
        ending: z.enum(endings).nullable(),
      }),
    ),
  }),
  api: { method: 'get', path: '/people/{id}/family-map' },
  async handle({ db }, { id }) {
    if (!(await loadPerson(db, id))) return notFound('person');
    const ties = await loadMapTies(db, id);
    const ids = [...new Set([id, ...ties.flatMap((tie) => [tie.personId, tie.otherId])])];
    const pregnancies = (await loadPregnancies(db, id)).map(({ version: _, ...pregnancy }) => pregnancy);
    return succeed({ personId: id, people: await loadMapPeople(db, ids), ties, pregnancies });
  },
  looksAt: ({ personId }) => [personId],
});
