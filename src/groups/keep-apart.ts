import { z } from 'zod';
import { apartFrom, areApart, markApart, unmarkApart } from '../access/reach/index.ts';
import { command, ofPerson, query } from '../doors/index.ts';
import { zDayOut, zIdOut } from '../foundation/answers.ts';
import { notFound, refused } from '../foundation/fault.ts';
import { zId } from '../foundation/identifiers.ts';
import { succeed } from '../foundation/result.ts';
import { displayName, isOnRecord } from '../people/index.ts';

const both = ({ personId, otherId }: { personId: string; otherId: string }) => [
  ofPerson({ personId }),
  ofPerson({ personId: otherId }),
];
const zBoth = z.strictObject({ personId: zId, otherId: zId });
const zDone = z.strictObject({ personId: zIdOut });

/** Says of two people that they must not be put into one group. Neither reads of it, and no reason is kept. */
export const keepApart = command({
  name: 'keepApart',
  summary: 'Say that two people must not be put into one group',
  permission: 'contact:record',
  about: both,
  input: zBoth,
  output: zDone,
  audit: () => 'Said that two people must not be in one group',
  api: { method: 'post', path: '/people/{personId}/apart' },
  async handle(context, { personId, otherId }) {
    const { db } = context;
    if (!(await isOnRecord(db, personId)) || !(await isOnRecord(db, otherId))) return notFound('person');
    if (personId === otherId) return refused('same_person', 'Choose somebody else: this is the same person.');
    if (await areApart(db, personId, otherId, 'list'))
      return refused('apart', 'This is said of these two already.');
    await markApart(context, personId, otherId, 'list');
    return succeed({ personId });
  },
});

/** Takes that back. A wall between the two stays. */
export const endApart = command({
  name: 'endApart',
  summary: 'Take back that two people must not be put into one group; a wall between them stays',
  permission: 'contact:record',
  about: both,
  input: zBoth,
  output: zDone,
  audit: () => 'Took back that two people must not be in one group',
  api: { method: 'post', path: '/people/{personId}/apart/{otherId}/end' },
  async handle(context, { personId, otherId }) {
    const { db } = context;
    if (!(await isOnRecord(db, personId)) || !(await isOnRecord(db, otherId))) return notFound('person');
    if (!(await areApart(db, personId, otherId, 'list')))
      return refused('not_apart', 'This is not said of these two, or was taken back already.');
    await unmarkApart(context, personId, otherId, 'list');
    return succeed({ personId });
  },
});

/** With whom somebody must not be put into one group, as far as the reader may see both. */
export const listApart = query({
  name: 'listApart',
  summary: 'List with whom a person must not be put into one group, as far as one may see both',
  permission: 'person:read',
  about: ofPerson,
  input: z.strictObject({ personId: zId }),
  output: z.strictObject({
    personId: zIdOut,
    others: z.array(
      z.strictObject({ personId: zIdOut, name: z.string(), wall: z.boolean(), since: zDayOut }),
    ),
  }),
  api: { method: 'get', path: '/people/{personId}/apart' },
  async handle({ db }, { personId }) {
    if (!(await isOnRecord(db, personId))) return notFound('person');
    const others = (await apartFrom(db, personId)).map(({ personId: id, source, beganOn, ...name }) => ({
      personId: id,
      name: displayName(name),
      wall: source === 'wall',
      since: beganOn,
    }));
    return succeed({ personId, others });
  },
  looksAt: ({ personId, others }) => [
    personId,
    ...others.map((each) => ({ personId: each.personId, extent: 'list' as const })),
  ],
});
