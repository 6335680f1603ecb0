import { listCaseload } from '../caseload/index.ts';
import { declareConflict, restrictRecord, wallParents } from '../reach/index.ts';
import { addTeam, joinTeam } from '../teams/index.ts';
import { DemoFault, type World } from './world.ts';

/**
 * Two teams, and what hides a record: one is kept to its worker, one family is known to the other worker, two parents
 * are walled from each other. Whoever comes in from outside is left as she is.
 */
export async function layOutReach(
  world: World,
  today: Temporal.PlainDate,
  outside: readonly string[],
): Promise<void> {
  const { first, second, manager, administrator } = world.staff;
  for (const [name, { staffId }] of [
    ['Riverside North', first],
    ['Riverside South', second],
  ] as const) {
    const team = await world.done(today, addTeam, administrator, { name });
    await world.done(today, joinTeam, administrator, { teamId: team.id, staffId, role: 'practitioner' });
  }
  const { parents } = await world.ask(today, listCaseload, manager, { staff: 'all', show: 'all' });
  const heldBy = (staffId: string) =>
    parents.filter(({ lead, personId }) => lead?.id === staffId && !outside.includes(personId));
  // The last of each list: the first are those whom visitors are shown round by.
  const [kept, walled] = heldBy(first.staffId).toReversed();
  const [other, known] = heldBy(second.staffId).toReversed();
  if (!kept || !known || !walled || !other)
    throw new DemoFault('too few are worked with to keep one from another');
  await world.done(today, restrictRecord, manager, {
    personId: kept.personId,
    staffIds: [first.staffId],
    reason: 'Somebody who has harmed her works for the council',
  });
  await world.done(today, declareConflict, manager, {
    personId: known.personId,
    staffId: first.staffId,
    reason: 'They went to school together',
  });
  await world.done(today, wallParents, manager, {
    personId: walled.personId,
    otherId: other.personId,
    reason: 'They were a couple, and one of them is afraid of the other',
  });
}
