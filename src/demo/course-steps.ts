import { isBefore } from '../foundation/dates.ts';
import { joinGroup, planSessions, saveGroup, takeRegister } from '../groups/index.ts';
import type { Cohort, Programme } from '../programme/index.ts';
import type { Case } from './case.ts';
import { idOf } from './many-cases.ts';
import { known, type Step } from './step.ts';
import type { World } from './world.ts';

type Many = Cohort['many'][number];
type Course = NonNullable<Many['enrolment']>['courses'][number];

/** One group of a course, with those who asked for a place in it. */
interface Group {
  readonly id: string;
  readonly course: Course;
  readonly personIds: readonly string[];
  /** The day on which the last of them had begun. */
  readonly madeOn: Temporal.PlainDate;
  readonly firstOn: Temporal.PlainDate;
}

/** Groups of those whom a cohort names by the number, up to a day: made, joined or waited for, and their registers. */
export function courseSteps(
  cohort: Cohort,
  programme: Programme,
  cases: readonly Case[],
  people: ReadonlyMap<string, string>,
  until: Temporal.PlainDate,
): Step[] {
  const byId = new Map(cases.map((each) => [each.id, each]));
  return cohort.many.flatMap((many) => {
    const asked = Array.from({ length: many.count }, (_, index) => idOf(programme, many, index)).flatMap(
      (id) => ({ personId: people.get(id), startedOn: byId.get(id)?.enrolment?.startedOn }),
    );
    return (many.enrolment?.courses ?? []).flatMap((course, index) =>
      groupsOf(`${many.id}-${index + 1}`, course, asked).flatMap((group) => stepsOf(group, programme, until)),
    );
  });
}

function groupsOf(
  id: string,
  course: Course,
  asked: readonly {
    readonly personId: string | undefined;
    readonly startedOn: Temporal.PlainDate | undefined;
  }[],
): Group[] {
  const begun = asked.flatMap(({ personId, startedOn }) =>
    personId && startedOn ? [{ personId, startedOn }] : [],
  );
  const { after, groups } = course;
  return Array.from({ length: groups }, (_, at) => {
    const hers = begun.filter((_each, index) => Math.floor((index * groups) / begun.length) === at);
    const madeOn = known(
      hers
        .map(({ startedOn }) => startedOn)
        .toSorted(Temporal.PlainDate.compare)
        .at(-1),
      `Anybody for group ${at + 1} of ${id}`,
    );
    return {
      id: `${id}-${at + 1}`,
      course,
      personIds: hers.map(({ personId }) => personId),
      madeOn,
      firstOn: madeOn.add({ [`${after.unit}s`]: after.amount }),
    };
  });
}

function stepsOf(group: Group, { programme }: Programme, until: Temporal.PlainDate): Step[] {
  const { course, personIds, madeOn, firstOn, id } = group;
  let sessions: readonly string[] = [];
  const at = { caseId: `course-${id}`, shared: false };
  const made: Step = {
    ...at,
    on: madeOn,
    order: 80,
    async act(world) {
      sessions = await makeGroup(world, group, programme);
    },
  };
  const marks = personIds
    .slice(0, course.places)
    .map((personId) => ({ personId, answer: 'present' as const }));
  const registers = Array.from({ length: course.sessions }, (_, index): Step => {
    const on = firstOn.add({ weeks: index });
    return {
      ...at,
      on,
      order: 81,
      async act(world) {
        const session = known(sessions[index], 'Planning');
        await world.done(on, takeRegister, world.staff.first, { id: session, version: 1, marks });
      },
    };
  });
  return [made, ...registers].filter(({ on }) => !isBefore(until, on));
}

/** Makes a group, plans its sessions and puts everybody into it; gives the sessions. */
async function makeGroup(
  world: World,
  { id, course, personIds, madeOn, firstOn }: Group,
  programme: string,
): Promise<readonly string[]> {
  const { first } = world.staff;
  const { kind, places, sessions } = course;
  const wish = { programme, kind, title: `Group ${id}`, place: `Room ${id}`, capacity: places };
  const { id: groupId } = await world.done(madeOn, saveGroup, first, { group: wish });
  for (const personId of personIds) await world.done(madeOn, joinGroup, first, { groupId, personId });
  if (sessions === 0) return [];
  const when = { on: firstOn.toString(), from: '10:00', until: '12:00', times: sessions };
  return (await world.done(madeOn, planSessions, first, { groupId, ...when })).sessionIds;
}
