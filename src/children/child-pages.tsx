import { decide } from '../access/decide.ts';
import { getCourt, orderSentence } from '../court/index.ts';
import { fault, html, type Page, type PageRequest, page } from '../doors/index.ts';
import { SummaryList } from '../interface/govuk/index.ts';
import { personFrame } from '../people/index.ts';
import { byBeginning, type ChildState, topics } from './child-state.ts';
import { stateSentence, topicWords } from './child-words.ts';
import { listChildStates } from './list-child-states.ts';

type CourtOrder = Parameters<typeof orderSentence>[0];

const NO_PAGE = { kind: 'not_found', what: 'page' } as const;

function Topic(props: {
  topic: ChildState['topic'];
  states: readonly ChildState[];
  base: string;
  mayWrite: boolean;
}) {
  const { topic, states, base, mayWrite } = props;
  const mine = states.filter((each) => each.topic === topic).toSorted((a, b) => byBeginning(b, a));
  const title = topicWords[topic];
  return (
    <SummaryList
      card={{
        title,
        actions: mayWrite
          ? [{ href: `${base}/add?topic=${topic}`, text: 'Add', visuallyHiddenText: title.toLowerCase() }]
          : [],
      }}
      rows={
        mine.length === 0
          ? [{ key: 'On record', value: 'Nothing yet' }]
          : mine.map((state, index) => ({
              key: state.endedOn ? 'Before' : index === 0 ? 'Now' : 'Also',
              value: stateSentence(state),
              actions: mayWrite
                ? [{ href: `${base}/${state.id}`, text: 'Change', visuallyHiddenText: title.toLowerCase() }]
                : [],
            }))
      }
    />
  );
}

/** The orders of the court about a child, the latest first; they are recorded on the page about court. */
function Orders({ orders, personId }: { orders: readonly CourtOrder[]; personId: string }) {
  return (
    <SummaryList
      card={{
        title: 'Orders of the court',
        actions: [{ href: `/people/${personId}/court`, text: 'Court' }],
      }}
      rows={
        orders.length === 0
          ? [{ key: 'On record', value: 'Nothing yet' }]
          : orders.toReversed().map((order) => ({
              key: order.endedOn ? 'Before' : 'Stands',
              value: orderSentence(order),
            }))
      }
    />
  );
}

async function throughTime(request: PageRequest) {
  const { id = '', child: childId = '' } = request.params;
  const frame = await personFrame(request, id, '/family');
  if (!frame.ok) return frame.answer;
  const found = await request.ask(listChildStates, { personId: id });
  if (!found.ok) return fault(found.error);
  const child = found.value.children.find((each) => each.id === childId);
  if (!child) return fault(NO_PAGE);
  const states = found.value.states.filter((each) => each.childId === childId && !each.struckOn);
  const court = await request.ask(getCourt, { personId: id });
  if (!court.ok) return fault(court.error);
  const orders = court.value.orders.filter((each) => each.childIds.includes(childId) && !each.withdrawal);
  const mayWrite = decide(request.actor, 'person:write').allowed && child.born;
  return html({
    title: `${child.name} through time`,
    header: frame.header,
    current: '/people',
    back: { href: `/people/${id}/family`, text: 'Family' },
    body: (
      <>
        <h1 class="govuk-heading-l">{child.name} through time</h1>
        <p class="govuk-body">
          As this parent may know it. Who the carers are, and where, stands behind a wall with the letters.
        </p>
        <Orders orders={orders} personId={id} />
        {topics.map((topic) => (
          <Topic
            topic={topic}
            states={states}
            base={`/people/${id}/family/children/${childId}/states`}
            mayWrite={mayWrite}
          />
        ))}
      </>
    ),
  });
}

/** A child through time. */
export const childPages: readonly Page[] = [
  page({
    method: 'get',
    path: '/people/:id/family/children/:child/through-time',
    permission: 'person:read',
    handle: throughTime,
  }),
];
