import { listCaseload } from '../caseload/index.ts';
import { formatPartialDate } from '../foundation/dates.ts';
import { lookForPairs } from '../merging/index.ts';
import { addRelationship, getPerson } from '../people/index.ts';
import { DemoFault, type World } from './world.ts';

/** She is on record already; a worker puts her on another parent’s map once more, as she heard the name. */
const TWICE = { name: 'Elena Vasquez-Trent', heard: { givenName: 'Ellena', familyName: 'Vasques Trent' } };
const WHOSE = 'Kirsty Dunmore';

/** Somebody stands on record twice, and the look through all records has found her. */
export async function tellPair(world: World, today: Temporal.PlainDate): Promise<void> {
  const { first, manager } = world.staff;
  const { parents } = await world.ask(today, listCaseload, manager, { staff: 'all', show: 'all' });
  const idOf = (wanted: string) => {
    const found = parents.find(({ name }) => name === wanted);
    if (!found) throw new DemoFault(`${wanted} is not in the demonstration`);
    return found.personId;
  };
  const { bornOn } = await world.ask(today, getPerson, first, { id: idOf(TWICE.name) });
  await world.done(today, addRelationship, first, {
    personId: idOf(WHOSE),
    kind: 'friend',
    other: { ...TWICE.heard, sex: 'female', ...(bornOn && { bornOn: formatPartialDate(bornOn) }) },
  });
  await world.done(today, lookForPairs, manager, {});
}
