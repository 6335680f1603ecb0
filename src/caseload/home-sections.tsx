import { type DueList, STATE_WORDS } from '../due/index.ts';
import { loadInWords, roomLeft, type StaffLoad } from '../enrolments/index.ts';
import { Tag } from '../interface/govuk/index.ts';
import { RecordTable } from '../interface/layout/index.ts';
import { formatRelative, formatShortDate } from '../interface/wording/index.ts';
import type { ReferralPage } from '../referrals/index.ts';
import { type HomeItem, type HomePart, PART_SIZE } from './home-view.ts';

/** Where a contact with a parent is recorded. */
export const recordHref = (personId: string) => `/people/${personId}/contacts/new`;

/** A link that records a contact, named for those who hear it without its row. */
export function RecordLink({ personId, name }: { personId: string; name: string }) {
  return (
    <a class="govuk-link govuk-link--no-visited-state" href={recordHref(personId)}>
      Record contact<span class="govuk-visually-hidden"> with {name}</span>
    </a>
  );
}

function Item({ item, showLead }: { item: HomeItem; showLead: boolean }) {
  return (
    <li>
      <a
        class="govuk-link govuk-link--no-visited-state govuk-!-font-weight-bold"
        href={`/people/${item.personId}`}
      >
        {item.name}
      </a>
      {showLead && item.lead && <p class="govuk-body-s govuk-!-margin-bottom-0">With {item.lead}</p>}
      {item.why.map((sentence) => (
        <p class="govuk-body-s govuk-!-margin-bottom-0">{sentence}</p>
      ))}
      <p class="govuk-body-s">
        <RecordLink personId={item.personId} name={item.name} />
      </p>
    </li>
  );
}

/** One part of what waits: the first few parents, each with why, and the way to all of them. */
export function PartSection(props: { part: HomePart; seeAllHref: string; showLead: boolean }) {
  const { part, seeAllHref, showLead } = props;
  return (
    <section class="govuk-!-margin-bottom-6" aria-labelledby={part.id}>
      <h2 class="govuk-heading-m" id={part.id}>
        {part.title}
      </h2>
      {part.items.length === 0 ? (
        <p class="govuk-body">{part.empty}</p>
      ) : (
        <ul class="govuk-list">
          {part.items.map((item) => (
            <Item item={item} showLead={showLead} />
          ))}
        </ul>
      )}
      {part.count > part.items.length && (
        <p class="govuk-body">
          <a class="govuk-link govuk-link--no-visited-state" href={seeAllHref}>
            See all {part.count}
            <span class="govuk-visually-hidden">: {part.title}</span>
          </a>
        </p>
      )}
    </section>
  );
}

/** Referrals that wait: for a manager to decide, or for more to be asked. */
export function WaitingSection(props: {
  referrals: ReferralPage;
  isManager: boolean;
  today: Temporal.PlainDate;
}) {
  const { referrals } = props.referrals;
  const empty = props.isManager
    ? 'No referral waits for a decision.'
    : 'No referral waits for more to be asked.';
  return (
    <section class="govuk-!-margin-bottom-6" aria-labelledby="waiting">
      <h2 class="govuk-heading-m" id="waiting">
        Referrals waiting
      </h2>
      {referrals.length === 0 ? (
        <p class="govuk-body">{empty}</p>
      ) : (
        <ul class="govuk-list">
          {referrals.slice(0, PART_SIZE).map((each) => (
            <li>
              <a class="govuk-link govuk-link--no-visited-state" href={`/referrals/${each.id}`}>
                {each.parentName}
              </a>
              <p class="govuk-body-s">
                {each.programmeTitle}, received {formatRelative(each.receivedOn, props.today)}
              </p>
            </li>
          ))}
        </ul>
      )}
      {referrals.length > PART_SIZE && (
        <p class="govuk-body">
          <a class="govuk-link govuk-link--no-visited-state" href="/referrals?status=waiting">
            See all referrals that wait
          </a>
        </p>
      )}
    </section>
  );
}

/** What programmes expect by a date: overdue first, then what can be made now, then what comes. */
export function ExpectedSection({ due, staff }: { due: DueList; staff: string }) {
  const { overdue, now, coming } = due.counts;
  const shown = due.items.length;
  return (
    <section class="govuk-!-margin-bottom-6" aria-labelledby="expected">
      <h2 class="govuk-heading-m" id="expected">
        Expected contacts and follow-ups
      </h2>
      {shown === 0 ? (
        <p class="govuk-body">None is due in the next four weeks.</p>
      ) : (
        <>
          <p class="govuk-body">{`${overdue} overdue, ${now} due now, ${coming} in the next four weeks`}</p>
          <ul class="govuk-list">
            {due.items.map((each) => (
              <li>
                <a
                  class="govuk-link govuk-link--no-visited-state govuk-!-font-weight-bold"
                  href={`/people/${each.personId}`}
                >
                  {each.name}
                </a>
                <p class="govuk-body-s">
                  {each.title}, {formatShortDate(each.onDay)}{' '}
                  <Tag colour={STATE_WORDS[each.state].colour}>
                    {each.state === 'later' ? 'Coming' : STATE_WORDS[each.state].text}
                  </Tag>
                </p>
              </li>
            ))}
          </ul>
          <p class="govuk-body">
            <a class="govuk-link govuk-link--no-visited-state" href={`/due?staff=${staff}`}>
              {overdue + now + coming > shown ? `See all ${overdue + now + coming}` : 'Record or settle'}
              <span class="govuk-visually-hidden">: Expected contacts and follow-ups</span>
            </a>
          </p>
        </>
      )}
    </section>
  );
}

/** What each worker holds against her capacity. */
export function LoadsTable({ loads }: { loads: readonly StaffLoad[] }) {
  return (
    <RecordTable
      caption="What each worker holds"
      columns={[{ text: 'Worker' }, { text: 'Holds' }, { text: 'Room' }]}
      rows={loads.map((load) => [
        <a class="govuk-link govuk-link--no-visited-state" href={`/?staff=${load.staffId}#parents`}>
          {load.name}
        </a>,
        loadInWords(load),
        <Room load={load} />,
      ])}
    />
  );
}

function Room({ load }: { load: StaffLoad }) {
  const room = roomLeft(load);
  if (room === null) return <>No limit set</>;
  if (room < 0) return <Tag colour="red">{`${-room} over`}</Tag>;
  if (room === 0) return <Tag colour="orange">Full</Tag>;
  return <>{`Room for ${room}`}</>;
}
