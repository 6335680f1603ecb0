import {
  fault,
  formFaults,
  html,
  type PageAnswer,
  type PageRequest,
  page,
  redirect,
} from '../../doors/index.ts';
import type { Fault, FieldFault } from '../../foundation/fault.ts';
import { Form, type FormValues } from '../../interface/forms/index.ts';
import { Button, InsetText, SummaryList, WarningText } from '../../interface/govuk/index.ts';
import { formatDate } from '../../interface/wording/index.ts';
import { personFrame } from '../../people/index.ts';
import { changeContact } from '../change-contact.ts';
import { contactTitle } from '../contact-words.ts';
import { type ContactDetail, getContact } from '../get-contact.ts';
import { type ContactOffer, prepareContact } from '../prepare-contact.ts';
import { MainFields, MoreFields } from './contact-fields.tsx';
import { faultsInForm, readContactForm, valuesOf } from './contact-form.ts';
import { contactSummary } from './contact-summary.ts';

/** An address that holds no identifier leads nowhere: that is no fault of anything that was typed. */
const noSuch = (found: Fault) =>
  fault(found.kind === 'invalid' ? { kind: 'not_found', what: 'contact' } : found);

const idsOf = ({ params }: PageRequest) => ({ personId: params.id ?? '', id: params.contact ?? '' });

/** One contact. */
export const contactPage = page({
  method: 'get',
  path: '/people/:id/contacts/:contact',
  permission: 'person:read',
  async handle(request) {
    const { personId, id } = idsOf(request);
    const frame = await personFrame(request, personId, '/contacts');
    if (!frame.ok) return frame.answer;
    const found = await request.ask(getContact, { id, personId });
    if (!found.ok) return noSuch(found.error);
    const contact = found.value;
    return html({
      title: contactTitle(contact),
      header: frame.header,
      back: { href: `/people/${personId}/contacts`, text: 'Contacts' },
      body: (
        <>
          <h1 class="govuk-heading-l">{contactTitle(contact)}</h1>
          {contact.withdrawal && (
            <WarningText>
              {`Recorded by mistake. Taken back on ${formatDate(contact.withdrawal.on)}${contact.withdrawal.by ? ` by ${contact.withdrawal.by}` : ''}: ${contact.withdrawal.reason}`}
            </WarningText>
          )}
          <Summary contact={contact} />
          {contact.withdrawal === null && (
            <div class="govuk-button-group facet-no-print">
              <Button variant="secondary" href={`/people/${personId}/contacts/${id}/change`}>
                Correct this contact
              </Button>
              <a class="govuk-link" href={`/people/${personId}/contacts/${id}/withdrawal`}>
                Recorded by mistake? Take it back
              </a>
            </div>
          )}
        </>
      ),
    });
  },
});

function Summary({ contact }: { contact: ContactDetail }) {
  return (
    <SummaryList
      rows={contactSummary(contact).map(({ key, lines }) => ({
        key,
        value: lines.map((line) => (
          <p class="govuk-body facet-words" dir="auto">
            {line}
          </p>
        )),
      }))}
    />
  );
}

/** What the page for correcting shows. */
interface Shown {
  readonly values: FormValues;
  readonly faults: readonly FieldFault[];
  readonly status: number;
  /** True when somebody else corrected the contact in the meantime: what it says now is shown beside. */
  readonly stale: boolean;
}

async function showChange(request: PageRequest, shown: Shown | undefined): Promise<PageAnswer> {
  const { personId, id } = idsOf(request);
  const frame = await personFrame(request, personId, '/contacts');
  if (!frame.ok) return frame.answer;
  const found = await request.ask(getContact, { id, personId });
  if (!found.ok) return noSuch(found.error);
  const contact = found.value;
  const offer = await request.ask(prepareContact, { personId, enrolmentId: contact.enrolmentId });
  if (!offer.ok) return fault(offer.error);
  if (!offer.value) return fault({ kind: 'not_found', what: 'enrolment' });
  const { faults = [], status = 200 } = shown ?? {};
  return html({
    title: 'Correct a contact',
    status,
    faults,
    header: frame.header,
    back: { href: `/people/${personId}/contacts/${id}`, text: 'Contact' },
    body: <Change request={request} contact={contact} offer={withOwn(offer.value, contact)} shown={shown} />,
  });
}

/** A goal that has been closed since can still be chosen where it was. */
function withOwn(offer: ContactOffer, contact: ContactDetail): ContactOffer {
  const missing = contact.goals.filter((goal) => !offer.goals.some((each) => each.id === goal.id));
  return { ...offer, goals: [...offer.goals, ...missing.map(({ id, words }) => ({ id, title: words }))] };
}

function Change(props: {
  request: PageRequest;
  contact: ContactDetail;
  offer: ContactOffer;
  shown: Shown | undefined;
}) {
  const { request, contact, offer, shown } = props;
  const fields = {
    offer,
    values: shown?.values ?? valuesOf(contact),
    faults: shown?.faults ?? [],
    today: request.today,
    correcting: true,
  };
  // After a stale form the present version goes along: whoever saves again has seen both.
  const version = shown && !shown.stale ? (request.seenVersion ?? contact.version) : contact.version;
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <h1 class="govuk-heading-l">Correct this contact</h1>
        <p class="govuk-body">What was written before is kept in the history.</p>
        {shown?.stale && (
          <InsetText>
            <h2 class="govuk-heading-m">What it says now</h2>
            <Summary contact={contact} />
            <p class="govuk-body">What you typed is below. Put it right, then save again.</p>
          </InsetText>
        )}
        <Form
          action={request.path}
          idempotencyKey={request.formKey}
          version={version}
          attributes={{ 'data-keep': '' }}
        >
          <MainFields {...fields} />
          <MoreFields {...fields} />
          <Button preventDoubleClick>Save correction</Button>
        </Form>
      </div>
    </div>
  );
}

const CHANGE = '/people/:id/contacts/:contact/change';

/** Correcting a contact: the form. */
export const changeContactPage = page({
  method: 'get',
  path: CHANGE,
  permission: 'contact:record',
  handle: (request) => showChange(request, undefined),
});

/** Correcting a contact: its saving. */
export const saveContactPage = page({
  method: 'post',
  path: CHANGE,
  permission: 'contact:record',
  async handle(request) {
    const { personId, id } = idsOf(request);
    const found = await request.ask(getContact, { id, personId });
    if (!found.ok) return noSuch(found.error);
    const values = request.form as FormValues;
    const read = readContactForm({ values, faults: request.formFaults }, request.today);
    if (!read.ok) return showChange(request, { values, faults: read.error, status: 422, stale: false });
    const { facts, rows } = read.value;
    const changed = await request.run(changeContact, { id, version: request.seenVersion ?? 0, ...facts });
    if (changed.ok) return redirect(`/people/${personId}/contacts/${id}`, 'Contact corrected');
    const refusal = formFaults(changed.error);
    if (!refusal) return fault(changed.error);
    const faults = faultsInForm(refusal.faults, rows, values);
    return showChange(request, {
      values,
      faults,
      status: refusal.status,
      stale: changed.error.kind === 'stale',
    });
  },
});
