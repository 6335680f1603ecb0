import type pg from 'pg';
import { type KeeperTask, type Room, tenantsAsking } from '../doors/index.ts';
import { type Clock, dayAt } from '../foundation/clock.ts';
import type { TableDeclaration } from '../foundation/database/tables.ts';
import { defectEntry } from '../foundation/defect.ts';
import type { Log } from '../foundation/log.ts';
import type { Tenants } from './tenants.ts';

/** What the keeper needs. */
export interface KeepingParts {
  /** As the owner of the database. */
  readonly owner: pg.Pool;
  readonly clock: Clock;
  readonly rooms: readonly Room[];
  readonly tables: readonly TableDeclaration[];
  readonly tenants: Pick<Tenants, 'all'>;
  readonly log: Log;
}

/** Only one keeper of a database at a time. */
const LOCK = 7_132_203;

async function alone(owner: pg.Pool, body: (client: pg.PoolClient) => Promise<void>): Promise<void> {
  const client = await owner.connect();
  let fault: Error | undefined;
  try {
    const { rows } = await client.query<{ mine: boolean }>('select pg_try_advisory_lock($1) as mine', [LOCK]);
    if (!rows[0]?.mine) return;
    try {
      await body(client);
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

/** Runs the keeper’s tasks for some tenants. One that fails is logged, and tried again next time; the others go on. */
export async function keep(
  { owner, clock, tables, log }: KeepingParts,
  tasks: readonly KeeperTask[],
  tenants: readonly string[],
): Promise<void> {
  await alone(owner, async (client) => {
    for (const tenant of tenants) {
      for (const task of tasks) {
        const now = clock.now();
        const parts = { client, tenant, now, today: dayAt(now), tables };
        await task.run(parts).catch((error) => {
          log.error({ task: task.name, tenant, error: defectEntry(error) }, 'keeping failed');
        });
      }
    }
  });
}

const LISTENS_EVERY_MILLISECONDS = 1_000;
const SOON_MILLISECONDS = 90_000;
const DAILY_MILLISECONDS = 24 * 60 * 60 * 1000;

/** Does what is asked for within seconds, and everything once a day. Gives what ends it, when its round is done. */
export function startKeeping(parts: KeepingParts): () => Promise<void> {
  const tasks = parts.rooms.flatMap((room) => room.keeping ?? []);
  const askedFor = tasks.filter(({ when }) => when === 'asked');
  let going: Promise<void> | undefined;
  const round = (body: () => Promise<void>) => {
    going ??= body()
      .catch((error) => parts.log.error({ error: defectEntry(error) }, 'keeping failed'))
      .finally(() => {
        going = undefined;
      });
  };
  const listen = () => {
    const asking = tenantsAsking();
    if (asking.length > 0) round(() => keep(parts, askedFor, asking));
  };
  const everything = () =>
    round(async () =>
      keep(
        parts,
        tasks,
        (await parts.tenants.all()).map(({ slug }) => slug),
      ),
    );
  const timers = [
    setInterval(listen, LISTENS_EVERY_MILLISECONDS),
    setTimeout(everything, SOON_MILLISECONDS),
    setInterval(everything, DAILY_MILLISECONDS),
  ];
  for (const timer of timers) timer.unref();
  return async () => {
    for (const timer of timers) clearInterval(timer);
    await going;
  };
}
