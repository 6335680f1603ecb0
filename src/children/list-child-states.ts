import { z } from 'zod';
import { ofPerson, query } from '../doors/index.ts';
import { zDayOut, zIdOut, zPartialDateOut, zVersionOut } from '../foundation/answers.ts';
import { notFound } from '../foundation/fault.ts';
import { zId } from '../foundation/identifiers.ts';
import { succeed } from '../foundation/result.ts';
import { loadRecord } from '../people/index.ts';
import { topics } from './child-state.ts';
import { loadStates } from './child-store.ts';

/** How a parent’s children stood through time. Of a child whose record is closed to the reader, nothing. */
export const listChildStates = query({
  name: 'listChildStates',
  summary:
    'Read with whom a parent’s children lived, which orders, plans and contact there were, through time',
  permission: 'person:read',
  about: ofPerson,
  input: z.strictObject({ personId: zId }),
  output: z.strictObject({
    personId: zIdOut,
    children: z.array(z.strictObject({ id: zIdOut, name: z.string(), born: z.boolean() })),
    proceedings: z.array(
      z.strictObject({ id: zIdOut, court: z.string().nullable(), startedOn: zPartialDateOut.nullable() }),
    ),
    states: z.array(
      z.strictObject({
        id: zIdOut,
        version: zVersionOut,
        childId: zIdOut,
        topic: z.enum(topics),
        value: z.string(),
        words: z.string().nullable(),
        proceedingsId: zIdOut.nullable(),
        beganOn: zPartialDateOut.nullable(),
        endedOn: zPartialDateOut.nullable(),
        struckOn: zDayOut.nullable().meta({ description: 'When it was taken out as a mistake' }),
      }),
    ),
  }),
  api: { method: 'get', path: '/people/{personId}/child-states' },
  async handle({ db }, { personId }) {
    const record = await loadRecord(db, personId);
    if (!record) return notFound('person');
    const children = record.children.filter(({ hidden }) => !hidden);
    const open = new Set(children.map(({ id }) => id));
    return succeed({
      personId,
      children: children.map(({ id, name, born }) => ({ id, name, born })),
      proceedings: record.proceedings.map(({ id, court, startedOn }) => ({ id, court, startedOn })),
      states: (await loadStates(db, personId)).filter(({ childId }) => open.has(childId)),
    });
  },
  looksAt: ({ personId }) => [personId],
});
