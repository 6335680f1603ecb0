import { z } from 'zod';
import { wholeTenant } from '../access/subject.ts';
import { query } from '../doors/index.ts';
import { type CultureArea, cultureAreas } from '../ecomap/index.ts';
import { zDayOut, zIdOut, zPartialDateOut } from '../foundation/answers.ts';
import { connectionKinds, connectionsAt, directions, strengths } from '../interface/charts/index.ts';
import { tellingAnswers } from '../people/index.ts';
import { looksAtOwn, mine } from './mine.ts';
import { ownConnections, ownCulture } from './own-store.ts';

/** Of these her page says that they were told, and not what: somebody else may be looking over her shoulder. */
const NOT_ON_A_SCREEN: readonly CultureArea[] = ['legal_status', 'crisis', 'oppression'];

/** Her ecomap and her culturagram, without what could put her in danger where somebody else reads it. */
export const getOwnWorld = query({
  name: 'getOwnWorld',
  summary: 'One’s own ecomap and culturagram, without what is strained or may do harm',
  permission: 'own:read',
  about: wholeTenant,
  input: z.strictObject({}),
  output: z.strictObject({
    personId: zIdOut,
    connections: z.array(
      z.strictObject({
        id: zIdOut,
        name: z.string(),
        kind: z.enum(connectionKinds),
        strength: z.enum(strengths),
        direction: z.enum(directions).nullable(),
        words: z.string().nullable(),
        beganOn: zPartialDateOut.nullable(),
        endedOn: zPartialDateOut.nullable(),
      }),
    ),
    told: z.array(
      z.strictObject({
        area: z.enum(cultureAreas),
        answer: z.enum(tellingAnswers),
        words: z.string().nullable().meta({ description: 'Null as well where a page should not hold it' }),
        toldOn: zDayOut,
      }),
    ),
  }),
  looksAt: looksAtOwn,
  api: null,
  handle: mine(async ({ db, today }, personId) => {
    const connections = connectionsAt(await ownConnections(db, personId), today);
    const told = await ownCulture(db, personId);
    const standing = cultureAreas.flatMap((area) => told.findLast((each) => each.area === area) ?? []);
    return {
      connections: connections.filter(({ strength }) => strength === 'strong' || strength === 'weak'),
      told: standing.map((each) => ({
        ...each,
        words: NOT_ON_A_SCREEN.includes(each.area) ? null : each.words,
      })),
    };
  }),
});
