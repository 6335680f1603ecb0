import { z } from 'zod';
import { ofPerson, query } from '../doors/index.ts';
import { zDayOut, zIdOut, zPartialDateOut, zVersionOut } from '../foundation/answers.ts';
import { notFound } from '../foundation/fault.ts';
import { zId } from '../foundation/identifiers.ts';
import { succeed } from '../foundation/result.ts';
import { connectionKinds, directions, strengths } from '../interface/charts/index.ts';
import { isOnRecord, sharings, tellingAnswers } from '../people/index.ts';
import { cultureAreas } from './culture.ts';
import { loadConnections, loadCulture } from './ecomap-store.ts';

/** The people, groups, services and places round somebody, also those that were and are no more. */
export const getEcomap = query({
  name: 'getEcomap',
  summary: 'Read a person’s ecomap: who and what is round her, how strong, and where the energy goes',
  permission: 'person:read',
  about: ofPerson,
  input: z.strictObject({ personId: zId }),
  output: z.strictObject({
    personId: zIdOut,
    connections: z.array(
      z.strictObject({
        id: zIdOut,
        version: zVersionOut,
        name: z.string(),
        kind: z.enum(connectionKinds),
        otherId: zIdOut.nullable().meta({ description: 'Where it is somebody on record' }),
        strength: z.enum(strengths),
        direction: z.enum(directions).nullable(),
        words: z.string().nullable(),
        beganOn: zPartialDateOut.nullable(),
        endedOn: zPartialDateOut.nullable(),
        toldOn: zDayOut,
      }),
    ),
  }),
  api: { method: 'get', path: '/people/{personId}/ecomap' },
  async handle({ db }, { personId }) {
    if (!(await isOnRecord(db, personId))) return notFound('person');
    return succeed({ personId, connections: await loadConnections(db, personId) });
  },
  looksAt: ({ personId }) => [personId],
});

/** What somebody told in the ten areas of her culturagram, through time. */
export const getCulturagram = query({
  name: 'getCulturagram',
  summary: 'Read what a person told in the ten areas of her culturagram, through time',
  permission: 'person:read',
  about: ofPerson,
  input: z.strictObject({ personId: zId }),
  output: z.strictObject({
    personId: zIdOut,
    told: z.array(
      z.strictObject({
        id: zIdOut,
        version: zVersionOut,
        area: z.enum(cultureAreas),
        answer: z.enum(tellingAnswers),
        words: z.string().nullable(),
        sharing: z
          .enum(sharings)
          .nullable()
          .meta({ description: 'What she allowed; null where nobody has asked' }),
        toldOn: zDayOut,
        by: z.string().nullable(),
      }),
    ),
  }),
  api: { method: 'get', path: '/people/{personId}/culturagram' },
  async handle({ db }, { personId }) {
    if (!(await isOnRecord(db, personId))) return notFound('person');
    return succeed({ personId, told: await loadCulture(db, personId) });
  },
  looksAt: ({ personId }) => [personId],
});
