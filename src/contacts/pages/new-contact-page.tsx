import {
  fault,
  formFaults,
  html,
  type PageAnswer,
  type PageRequest,
  page,
  redirect,
} from '../../doors/index.ts';
import { programmeOf } from '../../enrolments/index.ts';
import type { FieldFault } from '../../foundation/fault.ts';
import { Form, type FormValues } from '../../interface/forms/index.ts';
import { Button } from '../../interface/govuk/index.ts';
import { EmptyState } from '../../interface/layout/index.ts';
import { formatDate } from '../../interface/wording/index.ts';
import { personFrame } from '../../people/index.ts';
import { type InOwnWords, inOwnWords } from '../../programme/index.ts';
import { type ContactOffer, prepareContact } from '../prepare-contact.ts';
import { recordContact } from '../record-contact.ts';
import { MainFields, MoreFields } from './contact-fields.tsx';
import { faultsInForm, readContactForm, startingValues } from './contact-form.ts';

const PATH = '/people/:id/contacts/new';

/** What was typed, and what is wrong with it. */
interface Shown {
  readonly values: FormValues;
  readonly faults: readonly FieldFault[];
  readonly status: number;
}

async function offerFor(request: PageRequest, personId: string, enrolmentId: string | undefined) {
  return request.ask(prepareContact, { personId, ...(enrolmentId ? { enrolmentId } : {}) });
}

async function show(
  request: PageRequest,
  offer: ContactOffer | null,
  shown: Shown | undefined,
): Promise<PageAnswer> {
  const personId = request.params.id ?? '';
  const frame = await personFrame(request, personId, '/contacts');
  if (!frame.ok) return frame.answer;
  const { values, faults, status } = shown ?? {
    values: offer ? startingValues(offer, request.search.get('due')) : {},
    faults: [],
    status: 200,
  };
  return html({
    title: `${ownOf(request, offer)('Record a contact')} with ${frame.person.name}`,
    status,
    faults,
    header: frame.header,
    back: { href: `/people/${personId}/contacts`, text: 'Contacts' },
    body: offer ? (
      <NewContact request={request} offer={offer} values={values} faults={faults} />
    ) : (
      <NoWork personId={personId} />
    ),
  });
}

/** Says Facet's sentences in the words of the programme that the contact is for. */
function ownOf({ programmes }: PageRequest, offer: ContactOffer | null): InOwnWords {
  return inOwnWords(offer ? programmeOf(programmes, offer.enrolment) : undefined, ['contact']);
}

function NoWork({ personId }: { personId: string }) {
  return (
    <>
      <h1 class="govuk-heading-l">Record a contact</h1>
      <EmptyState
        title="There is no work to record a contact on"
        text="A contact belongs to a parent’s time in a programme. Start that first."
        action={{ href: `/people/${personId}/programme`, text: 'Go to the programme' }}
      />
    </>
  );
}

function NewContact(props: {
  request: PageRequest;
  offer: ContactOffer;
  values: FormValues;
  faults: readonly FieldFault[];
}) {
  const { request, offer, values, faults } = props;
  const fields = { offer, values, faults, today: request.today };
  const own = ownOf(request, offer);
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <h1 class="govuk-heading-l">{own('Record a contact')}</h1>
        <WhichWork offer={offer} />
        <Form
          action={`/people/${offer.personId}/contacts/new`}
          idempotencyKey={request.formKey}
          attributes={{ 'data-keep': '' }}
        >
          <input type="hidden" name="enrolmentId" value={offer.enrolment.id} />
          <MainFields {...fields} />
          <MoreFields {...fields} />
          <Button preventDoubleClick>{own('Save contact')}</Button>
        </Form>
      </div>
    </div>
  );
}

function WhichWork({ offer }: { offer: ContactOffer }) {
  const { enrolment } = offer;
  const others = offer.enrolments.filter((each) => each.id !== enrolment.id);
  return (
    <>
      <p class="govuk-body">
        {enrolment.title}
        {enrolment.endedOn && `, ended on ${formatDate(enrolment.endedOn)}`}
      </p>
      {others.map((each) => (
        <p class="govuk-body">
          <a class="govuk-link" href={`/people/${offer.personId}/contacts/new?enrolment=${each.id}`}>
            Record it for {each.title} instead
          </a>
        </p>
      ))}
    </>
  );
}

/** A contact in under a minute: the form. */
export const newContactPage = page({
  method: 'get',
  path: PATH,
  permission: 'contact:record',
  async handle(request) {
    const enrolmentId = request.search.get('enrolment') ?? undefined;
    const offer = await offerFor(request, request.params.id ?? '', enrolmentId);
    return offer.ok ? show(request, offer.value, undefined) : fault(offer.error);
  },
});

/** A contact in under a minute: its recording. */
export const recordContactPage = page({
  method: 'post',
  path: PATH,
  permission: 'contact:record',
  async handle(request) {
    const personId = request.params.id ?? '';
    const values = request.form as FormValues;
    const enrolmentId = typeof values.enrolmentId === 'string' ? values.enrolmentId : '';
    const offer = await offerFor(request, personId, enrolmentId);
    if (!offer.ok) return fault(offer.error);
    const read = readContactForm({ values, faults: request.formFaults }, request.today);
    if (!read.ok) return show(request, offer.value, { values, faults: read.error, status: 422 });
    const { facts, hanging, rows } = read.value;
    const done = await request.run(recordContact, { enrolmentId, ...facts, ...hanging });
    if (done.ok) return redirect(`/people/${personId}/contacts`, 'Contact recorded');
    const refusal = formFaults(done.error);
    if (!refusal) return fault(done.error);
    const faults = faultsInForm(refusal.faults, rows, values);
    return show(request, offer.value, { values, faults, status: refusal.status });
  },
});
