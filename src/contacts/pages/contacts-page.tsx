import { fault, html, type PersonSection, page } from '../../doors/index.ts';
import { getProgrammeRecord } from '../../enrolments/index.ts';
import { SelectField } from '../../interface/forms/index.ts';
import { Pagination, Tag } from '../../interface/govuk/index.ts';
import { Column, Columns, EmptyState, Filter } from '../../interface/layout/index.ts';
import { personFrame } from '../../people/index.ts';
import { CONTACT_RESULTS } from '../contact.ts';
import { RESULT_WORDS } from '../contact-words.ts';
import { listContacts } from '../list-contacts.ts';
import { contactKindsOf } from '../prepare-contact.ts';
import {
  type ContactLine,
  type ContactsView,
  contactLine,
  contactsView,
  readFilter,
} from './contacts-list.ts';

/** All contacts with a person. */
export const contactsPage = page({
  method: 'get',
  path: '/people/:id/contacts',
  permission: 'person:read',
  async handle(request) {
    const personId = request.params.id ?? '';
    const frame = await personFrame(request, personId, '/contacts');
    if (!frame.ok) return frame.answer;
    const filter = readFilter(request.search);
    const found = await request.ask(listContacts, { personId, ...filter });
    if (!found.ok) return fault(found.error);
    const record = await request.ask(getProgrammeRecord, { personId });
    const hers = record.ok ? record.value.enrolments.map(({ programme }) => programme.id) : [];
    const kinds = contactKindsOf(request.programmes, hers);
    const view = contactsView(found.value, filter, kinds);
    return html({
      title: `Contacts with ${frame.person.name}`,
      header: frame.header,
      back: { href: `/people/${personId}`, text: frame.person.name },
      body: <Contacts personId={personId} view={view} kinds={kinds} filter={filter} />,
    });
  },
});

function Contacts(props: {
  personId: string;
  view: ContactsView;
  kinds: readonly { readonly id: string; readonly title: string }[];
  filter: ReturnType<typeof readFilter>;
}) {
  const { personId, view, kinds, filter } = props;
  return (
    <>
      <h1 class="govuk-heading-l">Contacts</h1>
      <Columns shape="aside-main">
        <Column>
          <Filter action={`/people/${personId}/contacts`} selected={view.selected} clearHref={view.clearHref}>
            <SelectField
              name="kind"
              label="Kind"
              value={filter.kind}
              items={[
                { value: '', text: 'Every kind' },
                ...kinds.map(({ id, title }) => ({ value: id, text: title })),
              ]}
            />
            <SelectField
              name="result"
              label="How it went"
              value={filter.result}
              items={[
                { value: '', text: 'However it went' },
                ...CONTACT_RESULTS.map((result) => ({ value: result, text: RESULT_WORDS[result] })),
              ]}
            />
          </Filter>
        </Column>
        <Column label="List of contacts">
          <Lines view={view} personId={personId} />
        </Column>
      </Columns>
    </>
  );
}

function Lines({ view, personId }: { view: ContactsView; personId: string }) {
  if (view.empty === 'none') {
    return (
      <EmptyState
        title="No contact is recorded yet"
        text="Visits, calls and messages appear here, and so do attempts: they count as work too."
        action={{ href: `/people/${personId}/contacts/new`, text: 'Record the first contact' }}
      />
    );
  }
  if (view.empty) {
    return (
      <EmptyState
        title="No contact fits"
        text="There may be others that the filter leaves out."
        action={{ href: view.clearHref, text: 'Show all contacts' }}
      />
    );
  }
  return (
    <>
      <ContactList lines={view.lines} level={2} />
      {(view.nextHref || view.firstHref) && (
        <Pagination
          landmarkLabel="Pages of contacts"
          previous={view.firstHref ? { href: view.firstHref, text: 'Newest' } : undefined}
          next={view.nextHref ? { href: view.nextHref, text: 'Earlier' } : undefined}
        />
      )}
    </>
  );
}

function ContactList({ lines, level }: { lines: readonly ContactLine[]; level: 2 | 3 }) {
  const Heading = `h${level}` as const;
  return (
    <ul class="govuk-list">
      {lines.map((line) => (
        <li class="govuk-!-margin-bottom-6">
          <Heading class="govuk-heading-s govuk-!-margin-bottom-1">
            <a class="govuk-link" href={line.href}>
              {line.kind}, {line.day}
            </a>{' '}
            <Tag colour={line.colour}>{line.result}</Tag>
          </Heading>
          {line.facts && <p class="govuk-body-s govuk-!-margin-bottom-1">{line.facts}</p>}
          {line.note && (
            <p class="govuk-body govuk-!-margin-bottom-1" dir="auto">
              {line.note}
            </p>
          )}
          <p class="govuk-hint govuk-!-margin-bottom-0">{line.by}</p>
        </li>
      ))}
    </ul>
  );
}

/** The last contacts, on the person's own page. */
export const contactsSection: PersonSection = {
  id: 'contacts',
  title: 'Last contacts',
  order: 30,
  permission: 'person:read',
  async render(request, personId) {
    const found = await request.ask(listContacts, { personId, size: 3 });
    if (!found.ok) return null;
    const { items } = found.value;
    return (
      <>
        {items.length === 0 ? (
          <p class="govuk-body">No contact is recorded yet.</p>
        ) : (
          <ContactList lines={items.map(contactLine)} level={3} />
        )}
        <p class="govuk-body">
          <a class="govuk-link" href={`/people/${personId}/contacts/new`}>
            Record a contact
          </a>
        </p>
        {items.length > 0 && (
          <p class="govuk-body">
            <a class="govuk-link" href={`/people/${personId}/contacts`}>
              All contacts
            </a>
          </p>
        )}
      </>
    );
  },
};
