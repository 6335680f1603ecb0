import type { CommandContext } from '../../doors/context.ts';
import {
  barFrom,
  endGrants,
  findGuard,
  guardRecord,
  nameOn,
  openBars,
  unbar,
  wallsOf,
  workersOf,
} from './guard-store.ts';

/** Children who are put on record under a guarded parent are guarded with her: who may see her may see them. */
export async function guardChildren(
  context: CommandContext,
  parentId: string,
  childIds: readonly string[],
): Promise<void> {
  const guard = await findGuard(context.db, parentId);
  if (!guard) return;
  const conflict = (await openBars(context.db, parentId)).some(({ kind }) => kind === 'conflict');
  // A wall between two parents leaves both their child.
  if (!guard.closed && !conflict) return;
  for (const childId of childIds)
    await guardRecord(context, childId, { closed: guard.closed, follows: guard.follows ?? parentId });
}

/** A worker who is given a guarded record is named on it; one who works with a walled parent is barred from the other. */
export async function startWork(context: CommandContext, personId: string, staffId: string): Promise<void> {
  const guard = await findGuard(context.db, personId);
  if (!guard) return;
  if (guard.closed) await nameOn(context, { personId, staffId, kind: 'worker', reason: 'Works with her' });
  for (const { otherId } of await wallsOf(context.db, personId)) {
    const both = (await workersOf(context.db, otherId)).some(({ id }) => id === staffId);
    if (!both) await barFrom(context, { personId: otherId, staffId, kind: 'wall', reason: null });
  }
}

/** When her work with somebody is over, so is what it opened and what it closed. */
export async function endWork(context: CommandContext, personId: string, staffId: string): Promise<void> {
  const guard = await findGuard(context.db, personId);
  if (!guard || (await workersOf(context.db, personId)).some(({ id }) => id === staffId)) return;
  await endGrants(context, personId, staffId, 'worker');
  for (const { otherId } of await wallsOf(context.db, personId))
    await unbar(context, { personId: otherId, staffId, kind: 'wall' });
}
