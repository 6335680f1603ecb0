import type { z } from 'zod';
import type { StaffActor } from '../access/actor.ts';
import { recordContact } from '../contacts/index.ts';
import { listDueOfPerson } from '../due/index.ts';
import { daysBetween, isBefore } from '../foundation/dates.ts';
import type { Fault } from '../foundation/fault.ts';
import { valueFrom, type World } from './world.ts';

type Contact = z.input<typeof recordContact.input>;

const fitsSeveral = (fault: Fault) =>
  fault.kind === 'invalid' && fault.faults.some(({ path }) => path.length === 1 && path[0] === 'due');

/** Records a contact; where several expected ones fit, it is the one whose day is nearest, as a worker would say. */
export async function recordAsDue(
  world: World,
  on: Temporal.PlainDate,
  personId: string,
  worker: StaffActor,
  contact: Contact,
): Promise<void> {
  const first = await world.tried(on, recordContact, worker, contact);
  if (first.ok) return;
  if (!fitsSeveral(first.error)) {
    valueFrom(first, `${on.toString()} recordContact`);
    return;
  }
  const { items } = await world.ask(on, listDueOfPerson, worker, { personId });
  const away = (day: Temporal.PlainDate) => Math.abs(daysBetween(on, day));
  const [nearest] = items
    .filter((item) => item.enrolmentId === contact.enrolmentId && item.settled === null)
    .filter(({ kind }) => kind === null || kind === contact.kind)
    .filter(({ fromDay, untilDay }) => !isBefore(on, fromDay) && !isBefore(untilDay, on))
    .sort((a, b) => away(a.onDay) - away(b.onDay) || Temporal.PlainDate.compare(a.onDay, b.onDay));
  await world.done(on, recordContact, worker, { ...contact, due: nearest?.item ?? 'none' });
}
