import { decide } from '../../access/decide.ts';
import { fault, html, type PersonSection, page } from '../../doors/index.ts';
import { formatMoney } from '../../foundation/money.ts';
import { Button, Details, Table } from '../../interface/govuk/index.ts';
import { EmptyState } from '../../interface/layout/index.ts';
import { formatDate, formatShortDate } from '../../interface/wording/index.ts';
import { personFrame } from '../../people/index.ts';
import { type Given, listProvisions } from '../list-provisions.ts';
import { withdrawProvision } from '../withdraw-provision.ts';

/** All that was given to a person, with sums. */
export const givenPage = page({
  method: 'get',
  path: '/people/:id/given',
  permission: 'person:read',
  async handle(request) {
    const personId = request.params.id ?? '';
    const frame = await personFrame(request, personId, '/given');
    if (!frame.ok) return frame.answer;
    const found = await request.ask(listProvisions, { personId });
    if (!found.ok) return fault(found.error);
    const given = found.value;
    return html({
      title: `Given to ${frame.person.name}`,
      header: frame.header,
      back: { href: `/people/${personId}`, text: frame.person.name },
      body: (
        <>
          <h1 class="govuk-heading-l">What was given</h1>
          {given.enrolments.length > 0 && (
            <Button href={`/people/${personId}/given/new`} classes="facet-no-print">
              Record something given
            </Button>
          )}
          {given.items.length === 0 ? (
            <EmptyState
              title="Nothing is recorded yet"
              text="Travel, vouchers, goods and nights that were given appear here, with what they come to."
            />
          ) : (
            <>
              <Sums given={given} captionClasses="govuk-table__caption--m" />
              <Items
                given={given}
                mayWithdraw={decide(request.actor, withdrawProvision.permission).allowed}
              />
            </>
          )}
          <TakenBack given={given} />
        </>
      ),
    });
  },
});

function Sums({ given, captionClasses }: { given: Given; captionClasses: string }) {
  return (
    <Table
      caption="What it comes to"
      captionClasses={captionClasses}
      head={['Kind', { text: 'Times', format: 'numeric' }, { text: 'Sum', format: 'numeric' }]}
      firstCellIsHeader
      rows={[
        ...given.sums.map(({ title, count, amountPence }) => [
          title,
          { text: String(count), format: 'numeric' as const },
          { text: formatMoney(amountPence), format: 'numeric' as const },
        ]),
        [
          'All',
          { text: String(given.items.length), format: 'numeric' as const },
          { text: formatMoney(given.totalPence), format: 'numeric' as const },
        ],
      ]}
    />
  );
}

/** What was recorded by mistake, with why. */
function TakenBack({ given }: { given: Given }) {
  if (given.withdrawn.length === 0) return null;
  return (
    <Details summary={`Recorded by mistake and taken back (${given.withdrawn.length})`}>
      <ul class="govuk-list govuk-list--spaced">
        {given.withdrawn.map(({ title, givenOn, withdrawal }) => (
          <li>
            {title}, {formatDate(givenOn)}
            <div class="govuk-hint govuk-!-margin-bottom-0">
              Taken back on {formatDate(withdrawal.on)}
              {withdrawal.by && ` by ${withdrawal.by}`}: {withdrawal.reason}
            </div>
          </li>
        ))}
      </ul>
    </Details>
  );
}

function Items({ given, mayWithdraw }: { given: Given; mayWithdraw: boolean }) {
  return (
    <>
      <h2 class="govuk-heading-m">Each thing given</h2>
      <ul class="govuk-list govuk-list--spaced">
        {given.items.map((item) => (
          <li>
            <strong>{item.title}</strong>, {formatShortDate(item.givenOn)}
            {item.amountPence !== null && `, ${formatMoney(item.amountPence)}`}
            {item.what && (
              <div class="facet-words" dir="auto">
                {item.what}
              </div>
            )}
            <div class="govuk-hint govuk-!-margin-bottom-0">
              {item.by}{' '}
              {item.contactId && (
                <a class="govuk-link" href={`/people/${given.personId}/contacts/${item.contactId}`}>
                  The contact<span class="govuk-visually-hidden"> at which it was given</span>
                </a>
              )}{' '}
              {mayWithdraw && (
                <a
                  class="govuk-link facet-no-print"
                  href={`/people/${given.personId}/given/${item.id}/withdrawal`}
                >
                  Recorded by mistake?<span class="govuk-visually-hidden"> {item.title}</span>
                </a>
              )}
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}

/** What was given so far, on the person's own page; nothing where nothing was given, nor could be. */
export const givenSection: PersonSection = {
  id: 'given',
  title: 'What was given',
  order: 50,
  folds: true,
  permission: 'person:read',
  async render(request, personId) {
    const found = await request.ask(listProvisions, { personId });
    if (!found.ok) return null;
    const { items, enrolments } = found.value;
    if (items.length === 0 && enrolments.length === 0) return null;
    return (
      <>
        {items.length === 0 ? (
          <p class="govuk-body">Nothing is recorded yet.</p>
        ) : (
          <Sums given={found.value} captionClasses="govuk-visually-hidden" />
        )}
        <p class="govuk-body">
          <a class="govuk-link" href={`/people/${personId}/given`}>
            {items.length === 0 ? 'Record something given' : 'Each thing given'}
          </a>
        </p>
      </>
    );
  },
};
