import { decide } from '../../access/decide.ts';
import {
  fault,
  type HomeNotice,
  html,
  type Page,
  type PageRequest,
  type PersonSection,
  page,
} from '../../doors/index.ts';
import { Button, Tag } from '../../interface/govuk/index.ts';
import { EmptyState, RecordTable } from '../../interface/layout/index.ts';
import { formatDate } from '../../interface/wording/index.ts';
import { personFrame } from '../../people/index.ts';
import { listOnwardDue, listOnwardReferrals } from '../list-onward.ts';
import { howItWasWords } from '../onward-words.ts';
import { onePage } from './onward-page.tsx';
import { Standing } from './standing-tag.tsx';

async function listPage(request: PageRequest) {
  const personId = request.params.id ?? '';
  const frame = await personFrame(request, personId, '/onward');
  if (!frame.ok) return frame.answer;
  const found = await request.ask(listOnwardReferrals, { personId });
  if (!found.ok) return fault(found.error);
  const { items } = found.value;
  const mayRecord = decide(request.actor, 'contact:record').allowed;
  return html({
    title: `Other services: ${frame.person.name}`,
    header: frame.header,
    current: '/people',
    back: { href: `/people/${personId}`, text: frame.person.name },
    body: (
      <>
        <h1 class="govuk-heading-l">Other services</h1>
        {mayRecord && (
          <Button href={`/people/${personId}/onward/new`} classes="facet-no-print">
            Refer on to another service
          </Button>
        )}
        {items.length === 0 ? (
          <EmptyState
            title="Nothing is recorded yet"
            text="Services that she was sent on to or told of appear here, with what came of each."
          />
        ) : (
          <RecordTable
            caption="Services that she was sent on to or told of"
            captionHidden
            columns={['Service', 'When', 'How it stands', 'What she says'].map((text) => ({ text }))}
            rows={items.map((item) => [
              <>
                <a class="govuk-link" href={`/people/${personId}/onward/${item.id}`}>
                  {item.serviceName}
                </a>
                <br />
                <span class="govuk-hint">{item.agency}</span>
              </>,
              formatDate(item.madeOn),
              <Standing standing={item.standing} />,
              item.sayings[0] ? howItWasWords[item.sayings[0].howItWas] : 'Nothing yet',
            ])}
          />
        )}
      </>
    ),
  });
}

async function duePage(request: PageRequest) {
  const whose = request.search.get('whose') === 'mine' ? 'mine' : 'all';
  const found = await request.ask(listOnwardDue, { whose });
  if (!found.ok) return fault(found.error);
  return html({
    title: 'Services to ask how it stands',
    current: '/onward',
    body: (
      <>
        <h1 class="govuk-heading-l">Services to ask how it stands</h1>
        <p class="govuk-body">
          <a class="govuk-link" href={whose === 'mine' ? '/onward' : '/onward?whose=mine'}>
            {whose === 'mine' ? 'Show everybody' : 'Show only people that I work with'}
          </a>
        </p>
        {found.value.length === 0 ? (
          <EmptyState
            title="Nobody is waiting for an answer"
            text="Onward referrals appear here a week before the day on which somebody should ask how they stand."
          />
        ) : (
          <RecordTable
            caption="Onward referrals to ask about"
            captionHidden
            columns={['Who', 'Service', 'Sent', 'Ask on'].map((text) => ({ text }))}
            rows={found.value.map(({ id, personId, name, serviceName, agency, madeOn, chaseOn, overdue }) => [
              <a class="govuk-link" href={`/people/${personId}/onward/${id}`}>
                {name}
              </a>,
              `${serviceName}, ${agency}`,
              formatDate(madeOn),
              <>
                {formatDate(chaseOn)} {overdue && <Tag colour="yellow">Overdue</Tag>}
              </>,
            ])}
          />
        )}
      </>
    ),
  });
}

/** A person’s onward referrals, one of them, and all those that somebody should ask about. */
export const onwardPages: readonly Page[] = [
  page({ method: 'get', path: '/onward', permission: 'caseload:read', handle: duePage }),
  page({ method: 'get', path: '/people/:id/onward', permission: 'person:read', handle: listPage }),
  page({ method: 'get', path: '/people/:id/onward/:onward', permission: 'person:read', handle: onePage }),
];

/** On arriving: how many services nobody has asked in time. */
export const onwardNotice: HomeNotice = {
  permission: 'caseload:read',
  async lines(request) {
    const found = await request.ask(listOnwardDue, { whose: 'mine' });
    const overdue = found.ok ? found.value.filter((each) => each.overdue).length : 0;
    if (overdue === 0) return [];
    const text =
      overdue === 1
        ? 'One other service to ask how it stands'
        : `${overdue} other services to ask how it stands`;
    return [{ text, href: '/onward?whose=mine' }];
  },
};

/** On the person’s own page: services that are under way. Nothing where there are none. */
export const onwardSection: PersonSection = {
  id: 'onward',
  title: 'Other services',
  order: 48,
  folds: true,
  permission: 'person:read',
  async render(request, personId) {
    const found = await request.ask(listOnwardReferrals, { personId });
    if (!found.ok || found.value.items.length === 0) return null;
    return (
      <ul class="govuk-list">
        {found.value.items.slice(0, 5).map(({ id, serviceName, standing }) => (
          <li>
            <a class="govuk-link" href={`/people/${personId}/onward/${id}`}>
              {serviceName}
            </a>{' '}
            <Standing standing={standing} />
          </li>
        ))}
      </ul>
    );
  },
};
