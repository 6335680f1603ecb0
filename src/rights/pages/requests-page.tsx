import { decide } from '../../access/decide.ts';
import { fault, type HomeNotice, html, page } from '../../doors/index.ts';
import { Button, Tag } from '../../interface/govuk/index.ts';
import { EmptyState, RecordTable } from '../../interface/layout/index.ts';
import { formatDate } from '../../interface/wording/index.ts';
import { personFrame } from '../../people/index.ts';
import { listRequestsOfPerson, listSubjectRequests } from '../access/get-requests.ts';
import type { RequestShown } from '../access/request-output.ts';
import { correctionsOf } from './corrections-section.tsx';
import { clockWords } from './wording.ts';

interface RequestTableProps {
  readonly caption: string;
  readonly requests: readonly RequestShown[];
  readonly withName: boolean;
  /** True for a reader who may open them. */
  readonly opens: boolean;
}

function RequestTable({ caption, requests, withName, opens }: RequestTableProps) {
  return (
    <RecordTable
      caption={caption}
      columns={[
        { text: withName ? 'Whose copy' : 'Reference' },
        { text: 'Asked on' },
        { text: 'Clock' },
        { text: 'State' },
      ]}
      rows={requests.map((request) => {
        const { tag, colour, sentence } = clockWords(request);
        const called = withName ? request.name : request.reference;
        return [
          opens ? (
            <a class="govuk-link" href={`/rights/requests/${request.id}`}>
              {called}
            </a>
          ) : (
            called
          ),
          formatDate(request.receivedOn),
          sentence,
          <Tag colour={colour}>{tag}</Tag>,
        ];
      })}
    />
  );
}

/** Every request that is open, and those closed last. */
export const requestsPage = page({
  method: 'get',
  path: '/rights',
  permission: 'rights:read',
  async handle(request) {
    const found = await request.ask(listSubjectRequests, {});
    if (!found.ok) return fault(found.error);
    const { open, closed } = found.value;
    return html({
      title: 'Rights',
      current: '/rights',
      wide: true,
      body: (
        <>
          <h1 class="govuk-heading-l">People’s rights over their records</h1>
          <p class="govuk-body">
            Anybody may ask for a copy of what we keep about her. The answer is due within one month.{' '}
            <a class="govuk-link" href="/rights/retention">
              How long records are kept
            </a>
          </p>
          {open.length === 0 ? (
            <EmptyState
              title="No request is open"
              text="A request is recorded on the person’s own page, under Rights."
            />
          ) : (
            <RequestTable caption="Open requests" requests={open} withName opens />
          )}
          {closed.length > 0 && <RequestTable caption="Closed" requests={closed} withName opens />}
        </>
      ),
    });
  },
});

/** What one person asked for about her own record. */
export const personRightsPage = page({
  method: 'get',
  path: '/people/:id/rights',
  permission: 'person:read',
  async handle(request) {
    const personId = request.params.id ?? '';
    const frame = await personFrame(request, personId, '/rights');
    if (!frame.ok) return frame.answer;
    const found = await request.ask(listRequestsOfPerson, { personId });
    if (!found.ok) return fault(found.error);
    const corrections = await correctionsOf(request, personId);
    return html({
      title: `Rights of ${frame.person.name}`,
      header: frame.header,
      back: { href: `/people/${personId}`, text: frame.person.name },
      body: (
        <>
          <h1 class="govuk-heading-l">Her rights over this record</h1>
          <Button href={`/people/${personId}/rights/new`} classes="facet-no-print">
            Record a request for a copy
          </Button>
          {found.value.length === 0 ? (
            <p class="govuk-body">Nobody has asked for a copy of this record yet.</p>
          ) : (
            <RequestTable
              caption="Requests for a copy"
              requests={found.value}
              withName={false}
              opens={decide(request.actor, 'rights:read').allowed}
            />
          )}
          {corrections}
        </>
      ),
    });
  },
});

/** Days before the last one on which a request begins to stand on the manager’s home page. */
const SOON_DAYS = 10;

/** Requests that are due soon or over, for the home page of those who answer them. */
export const requestsDue: HomeNotice = {
  permission: 'rights:handle',
  async lines(request) {
    const found = await request.ask(listSubjectRequests, {});
    if (!found.ok) return [];
    return found.value.open
      .filter(({ clock }) => clock.daysLeft !== null && clock.daysLeft <= SOON_DAYS)
      .map((each) => ({
        text: `Request for a copy: ${each.name}`,
        href: `/rights/requests/${each.id}`,
        detail: clockWords(each).sentence,
      }));
  },
};
