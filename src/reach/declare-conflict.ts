import { z } from 'zod';
import { decide } from '../access/decide.ts';
import { barFrom, unbar, workersOf } from '../access/reach/index.ts';
import { command, ofPerson, staffIdOf } from '../doors/index.ts';
import { type Fault, notFound } from '../foundation/fault.ts';
import { zId } from '../foundation/identifiers.ts';
import { fail, succeed } from '../foundation/result.ts';
import { zOptionalText } from '../foundation/text.ts';
import { decideConflict } from './reach.ts';
import { familyOf, findPerson, staffWhoMayKnow } from './reach-store.ts';
import { zReachChanged } from './restrict-record.ts';

/**
 * Hides a family from a worker who knows it, whatever her role is and whoever employs her: the person, her children, the
 * other parents and whoever is tied to her. To that worker their addresses are those of nobody from then on.
 */
export const declareConflict = command({
  name: 'declareConflict',
  summary: 'Hide a family from a worker who knows it',
  permission: 'conflict:declare',
  about: ofPerson,
  input: z.strictObject({
    personId: zId,
    staffId: zId.nullish().meta({ description: 'Who knows the family; whoever asks, when left out' }),
    reason: zOptionalText(2000),
  }),
  output: zReachChanged,
  audit: () => 'Hid a family from a worker who knows it',
  api: { method: 'post', path: '/people/{personId}/conflicts' },
  async handle(context, { personId, staffId: named, reason }) {
    const own = staffIdOf(context.actor);
    const staffId = named ?? own;
    if (!(await findPerson(context.db, personId))) return notFound('person');
    if (staffId !== own) {
      const may = decide(context.actor, 'record:restrict');
      if (!may.allowed) return fail<Fault>({ kind: 'forbidden', reason: may.reason });
    }
    if (staffId === null || !(await staffWhoMayKnow(context.db)).some(({ id }) => id === staffId))
      return notFound('member of staff');
    const family = await familyOf(context.db, personId);
    for (const each of family) {
      const decided = decideConflict(await workersOf(context.db, each), staffId);
      if (!decided.ok) return decided;
    }
    for (const each of family) await barFrom(context, { personId: each, staffId, kind: 'conflict', reason });
    return succeed({ personId });
  },
});

/** Shows a family to a worker again from whom it was hidden. */
export const liftConflict = command({
  name: 'liftConflict',
  summary: 'Show a family again to a worker who knew it',
  permission: 'record:restrict',
  about: ofPerson,
  input: z.strictObject({ personId: zId, staffId: zId }),
  output: zReachChanged,
  audit: () => 'Showed a family again to a worker who knew it',
  api: { method: 'post', path: '/people/{personId}/conflicts/{staffId}/lift' },
  async handle(context, { personId, staffId }) {
    if (!(await findPerson(context.db, personId))) return notFound('person');
    for (const each of await familyOf(context.db, personId))
      await unbar(context, { personId: each, staffId, kind: 'conflict' });
    return succeed({ personId });
  },
});
