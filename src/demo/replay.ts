import { randomBytes } from 'node:crypto';
import { type Figures, listFigures } from '../figures/index.ts';
import type { Cohort, Programme, Published } from '../programme/index.ts';
import { buildCases } from './build-cases.ts';
import { cohortCases } from './cohort-cases.ts';
import { consultationSteps } from './consultation-steps.ts';
import { courseSteps } from './course-steps.ts';
import type { Demo } from './demo-schema.ts';
import { manyCases } from './many-cases.ts';
import { compareAll, type PrintedQuestion, questionsOf, type Replay } from './replay-compare.ts';
import { runSteps } from './step.ts';
import { type Connections, dropTenant, openTenant } from './tenant.ts';
import type { World } from './world.ts';

/** The staff of a scratch tenant: nobody's name. */
const SCRATCH_STAFF: Demo['staff'] = [
  { id: 'administrator', name: 'Administrator', email: 'administrator@example.org', role: 'administrator' },
  { id: 'first', name: 'First worker', email: 'first@example.org', role: 'practitioner', capacity: 200 },
  { id: 'second', name: 'Second worker', email: 'second@example.org', role: 'practitioner', capacity: 200 },
  { id: 'manager', name: 'Manager', email: 'manager@example.org', role: 'manager' },
  { id: 'analyst', name: 'Analyst', email: 'analyst@example.org', role: 'analyst' },
];

/**
 * Builds a cohort in a scratch tenant through the commands, counts every printed figure as at its day, and sets the
 * printed beside the counted. The scratch tenant is taken away again, whatever happens.
 */
export async function replay(
  connections: Connections,
  programme: Programme,
  files: { readonly published: Published; readonly cohort: Cohort },
): Promise<Replay> {
  const tenant = `replay_${randomBytes(6).toString('hex')}`;
  try {
    const questions = questionsOf(files.published);
    const last = lastDay(questions);
    const cases = [...cohortCases(files.cohort, last), ...manyCases(files.cohort, programme, last)];
    const openedOn = before(cases.map(({ receivedOn }) => receivedOn));
    const { world, close } = await openTenant(connections, tenant, SCRATCH_STAFF, undefined, openedOn);
    const { people } = await buildCases(cases, programme, world, last);
    await runSteps(courseSteps(files.cohort, programme, cases, people, last), world);
    await runSteps(consultationSteps(files.cohort, programme, last), world);
    const answers = await countAll(world, programme, questions, last);
    await close();
    return compareAll(programme, files.published, answers);
  } finally {
    await dropTenant(connections.owner, tenant);
  }
}

function lastDay(questions: readonly PrintedQuestion[]): Temporal.PlainDate {
  return questions.map(({ asAt }) => asAt).reduce((a, b) => (Temporal.PlainDate.compare(a, b) < 0 ? b : a));
}

/** A day before every referral, on which the service took on its staff. */
function before(days: readonly Temporal.PlainDate[]): Temporal.PlainDate | undefined {
  return days.toSorted(Temporal.PlainDate.compare)[0]?.subtract({ days: 60 });
}

/** Each question about a day and a period is asked once, whatever the number of figures printed for it. */
export async function countAll(
  world: Pick<World, 'ask' | 'staff'>,
  programme: Programme,
  questions: readonly PrintedQuestion[],
  today: Temporal.PlainDate,
): Promise<ReadonlyMap<string, Figures>> {
  const answers = new Map<string, Figures>();
  for (const { key, asAt, from, to } of questions.flatMap((each) => [
    each,
    ...(each.before ? [each.before] : []),
  ])) {
    if (answers.has(key)) continue;
    const input = {
      programme: programme.programme,
      asAt: asAt.toString(),
      ...(from ? { from: from.toString() } : {}),
      ...(to ? { to: to.toString() } : {}),
    };
    answers.set(key, await world.ask(today, listFigures, world.staff.analyst, input));
  }
  return answers;
}
