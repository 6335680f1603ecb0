import { orderKinds } from '../court/index.ts';
import type { RelatedSet } from '../programme/index.ts';

/** What courts ordered about somebody’s children. An order that was recorded by mistake is none. */
export const orders: RelatedSet = {
  title: 'Orders of the court',
  source: (at) => `select o.person_id, o.kind, o.made_on,
      case when o.ended_on <= ${at.asAt()} then o.ended_on end as ended_on,
      coalesce(o.ended_on > ${at.asAt()}, true) as stands, coalesce(c.children, 0)::int as children
    from court_order o left join (
      select court_order_id, count(*) as children from court_order_child where ended_on is null group by court_order_id
    ) c on c.court_order_id = o.id
    where o.made_on <= ${at.asAt()} and o.withdrawn_on is null`,
  key: 'person_id',
  keyOf: 'person_id',
  columns: {
    kind: { column: 'kind', type: 'text', title: 'Kind', required: true, values: orderKinds },
    made_on: { column: 'made_on', type: 'date', title: 'Made on', required: true },
    ended_on: { column: 'ended_on', type: 'date', title: 'Ended on' },
    stands: { column: 'stands', type: 'yes_no', title: 'Stands on the day', required: true },
    children: {
      column: 'children',
      type: 'number',
      title: 'How many children it is about',
      required: true,
    },
  },
};
