import { decide } from '../../access/decide.ts';
import { fault, html, type Page, type PageRequest, page } from '../../doors/index.ts';
import { isBefore } from '../../foundation/dates.ts';
import { SelectField, TextField } from '../../interface/forms/index.ts';
import { Button, Pagination, Tag } from '../../interface/govuk/index.ts';
import { EmptyState, Filter, RecordTable } from '../../interface/layout/index.ts';
import { formatRelative, formatShortDate } from '../../interface/wording/index.ts';
import { listReferrals, type ReferralPage } from '../list-referrals.ts';
import { WAITING } from '../referral.ts';
import { originWords, statusColours, statusWords } from '../words.ts';
import { choiceOf, chosenFilters, type ListChoice, listHref, SHOWN, SORTS } from './list-view.ts';

function ListFilter({ request, choice }: { request: PageRequest; choice: ListChoice }) {
  const programmes = request.programmes.list();
  const titleOf = (id: string) => request.programmes.current(id)?.title ?? id;
  return (
    <Filter action="/referrals" selected={chosenFilters(choice, titleOf)} clearHref="/referrals" across>
      <TextField name="text" label="Name or reference" value={choice.text} type="search" autocomplete="off" />
      <SelectField name="status" label="Show" items={[...SHOWN]} value={choice.status} />
      {programmes.length > 1 && (
        <SelectField
          name="programme"
          label="Service"
          items={[
            { value: '', text: 'All services' },
            ...programmes.map((each) => ({ value: each.programme, text: each.title })),
          ]}
          value={choice.programme}
        />
      )}
      <SelectField name="sort" label="Order" items={[...SORTS]} value={choice.sort} />
    </Filter>
  );
}

function Nothing({ choice, mayMake }: { choice: ListChoice; mayMake: boolean }) {
  const sought = choice.text !== '' || choice.status !== 'waiting' || choice.programme !== '';
  if (sought) {
    return (
      <EmptyState
        title="No referrals match"
        text="Try fewer filters, part of the name, or the last letters of the reference."
        action={{ href: '/referrals?status=all', text: 'See all referrals' }}
      />
    );
  }
  return (
    <EmptyState
      title="No referral waits"
      text="A new referral appears here as soon as it comes in."
      action={
        mayMake
          ? { href: '/refer', text: 'Make a referral' }
          : { href: '/referrals?status=all', text: 'See all referrals' }
      }
    />
  );
}

function State({ line, today }: { line: ReferralPage['referrals'][number]; today: Temporal.PlainDate }) {
  const { status, decideBy } = line;
  const by = WAITING.includes(status) ? decideBy : null;
  const isLate = by !== null && isBefore(by, today);
  return (
    <>
      <Tag colour={statusColours[status]}>{statusWords[status]}</Tag>{' '}
      {isLate && <Tag colour="red">Overdue</Tag>}
      {by && <div class="govuk-hint govuk-!-margin-bottom-0">By {formatShortDate(by)}</div>}
    </>
  );
}

function Found({ list, request, choice }: { list: ReferralPage; request: PageRequest; choice: ListChoice }) {
  const several = request.programmes.list().length > 1;
  const at = (target: number) => ({ href: listHref({ ...choice, page: target }) });
  return (
    <>
      <RecordTable
        caption="Referrals"
        captionHidden
        columns={[
          { text: 'Parent' },
          { text: 'Reference' },
          ...(several ? [{ text: 'Service' }] : []),
          { text: 'Route in' },
          { text: 'Received' },
          { text: 'State' },
        ]}
        rows={list.referrals.map((each) => [
          <a class="govuk-link govuk-link--no-visited-state" href={`/referrals/${each.id}`}>
            {each.parentName}
          </a>,
          each.reference,
          ...(several ? [each.programmeTitle] : []),
          originWords[each.origin],
          `${formatShortDate(each.receivedOn)} (${formatRelative(each.receivedOn, request.today)})`,
          <State line={each} today={request.today} />,
        ])}
      />
      {(list.page > 1 || list.more) && (
        <Pagination
          landmarkLabel="Pages of referrals"
          previous={list.page > 1 ? at(list.page - 1) : undefined}
          next={list.more ? at(list.page + 1) : undefined}
        />
      )}
    </>
  );
}

/** The list of referrals: those that wait, unless something else is asked for. */
export const referralsPage: Page = page({
  method: 'get',
  path: '/referrals',
  permission: 'referral:read',
  async handle(request) {
    const choice = choiceOf(request.search);
    const found = await request.ask(listReferrals, choice);
    if (!found.ok) return fault(found.error);
    const mayMake = decide(request.actor, 'referral:make').allowed;
    return html({
      title: 'Referrals',
      current: '/referrals',
      wide: true,
      body: (
        <>
          <h1 class="govuk-heading-l">Referrals</h1>
          {mayMake && <Button href="/refer">Make a referral</Button>}
          <ListFilter request={request} choice={choice} />
          {found.value.referrals.length === 0 ? (
            <Nothing choice={choice} mayMake={mayMake} />
          ) : (
            <Found list={found.value} request={request} choice={choice} />
          )}
        </>
      ),
    });
  },
});
