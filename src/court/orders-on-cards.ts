import type { ChildLines } from '../doors/index.ts';
import { orderSentence } from './court-words.ts';
import { getCourt } from './get-court.ts';

/** The orders that stand about each child, on the child’s card among the family. */
export const ordersOnCards: ChildLines = async (request, personId) => {
  const found = await request.ask(getCourt, { personId });
  if (!found.ok) return [];
  const standing = found.value.orders.filter(({ endedOn, withdrawal }) => !endedOn && !withdrawal);
  return standing.flatMap((order) =>
    order.childIds.map((childId) => ({ childId, key: 'Order of the court', value: orderSentence(order) })),
  );
};
