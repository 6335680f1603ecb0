import { listCaseload } from '../caseload/index.ts';
import { recordPregnancy } from '../people/index.ts';
import { setAction, setGoal } from '../plans/index.ts';
import { DemoFault, type World } from './world.ts';

/** The parent of today who is expecting a child. */
const WHOSE = 'Kirsty Dunmore';

/** One parent is expecting: the due date is on record, and a plan made with her counts its days from it. */
export async function tellPregnancy(world: World, today: Temporal.PlainDate): Promise<void> {
  const { first, manager } = world.staff;
  const { parents } = await world.ask(today, listCaseload, manager, { staff: 'all', show: 'all' });
  const parent = parents.find(({ name }) => name === WHOSE);
  if (!parent) throw new DemoFault(`${WHOSE} is not in the demonstration`);
  const { personId, enrolmentId } = parent;
  const dueOn = today.add({ days: 74 });
  const told = today.subtract({ days: 10 });
  await world.done(told, recordPregnancy, first, {
    personId,
    knownOn: today.subtract({ days: 12 }).toString(),
    dueOn: dueOn.toString(),
  });
  const { id: goalId } = await world.done(told, setGoal, first, {
    enrolmentId,
    area: 'being_a_parent',
    words: 'I want to go home with this one.',
    parentView: 'I am not who I was when Logan was born.',
    setOn: told.toString(),
  });
  const steps = [
    { what: 'Go to the midwife together', owner: 'together', dueOn: today.add({ days: 4 }) },
    { what: 'Ask the social worker for a meeting before the birth', owner: 'worker', dueOn: today },
    {
      what: 'See the ward and pack the bag together',
      owner: 'together',
      dueOn: dueOn.subtract({ weeks: 6 }),
    },
    { what: 'Say who can be with me at the birth', owner: 'parent', dueOn: dueOn.subtract({ weeks: 4 }) },
    {
      what: 'Meet before the birth: who holds what, and when',
      owner: 'worker',
      dueOn: dueOn.subtract({ weeks: 3 }),
    },
    { what: 'Ring on the first day at home', owner: 'worker', dueOn: dueOn.add({ days: 3 }) },
  ] as const;
  for (const step of steps)
    await world.done(told, setAction, first, { goalId, ...step, dueOn: step.dueOn.toString() });
}
