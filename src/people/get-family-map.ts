import { z } from 'zod';
import { query } from '../doors/index.ts';
import { zDayOut, zIdOut, zPartialDateOut, zVersionOut } from '../foundation/answers.ts';
import { notFound } from '../foundation/fault.ts';
import { zId } from '../foundation/identifiers.ts';
import { succeed } from '../foundation/result.ts';
import { losses } from '../interface/charts/index.ts';
import { endings, livesWith, relationshipKinds } from './family.ts';
import { loadMapPeople, loadMapTies } from './family-map-store.ts';
import { loadPregnancies } from './family-store.ts';
import { zHouseholdOut, zQualityOut } from './map/map-output.ts';
import { loadHouseholds, loadQualities } from './map/map-store.ts';
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
        isChild: z.boolean(),
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
          version: zVersionOut,
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
        lossKind: z.enum(losses).nullable(),
      }),
    ),
    qualities: z.array(zQualityOut).meta({ description: 'Harm runs from personId to otherId' }),
    households: z.array(zHouseholdOut),
  }),
  api: { method: 'get', path: '/people/{id}/family-map' },
  async handle({ db }, { id }) {
    if (!(await loadPerson(db, id))) return notFound('person');
    const ties = await loadMapTies(db, id);
    const households = await loadHouseholds(db, id);
    const under = households.flatMap(({ members }) => members.map(({ memberId }) => memberId));
    const ids = [...new Set([id, ...ties.flatMap((tie) => [tie.personId, tie.otherId]), ...under])];
    const pregnancies = (await loadPregnancies(db, id)).map(({ version: _, ...pregnancy }) => pregnancy);
    const people = await loadMapPeople(db, ids);
    const qualities = await loadQualities(db, ids);
    return succeed({ personId: id, people, ties, pregnancies, qualities, households });
  },
  looksAt: ({ personId }) => [personId],
});
