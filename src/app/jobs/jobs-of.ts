import { z } from 'zod';
import type { AnyJob, Command, Job, KeeperTask, OwnerJob, Room } from '../../doors/index.ts';
import { faultInBrief } from '../../jobs/index.ts';

/** Before the working day, and in no hour that the clock change takes away or gives twice. */
const NIGHTLY = { cron: '15 3 * * *', words: 'Every night' };

/** A task that says that there is more to do is given another turn, so that nothing piles up from day to day. */
const MOST_TURNS = 1_000;

const isMore = (answer: unknown): boolean =>
  typeof answer === 'object' && answer !== null && 'more' in answer && answer.more === true;

const noInput = z.strictObject({});

// biome-ignore lint/suspicious/noExplicitAny: commands of different answers
function nightly(command: Command<any, any>): Job<typeof noInput> {
  return {
    name: command.name,
    summary: command.summary,
    service: 'housekeeping',
    input: noInput,
    every: NIGHTLY,
    async does({ run }) {
      for (let turn = 0; turn < MOST_TURNS; turn += 1) {
        const result = await run(command, {});
        if (!result.ok) return { done: false, because: faultInBrief(result.error) };
        if (!isMore(result.value)) break;
      }
      return { done: true };
    },
  };
}

function ownerNightly({ name, summary, run }: KeeperTask): OwnerJob {
  return { name, summary, service: 'housekeeping', input: noInput, every: NIGHTLY, keeps: run };
}

/** All that Facet does by itself, as the rooms declare it. */
export function jobsOf(rooms: readonly Room[]): readonly AnyJob[] {
  return rooms.flatMap(({ jobs = [], housekeeping = [], keeping = [] }) => [
    ...jobs,
    ...housekeeping.map(nightly),
    ...keeping.map(ownerNightly),
  ]);
}
