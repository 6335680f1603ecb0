import type { Actor } from '../access/actor.ts';
import type { Bus } from '../doors/index.ts';
import { followMerge } from '../merging/index.ts';

const OF_PERSON = /^\/people\/([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})(?=\/|$)/i;

/**
 * The address to which an address about a person leads whose record was merged into another; undefined where it was not,
 * or where that one is closed to the reader. Asked only where nothing was found at the address.
 */
export async function addressAfterMerge(bus: Bus, actor: Actor, path: string): Promise<string | undefined> {
  const id = OF_PERSON.exec(path)?.[1];
  if (id === undefined || actor.kind !== 'staff') return undefined;
  const found = await bus.ask(followMerge, actor, { id }, 'page');
  const kept = found.ok ? found.value.mergedInto : null;
  return kept === null ? undefined : path.replace(OF_PERSON, `/people/${kept}`);
}
