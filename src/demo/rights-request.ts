import type pg from 'pg';
import { tables } from '../app/rooms.ts';
import { listCaseload } from '../caseload/index.ts';
import { collectForRequest, collectTask, makeSubjectRequest } from '../rights/index.ts';
import type { World } from './world.ts';

/** How long ago she asked: near enough to the last day that it stands on the manager’s home page. */
const ASKED_DAYS_AGO = 24;

/** One parent has asked for a copy of her record: it is collected and waits to be read. */
export async function askForCopy(
  owner: pg.ClientBase,
  world: World,
  today: Temporal.PlainDate,
): Promise<void> {
  const { manager } = world.staff;
  const { parents } = await world.ask(today, listCaseload, manager, { staff: 'all', show: 'all' });
  const [parent] = parents;
  if (!parent) return;
  const on = today.subtract({ days: ASKED_DAYS_AGO });
  const receivedOn = on.toString();
  const request = await world.done(on, makeSubjectRequest, manager, {
    personId: parent.personId,
    askedBy: 'herself',
    wants: 'Everything that was written since I started.',
    receivedOn,
    receivedHow: 'in_person',
    identity: 'known',
    identityHow: 'Her worker knows her',
  });
  await world.done(today, collectForRequest, manager, request);
  const now = Temporal.Instant.from(`${today.toString()}T15:40:00Z`);
  await collectTask.run({ client: owner, tenant: world.tenant, now, today, tables });
}
