import { decide } from '../../access/decide.ts';
import {
  fault,
  formFaults,
  html,
  type PageAnswer,
  type PageRequest,
  type PersonSection,
  page,
  redirect,
} from '../../doors/index.ts';
import type { FieldFault } from '../../foundation/fault.ts';
import { formatMoney } from '../../foundation/money.ts';
import {
  DateField,
  datePartsAt,
  Form,
  type FormValues,
  RadiosField,
  readForm,
  TextField,
  textAt,
} from '../../interface/forms/index.ts';
import { Button, Details, Table } from '../../interface/govuk/index.ts';
import { EmptyState } from '../../interface/layout/index.ts';
import { formatDate, formatShortDate } from '../../interface/wording/index.ts';
import { personFrame } from '../../people/index.ts';
import { giveProvision } from '../give-provision.ts';
import { type Given, listProvisions } from '../list-provisions.ts';
import { withdrawProvision } from '../withdraw-provision.ts';
import { giveForm } from './give-form.ts';

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

/** What the form shows. */
interface Shown {
  readonly values: FormValues;
  readonly faults: readonly FieldFault[];
  readonly status: number;
}

async function show(request: PageRequest, given: Given, shown: Shown): Promise<PageAnswer> {
  const frame = await personFrame(request, given.personId, '/given');
  if (!frame.ok) return frame.answer;
  return html({
    title: 'Record something given',
    status: shown.status,
    faults: shown.faults,
    header: frame.header,
    back: { href: `/people/${given.personId}/given`, text: 'What was given' },
    body: (
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <h1 class="govuk-heading-l">Record something given</h1>
          <GiveForm request={request} given={given} shown={shown} />
        </div>
      </div>
    ),
  });
}

function GiveForm({ request, given, shown }: { request: PageRequest; given: Given; shown: Shown }) {
  const { values, faults } = shown;
  const chosen = textAt(values, ['enrolmentId']) ?? given.enrolments[0]?.id;
  const kinds = given.enrolments.find((each) => each.id === chosen)?.kinds ?? [];
  return (
    <Form action={request.path} idempotencyKey={request.formKey}>
      <input type="hidden" name="enrolmentId" value={chosen} />
      <RadiosField
        name="kind"
        label={{ text: 'What kind of thing?', classes: 'govuk-fieldset__legend--m' }}
        faults={faults}
        value={textAt(values, ['kind'])}
        items={kinds.map(({ id, title }) => ({ value: id, text: title }))}
      />
      <TextField name="what" label="What was it" faults={faults} value={textAt(values, ['what'])} />
      <TextField
        name="amountPence"
        label="How much, in pounds"
        classes="govuk-input--width-5"
        inputmode="decimal"
        prefix="£"
        faults={faults}
        value={textAt(values, ['amountPence'])}
      />
      <DateField
        name="on"
        label="When was it given?"
        hint={`Today, ${formatDate(request.today)}, if you leave this empty`}
        faults={faults}
        value={datePartsAt(values, ['on'])}
      />
      <Button preventDoubleClick>Save</Button>
    </Form>
  );
}

const PATH = '/people/:id/given/new';
const NO_WORK = { kind: 'not_found', what: 'enrolment' } as const;

/** Recording something given: the form. */
export const newGivenPage = page({
  method: 'get',
  path: PATH,
  permission: 'contact:record',
  async handle(request) {
    const given = await request.ask(listProvisions, { personId: request.params.id ?? '' });
    if (!given.ok) return fault(given.error);
    if (given.value.enrolments.length === 0) return fault(NO_WORK);
    return show(request, given.value, { values: {}, faults: [], status: 200 });
  },
});

/** Recording something given: its saving. */
export const recordGivenPage = page({
  method: 'post',
  path: PATH,
  permission: 'contact:record',
  async handle(request) {
    const values = request.form as FormValues;
    const given = await request.ask(listProvisions, { personId: request.params.id ?? '' });
    if (!given.ok) return fault(given.error);
    const { personId, enrolments } = given.value;
    const named = textAt(values, ['enrolmentId']);
    const enrolment = named ? enrolments.find((each) => each.id === named) : enrolments[0];
    if (!enrolment) return fault(NO_WORK);
    const read = readForm(giveForm, { values, faults: request.formFaults });
    if (!read.ok) return show(request, given.value, { values, faults: read.error, status: 422 });
    const { on, amountPence = null, ...rest } = read.value;
    const input = { enrolmentId: enrolment.id, amountPence, ...rest, ...(on ? { on } : {}) };
    const done = await request.run(giveProvision, input);
    if (done.ok) return redirect(`/people/${personId}/given`, 'Recorded');
    const refusal = formFaults(done.error);
    if (!refusal) return fault(done.error);
    return show(request, given.value, { values, ...refusal });
  },
});

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
