import { z } from 'zod';
import {
  barFrom,
  guardRecord,
  markApart,
  releaseIfFree,
  unbar,
  unmarkApart,
  wallsOf,
  workersOf,
} from '../access/reach/index.ts';
import { type CommandContext, command, ofPerson, staffIdOf } from '../doors/index.ts';
import { notFound } from '../foundation/fault.ts';
import { zId } from '../foundation/identifiers.ts';
import { succeed } from '../foundation/result.ts';
import { zText } from '../foundation/text.ts';
import { decideWall } from './reach.ts';
import { findPerson } from './reach-store.ts';
import { zReachChanged } from './restrict-record.ts';

/** Whoever works with the one, and not with the other, must not know of the other. */
async function barWorkers(context: CommandContext, personId: string, otherId: string): Promise<void> {
  const others = new Set((await workersOf(context.db, otherId)).map(({ id }) => id));
  for (const { id: staffId } of await workersOf(context.db, personId))
    if (!others.has(staffId))
      await barFrom(context, { personId: otherId, staffId, kind: 'wall', reason: null });
}

/**
 * Walls two parents from each other: who works with the one does not see the other, whoever sees both is warned, and
 * what they share (a child) shows nothing of either to the other's worker.
 */
export const wallParents = command({
  name: 'wallParents',
  summary: 'Wall two parents from each other',
  permission: 'record:restrict',
  about: ({ personId, otherId }) => [ofPerson({ personId }), ofPerson({ personId: otherId })],
  input: z.strictObject({ personId: zId, otherId: zId, reason: zText(2000, 'Say why') }),
  output: zReachChanged,
  audit: () => 'Walled two parents from each other',
  api: { method: 'post', path: '/people/{personId}/walls' },
  async handle(context, { personId, otherId, reason }) {
    const [person, other] = [await findPerson(context.db, personId), await findPerson(context.db, otherId)];
    if (!person || !other) return notFound('person');
    const walls = await wallsOf(context.db, personId);
    const decided = decideWall(
      person,
      other,
      walls.map((wall) => wall.otherId),
    );
    if (!decided.ok) return decided;
    const [first = personId, second = otherId] = [personId, otherId].sort();
    const began = { beganOn: context.today, beganBy: staffIdOf(context.actor), endedOn: null };
    await context.write.insert('parentsWall', { personId: first, otherId: second, reason, ...began });
    for (const each of [personId, otherId]) await guardRecord(context, each, { closed: false });
    await markApart(context, personId, otherId, 'wall');
    await barWorkers(context, personId, otherId);
    await barWorkers(context, otherId, personId);
    return succeed({ personId });
  },
});

/** Takes down the wall between two parents. */
export const liftWall = command({
  name: 'liftWall',
  summary: 'Take down the wall between two parents',
  permission: 'record:restrict',
  about: ({ personId, otherId }) => [ofPerson({ personId }), ofPerson({ personId: otherId })],
  input: z.strictObject({ personId: zId, otherId: zId }),
  output: zReachChanged,
  audit: () => 'Took down the wall between two parents',
  api: { method: 'post', path: '/people/{personId}/walls/{otherId}/lift' },
  async handle(context, { personId, otherId }) {
    const wall = (await wallsOf(context.db, personId)).find((each) => each.otherId === otherId);
    if (!wall || !(await findPerson(context.db, personId))) return notFound('wall');
    await context.write.update('parentsWall', wall, { endedOn: context.today });
    await unmarkApart(context, personId, otherId, 'wall');
    for (const [one, two] of [
      [personId, otherId],
      [otherId, personId],
    ] as const) {
      for (const { id: staffId } of await workersOf(context.db, two))
        await unbar(context, { personId: one, staffId, kind: 'wall' });
      await releaseIfFree(context, one);
    }
    return succeed({ personId });
  },
});
