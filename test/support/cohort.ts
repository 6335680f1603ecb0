import { createAccessLog } from '../../src/access/access-log.ts';
import { buildCases } from '../../src/demo/build-cases.ts';
import type { Case } from '../../src/demo/case.ts';
import { cohortCases } from '../../src/demo/cohort-cases.ts';
import { replayFiles } from '../../src/demo/index.ts';
import { openWorld } from '../../src/demo/world.ts';
import type { TestHouse } from './house.ts';

/** Contacts every eight weeks are enough to count, and quick to make. */
function seldom(each: Case): Case {
  const { enrolment } = each;
  if (!enrolment) return each;
  return {
    ...each,
    enrolment: { ...enrolment, rhythm: { ...enrolment.rhythm, every: { amount: 8, unit: 'week' } } },
  };
}

/** Puts Diamond's first referrals, and what came of them, into `east`, each through its command at its day. */
export async function addCohort(
  house: TestHouse,
  options: { until: string; referrals: number },
): Promise<void> {
  const programme = house.programmes.current('diamond');
  const files = programme && (await replayFiles(programme));
  if (!programme || !files) throw new Error('Diamond’s cohort is not there');
  const { practitioner, second, manager, analyst, administrator } = house.actors;
  const accessLog = createAccessLog(house.database.pool, () => {});
  const world = openWorld({
    pool: house.database.pool,
    accessLog,
    tenant: 'east',
    programmes: house.programmes,
    staff: { first: practitioner, second, manager, analyst, administrator },
  });
  const until = Temporal.PlainDate.from(options.until);
  const cases = cohortCases(files.cohort, until).slice(0, options.referrals).map(seldom);
  await buildCases(cases, programme, world, until);
  await accessLog.stop();
}
