import type { JSX } from 'hono/jsx/jsx-runtime';
import {
  fault,
  formFaults,
  html,
  type PageAnswer,
  type PageRequest,
  page,
  redirect,
} from '../../doors/index.ts';
import type { FieldFault } from '../../foundation/fault.ts';
import {
  DateField,
  datePartsAt,
  Form,
  type FormValues,
  RadiosField,
  readForm,
  TextAreaField,
  textAt,
} from '../../interface/forms/index.ts';
import { Button } from '../../interface/govuk/index.ts';
import { EmptyState } from '../../interface/layout/index.ts';
import { personFrame } from '../../people/index.ts';
import { type EnrolmentOutcomes, listOutcomes } from '../list-outcomes.ts';
import { recordOutcome } from '../record-outcome.ts';
import { outcomeForm } from './outcome-form.ts';
import { heading } from './outcomes-page.tsx';

/** What the form for an outcome shows. */
interface Shown {
  readonly values: FormValues;
  readonly faults: readonly FieldFault[];
  readonly status: number;
}

/** Which enrolment an outcome is recorded on: the one that is asked for, else the first. */
async function enrolmentFor(request: PageRequest, personId: string, wanted: string | null) {
  const found = await request.ask(listOutcomes, { personId });
  if (!found.ok) return found;
  const { enrolments } = found.value;
  const chosen = wanted ? enrolments.find((each) => each.enrolmentId === wanted) : enrolments[0];
  if (chosen) return { ok: true as const, value: chosen };
  return { ok: false as const, error: { kind: 'not_found' as const, what: 'enrolment' } };
}

async function show(request: PageRequest, enrolment: EnrolmentOutcomes, shown: Shown): Promise<PageAnswer> {
  const personId = request.params.id ?? '';
  const frame = await personFrame(request, personId, '/outcomes');
  if (!frame.ok) return frame.answer;
  const { values, status } = shown;
  const open = enrolment.areas.flatMap((area) => area.open);
  // Where nothing is left to choose, a fault of the choice has no field to stand beside.
  const faults = open.length > 0 ? shown.faults : shown.faults.map((each) => ({ ...each, path: [] }));
  if (open.length === 0 && status === 200) return showNothingOpen(enrolment, personId, frame.header);
  return html({
    title: 'Record a change',
    status,
    faults,
    header: frame.header,
    back: { href: `/people/${personId}/outcomes`, text: 'Changes' },
    body: (
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <span class="govuk-caption-l">{heading(enrolment)}</span>
          <h1 class="govuk-heading-l">Record a change</h1>
          <Form action={request.path} idempotencyKey={request.formKey} attributes={{ 'data-keep': '' }}>
            <input type="hidden" name="enrolmentId" value={enrolment.enrolmentId} />
            <RadiosField
              name="outcome"
              label={{ text: 'What has changed?', classes: 'govuk-fieldset__legend--m' }}
              faults={faults}
              value={textAt(values, ['outcome'])}
              items={open.map(({ id, title, evidence }) => ({
                value: id,
                text: title,
                hint: evidence ?? undefined,
              }))}
            />
            <DateField
              name="on"
              label={{ text: 'When was it reached?', classes: 'govuk-fieldset__legend--m' }}
              hint="Today, if you leave this empty"
              faults={faults}
              value={datePartsAt(values, ['on'])}
            />
            <TextAreaField
              name="evidence"
              label={{ text: 'What shows it?', classes: 'govuk-label--m' }}
              faults={faults}
              value={textAt(values, ['evidence'])}
              limit={4000}
            />
            <Button preventDoubleClick>Save change</Button>
          </Form>
        </div>
      </div>
    ),
  });
}

function showNothingOpen(enrolment: EnrolmentOutcomes, personId: string, header: JSX.Element): PageAnswer {
  const back = { href: `/people/${personId}/outcomes`, text: 'Changes' };
  return html({
    title: 'Record a change',
    header,
    back,
    body: (
      <>
        <span class="govuk-caption-l">{heading(enrolment)}</span>
        <h1 class="govuk-heading-l">Record a change</h1>
        <EmptyState
          title="There is no change left to record here"
          text="All that this programme looks for is recorded, or the time for recording it is over."
          action={{ href: back.href, text: 'See the changes' }}
        />
      </>
    ),
  });
}

const PATH = '/people/:id/outcomes/new';

/** Recording an outcome: the form. */
export const newOutcomePage = page({
  method: 'get',
  path: PATH,
  permission: 'contact:record',
  async handle(request) {
    const wanted = request.search.get('enrolment');
    const enrolment = await enrolmentFor(request, request.params.id ?? '', wanted);
    if (!enrolment.ok) return fault(enrolment.error);
    return show(request, enrolment.value, { values: {}, faults: [], status: 200 });
  },
});

/** Recording an outcome: its saving. */
export const recordOutcomePage = page({
  method: 'post',
  path: PATH,
  permission: 'contact:record',
  async handle(request) {
    const personId = request.params.id ?? '';
    const values = request.form as FormValues;
    const enrolment = await enrolmentFor(request, personId, textAt(values, ['enrolmentId']) ?? '');
    if (!enrolment.ok) return fault(enrolment.error);
    const read = readForm(outcomeForm, { values, faults: request.formFaults });
    if (!read.ok) return show(request, enrolment.value, { values, faults: read.error, status: 422 });
    const { on, ...rest } = read.value;
    const input = { enrolmentId: enrolment.value.enrolmentId, ...rest, ...(on ? { on } : {}) };
    const done = await request.run(recordOutcome, input);
    if (done.ok) return redirect(`/people/${personId}/outcomes`, 'Change recorded');
    const refusal = formFaults(done.error);
    if (!refusal) return fault(done.error);
    return show(request, enrolment.value, { values, ...refusal });
  },
});
