import type pg from 'pg';
import { type KeeperTask, type Room, tenantsAsking } from '../doors/index.ts';
import { type Clock, dayAt } from '../foundation/clock.ts';
import type { TableDeclaration } from '../foundation/database/tables.ts';
import { defectEntry } from '../foundation/defect.ts';
import type { Log } from '../foundation/log.ts';

/** What the keeper needs. */
export interface KeepingParts {
  /** As the owner of the database. */
  readonly owner: pg.Pool;
  readonly clock: Clock;
  readonly rooms: readonly Room[];
  readonly tables: readonly TableDeclaration[];
  readonly log: Log;
}

/** Only one keeper of a database at a time. */
const LOCK = 7_132_203;

async function alone(owner: pg.Pool, body: (client: pg.PoolClient) => Promise<void>): Promise<boolean> {
  const client = await owner.connect();
  let fault: Error | undefined;
  try {
    const { rows } = await client.query<{ mine: boolean }>('select pg_try_advisory_lock($1) as mine', [LOCK]);
    if (!rows[0]?.mine) return false;
    try {
      await body(client);
      return true;
    } finally {
      await client.query('select pg_advisory_unlock($1)', [LOCK]);
    }
  } catch (error) {
    fault = error as Error;
    throw error;
  } finally {
    client.release(fault);
  }
}

/**
 * Runs one task of the keeper’s for one tenant; false where another is at work.
 *
 * @throws what the task throws
 */
export async function keepOne(
  { owner, clock, tables }: KeepingParts,
  task: KeeperTask['run'],
  tenant: string,
): Promise<boolean> {
  return alone(owner, async (client) => {
    const now = clock.now();
    await task({ client, tenant, now, today: dayAt(now), tables });
  });
}

/** Runs what was asked for. A task that fails is logged, and tried again at night; the others go on. */
async function keepAsked(parts: KeepingParts, tasks: readonly KeeperTask[], tenants: readonly string[]) {
  for (const tenant of tenants)
    for (const { name, run } of tasks)
      await keepOne(parts, run, tenant).catch((error) =>
        parts.log.error({ task: name, tenant, error: defectEntry(error) }, 'keeping failed'),
      );
}

const LISTENS_EVERY_MILLISECONDS = 1_000;

/** Does what is asked for within seconds; the nightly jobs do the same for all. Gives what ends it, when its round is done. */
export function startKeeping(parts: KeepingParts): () => Promise<void> {
  const tasks = parts.rooms.flatMap((room) => room.keeping ?? []).filter(({ when }) => when === 'asked');
  let going: Promise<void> | undefined;
  const timer = setInterval(() => {
    const asking = tenantsAsking();
    if (asking.length === 0) return;
    going ??= keepAsked(parts, tasks, asking).finally(() => {
      going = undefined;
    });
  }, LISTENS_EVERY_MILLISECONDS);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await going;
  };
}
