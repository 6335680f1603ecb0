import type pg from 'pg';
import { shippedProgrammes } from '../src/app/programmes.ts';
import { listDue } from '../src/due/index.ts';
import type { Programme } from '../src/programme/index.ts';
import { zFollowUp, zSchedule } from '../src/programme/schema/timing.ts';
import type { Size } from './generate.ts';
import { openMeasured } from './house.ts';
import { interleave, median } from './pairs.ts';
import type { Fact } from './report.ts';

const ROUNDS = 7;

/** The shipped programmes; of everybody in Diamond something is expected, during the work and after its end. */
async function withSchedules(): Promise<Programme[]> {
  const schedules = [
    zSchedule.parse({
      id: 'together',
      title: 'Look back together',
      from: 'start',
      repeat: { each: '3 months', until: '18 months after', within: '2 weeks', kind: 'home_visit' },
    }),
  ];
  const follow_up = [
    zFollowUp.parse({ id: 'later', title: 'Later', after_end: '18 months', within: '6 weeks' }),
  ];
  const shipped = await shippedProgrammes();
  return shipped.map((each) => (each.programme === 'diamond' ? { ...each, schedules, follow_up } : each));
}

/** What is due over everybody’s work, and what a worker has due, by the number of enrolments. */
export async function dueFacts(connection: pg.PoolConfig, sizes: readonly Size[]): Promise<Fact[]> {
  const house = await openMeasured(connection, { programmes: await withSchedules() });
  const ask = (size: Size, staff: 'mine' | 'all') => async () => {
    const answer = await house.bus.ask(listDue, house.worker(size.slug, 0, 'manager'), { staff }, 'page');
    if (!answer.ok) throw new Error(`listDue: ${JSON.stringify(answer.error)}`);
    return answer.value;
  };
  const facts: Fact[] = [];
  try {
    for (const size of sizes) {
      const subjects = { all: ask(size, 'all'), mine: ask(size, 'mine') };
      const { total } = await subjects.all();
      const times = await interleave(subjects, { rounds: ROUNDS, warm: true });
      facts.push({
        what: `the due list (listDue), ${size.people.toLocaleString('en-GB')} enrolments`,
        value: `${median(times.all).toFixed(0)} ms for ${total} due to everybody, ${median(times.mine).toFixed(0)} ms for one worker`,
      });
    }
    return facts;
  } finally {
    await house.close();
  }
}
