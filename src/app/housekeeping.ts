import type { Bus, Room } from '../doors/index.ts';
import { defectEntry } from '../foundation/defect.ts';
import type { Log } from '../foundation/log.ts';
import type { Tenants } from './tenants.ts';

const SOON_MILLISECONDS = 60_000;
const DAILY_MILLISECONDS = 24 * 60 * 60 * 1000;

/** What the daily round needs. */
export interface HousekeepingParts {
  readonly bus: Bus;
  readonly rooms: readonly Room[];
  readonly tenants: Pick<Tenants, 'all' | 'find'>;
  readonly log: Log;
}

/** A task that says that there is more to do is given another turn, so that nothing piles up from day to day. */
const MOST_TURNS = 1_000;

const isMore = (answer: unknown): boolean =>
  typeof answer === 'object' && answer !== null && 'more' in answer && answer.more === true;

/** One round through every tenant. A task that fails is logged and tried again the next day; the others go on. */
export async function keepHouse({ bus, rooms, tenants, log }: HousekeepingParts): Promise<void> {
  const tasks = rooms.flatMap((room) => room.housekeeping ?? []);
  for (const { slug } of await tenants.all()) {
    await tenants.find(slug);
    for (const task of tasks) {
      try {
        for (let turn = 0; turn < MOST_TURNS; turn += 1) {
          const result = await bus.run(task, { kind: 'system', tenant: slug }, {}, { door: 'cli' });
          if (!result.ok)
            log.warn({ task: task.name, tenant: slug, fault: result.error.kind }, 'housekeeping was refused');
          if (!result.ok || !isMore(result.value)) break;
        }
      } catch (error) {
        log.error({ task: task.name, tenant: slug, error: defectEntry(error) }, 'housekeeping failed');
      }
    }
  }
}

/** Goes round once soon after the start, then once a day. Gives what ends it. */
export function startHousekeeping(parts: HousekeepingParts): () => void {
  const round = () =>
    void keepHouse(parts).catch((error) =>
      parts.log.error({ error: defectEntry(error) }, 'housekeeping failed'),
    );
  const soon = setTimeout(round, SOON_MILLISECONDS);
  const daily = setInterval(round, DAILY_MILLISECONDS);
  soon.unref();
  daily.unref();
  return () => {
    clearTimeout(soon);
    clearInterval(daily);
  };
}
