import { z } from 'zod';
import { type CommandContext, command, ofPerson } from '../doors/index.ts';
import { zChangedOut } from '../foundation/answers.ts';
import { checkAsSeen } from '../foundation/database/write.ts';
import { invalidField, notFound, refused } from '../foundation/fault.ts';
import { succeed } from '../foundation/result.ts';
import { decideWithdrawal, withdrawalFields } from '../people/index.ts';
import { bothOrNeither, entryOf, ground, keepEntry, NO_PROCEEDINGS } from './court-entry.ts';
import { type Court, orderById } from './court-store.ts';
import { checkOrder, zOrder } from './order.ts';

/** Records what a court ordered in proceedings, about which children, and how it ended. */
export const recordCourtOrder = command({
  name: 'recordCourtOrder',
  summary:
    'Record an order of the court: which, when, about which children, until when; or change one (give its id and version)',
  permission: 'person:write',
  about: ofPerson,
  input: z.strictObject({ ...entryOf, order: zOrder }).superRefine(bothOrNeither),
  output: zChangedOut,
  audit: ({ order }) => `Recorded an order of the court (${order.kind})`,
  api: { method: 'post', path: '/people/{personId}/court-orders' },
  async handle(context, { order, sure, ...entry }) {
    const { personId } = entry;
    const found = await ground(context, personId, order.proceedingsId);
    if (!found) return notFound('person');
    const { court, proceedings, record } = found;
    if (!proceedings) return invalidField(['order', 'proceedingsId'], NO_PROCEEDINGS);
    const known = court.orders.find(({ id }) => id === entry.id);
    if (known?.withdrawal) return refused('withdrawn', 'This order was taken back.');
    const ofThese = ({ proceedingsId }: { readonly proceedingsId: string }) =>
      proceedingsId === proceedings.id;
    const [asked] = court.applications.filter(ofThese);
    const checked = checkOrder(order, {
      today: context.today,
      startedOn: proceedings.startedOn,
      concludedOn: proceedings.concludedOn,
      askedOn: asked?.madeOn ?? null,
      children: record.children,
      inProceedings: court.children.filter(ofThese).map(({ childId }) => childId),
      others: court.orders.filter((each) => ofThese(each) && each.id !== entry.id && !each.withdrawal),
    });
    const { childIds, ...row } = order;
    const list = court.orders;
    const kept = await keepEntry(context, {
      table: 'courtOrder',
      part: 'order',
      list,
      entry,
      checked,
      sure,
      row,
    });
    if (kept.ok)
      await keepChildren(context, court, {
        personId,
        courtOrderId: kept.value.id,
        childIds: new Set(childIds),
      });
    return kept;
  },
});

async function keepChildren(
  { write, today }: CommandContext,
  court: Court,
  wanted: {
    readonly personId: string;
    readonly courtOrderId: string;
    readonly childIds: ReadonlySet<string>;
  },
): Promise<void> {
  const { personId, courtOrderId, childIds } = wanted;
  const named = court.orderChildren.filter((each) => each.courtOrderId === courtOrderId);
  for (const each of named.filter(({ childId }) => !childIds.has(childId)))
    await write.update('courtOrderChild', each, { endedOn: today });
  const there = new Set(named.map(({ childId }) => childId));
  await write.insertMany(
    'courtOrderChild',
    [...childIds].filter((id) => !there.has(id)).map((childId) => ({ personId, courtOrderId, childId })),
  );
}

/** Takes back an order that was recorded by mistake. */
export const withdrawCourtOrder = command({
  name: 'withdrawCourtOrder',
  summary: 'Take back an order of the court that was recorded by mistake',
  permission: 'person:write',
  about: ({ id }) => ({ kind: 'courtOrder', id }),
  input: z.strictObject(withdrawalFields),
  output: zChangedOut,
  audit: () => 'Took back an order of the court, recorded by mistake',
  api: { method: 'post', path: '/court-orders/{id}/withdrawal' },
  async handle(context, { id, version, reason }) {
    const found = await orderById(context.db, id);
    if (!found) return notFound('order');
    const decided = decideWithdrawal(found, reason, context);
    if (!decided.ok) return decided;
    checkAsSeen('courtOrder', found, { id, version });
    const stored = await context.write.update('courtOrder', { id, version }, decided.value);
    return succeed({ id, version: stored.version });
  },
});
