import { listCaseload } from '../caseload/index.ts';
import { getProgrammeRecord } from '../enrolments/index.ts';
import {
  addOrganisation,
  declareConflict,
  restrictRecord,
  sharePerson,
  wallParents,
} from '../reach/index.ts';
import { addTeam, joinTeam } from '../teams/index.ts';
import type { World } from './world.ts';

/** For how long the demonstration's partner is shared with. */
const SHARED_MONTHS = 3;

/**
 * Two teams, and what hides a record: one is kept to its worker, one family is known to a worker, two parents are walled
 * from each other; and one is shared with a partner. The second practitioner comes upon none that is kept from him.
 */
export async function layOutReach(world: World, today: Temporal.PlainDate): Promise<void> {
  const { first, second, manager, administrator } = world.staff;
  for (const [name, { staffId }] of [
    ['Riverside North', first],
    ['Riverside South', second],
  ] as const) {
    const team = await world.done(today, addTeam, administrator, { name });
    await world.done(today, joinTeam, administrator, { teamId: team.id, staffId, role: 'practitioner' });
  }
  const { parents } = await world.ask(today, listCaseload, manager, { staff: 'all', show: 'all' });
  const heldBy = (staffId: string) => parents.filter(({ lead }) => lead?.id === staffId);
  // The last of each list: the first are those whom visitors are shown round by.
  const [kept, known, walled] = heldBy(first.staffId).toReversed();
  const [other, ...agreeing] = heldBy(second.staffId).toReversed();
  if (!kept || !known || !walled || !other) return;
  await world.done(today, restrictRecord, manager, {
    personId: kept.personId,
    staffIds: [first.staffId],
    reason: 'Somebody who has harmed her works for the council',
  });
  await world.done(today, declareConflict, manager, {
    personId: known.personId,
    staffId: second.staffId,
    reason: 'He lives in the same street',
  });
  await world.done(today, wallParents, manager, {
    personId: walled.personId,
    otherId: other.personId,
    reason: 'They were a couple, and one of them is afraid of the other',
  });
  for (const { personId } of agreeing) {
    if (await agreesToSharing(world, today, personId)) return shareOne(world, today, personId);
  }
}

async function agreesToSharing(world: World, today: Temporal.PlainDate, personId: string): Promise<boolean> {
  const { consents } = await world.ask(today, getProgrammeRecord, world.staff.manager, { personId });
  return consents.some(({ kind, standing }) => kind === 'share' && standing === 'given');
}

async function shareOne(world: World, today: Temporal.PlainDate, personId: string): Promise<void> {
  const { manager, administrator } = world.staff;
  const organisation = await world.done(today, addOrganisation, administrator, {
    name: 'Harbour House',
    about: 'A safe place to stay, and somebody to talk to',
  });
  await world.done(today, sharePerson, manager, {
    personId,
    organisationId: organisation.id,
    why: 'They go with her to the housing office',
    delegated: true,
    fromOn: today.toString(),
    untilOn: today.add({ months: SHARED_MONTHS }).toString(),
  });
}
