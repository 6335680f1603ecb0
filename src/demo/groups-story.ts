import { listCaseload } from '../caseload/index.ts';
import { isBefore } from '../foundation/dates.ts';
import { joinGroup, planSessions, saveGroup, takeRegister } from '../groups/index.ts';
import { DemoFault, type World } from './world.ts';

/** Eight weeks: five sessions behind, today's and two to come. */
const SESSIONS = 8;
const BEHIND = 5;

/** How a register of the past goes: nearly always there, now and then late or with apologies. */
function answerAt(session: number, member: number) {
  const turn = (session * 3 + member * 5) % 11;
  if (turn === 4) return 'apologies' as const;
  if (turn === 7) return 'absent' as const;
  return turn === 9 ? ('late' as const) : ('present' as const);
}

async function membersOf(world: World, began: Temporal.PlainDate, outside: readonly string[]) {
  const asked = { staff: 'all', show: 'all', sort: 'started', size: 100 } as const;
  const { parents } = await world.ask(began, listCaseload, world.staff.manager, asked);
  const longest = parents.filter(({ startedOn }) => isBefore(startedOn, began)).toReversed();
  const inIt = longest.filter(({ stage }) => stage === 'step_down');
  const others = longest.filter(({ personId }) => outside.includes(personId));
  return [...new Set([...inIt, ...others, ...longest].map(({ personId }) => personId))].slice(0, 7);
}

/** Diamond's step-down group: weekly, its registers taken, and sessions to come. A parent holds it together with a worker. */
export async function tellGroup(
  world: World,
  today: Temporal.PlainDate,
  outside: readonly string[],
): Promise<void> {
  const { first } = world.staff;
  const began = today.subtract({ weeks: BEHIND });
  const planned = began.subtract({ days: 3 });
  const members = await membersOf(world, planned, outside);
  if (members.length < 3) throw new DemoFault('too few are worked with for a group');
  const { id: groupId } = await world.done(planned, saveGroup, first, {
    group: {
      programme: 'diamond',
      kind: 'step_down',
      title: 'Our table',
      about: 'Food, a walk, and whoever wants to speak. Parents plan it.',
      place: 'Riverside Family Centre, kitchen',
      capacity: 12,
      staffIds: [first.staffId],
    },
  });
  const { sessionIds } = await world.done(planned, planSessions, first, {
    groupId,
    on: began.toString(),
    from: '17:30',
    until: '19:30',
    times: SESSIONS,
  });
  for (const [index, personId] of members.entries())
    await world.done(planned, joinGroup, first, {
      groupId,
      personId,
      role: index === 0 ? 'co_facilitator' : 'member',
      ...(index === 2 ? { creche: 'One, aged 2' } : {}),
      ...(index === 3 ? { transport: 'A travel card' } : {}),
    });
  for (const [index, id] of sessionIds.slice(0, BEHIND).entries()) {
    const marks = members.map((personId, at) => ({ personId, answer: answerAt(index, at) }));
    await world.done(began.add({ weeks: index }), takeRegister, first, {
      id,
      version: 1,
      marks,
      headCount: index % 2,
    });
  }
}
