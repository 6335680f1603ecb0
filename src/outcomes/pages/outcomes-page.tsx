import type { JSX } from 'hono/jsx/jsx-runtime';
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
import { formatDate } from '../../interface/wording/index.ts';
import { personFrame } from '../../people/index.ts';
import { type EnrolmentOutcomes, listOutcomes } from '../list-outcomes.ts';
import type { OutcomeArea, ReachedOutcome } from '../outcome.ts';
import { recordOutcome } from '../record-outcome.ts';
import { outcomeForm } from './outcome-form.ts';

const heading = (each: EnrolmentOutcomes) => `${each.programmeTitle}, from ${formatDate(each.startedOn)}`;

/** What was reached and what is not yet, in every time in a programme. */
export const outcomesPage = page({
  method: 'get',
  path: '/people/:id/outcomes',
  permission: 'person:read',
  async handle(request) {
    const personId = request.params.id ?? '';
    const frame = await personFrame(request, personId, '/outcomes');
    if (!frame.ok) return frame.answer;
    const found = await request.ask(listOutcomes, { personId });
    if (!found.ok) return fault(found.error);
    const { enrolments } = found.value;
    return html({
      title: `Changes for ${frame.person.name}`,
      header: frame.header,
      back: { href: `/people/${personId}`, text: frame.person.name },
      body: (
        <>
          <h1 class="govuk-heading-l">Changes</h1>
          {enrolments.length === 0 && (
            <EmptyState
              title="Nothing to show yet"
              text="A programme says which changes it looks for. They appear here when the parent starts in one."
            />
          )}
          {enrolments.map((each) => (
            <section>
              <h2 class="govuk-heading-m">{heading(each)}</h2>
              <Button
                href={`/people/${personId}/outcomes/new?enrolment=${each.enrolmentId}`}
                classes="facet-no-print"
              >
                Record a change<span class="govuk-visually-hidden"> in {heading(each)}</span>
              </Button>
              {each.areas.map((area) => (
                <Area area={area} personId={personId} level={3} />
              ))}
            </section>
          ))}
        </>
      ),
    });
  },
});

function Area({ area, personId, level }: { area: OutcomeArea; personId: string; level: 3 | 4 }) {
  const Heading = `h${level}` as const;
  return (
    <>
      <Heading class="govuk-heading-s govuk-!-margin-bottom-2">{area.title}</Heading>
      {area.reached.length > 0 ? (
        <ul class="govuk-list govuk-list--spaced">
          {area.reached.map((outcome) => (
            <Reached outcome={outcome} personId={personId} />
          ))}
        </ul>
      ) : (
        <p class="govuk-body">Nothing recorded here yet.</p>
      )}
      {area.notYet.length > 0 && (
        <details class="govuk-details">
          <summary class="govuk-details__summary">
            <span class="govuk-details__summary-text">
              Not yet ({area.notYet.length})<span class="govuk-visually-hidden">: {area.title}</span>
            </span>
          </summary>
          <ul class="govuk-list govuk-list--bullet">
            {area.notYet.map(({ title }) => (
              <li>{title}</li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function Reached({ outcome, personId }: { outcome: ReachedOutcome; personId: string }) {
  return (
    <li>
      <strong>{outcome.title}</strong>, {formatDate(outcome.reachedOn)}
      {outcome.evidence && (
        <div class="facet-words" dir="auto">
          {outcome.evidence}
        </div>
      )}
      <div class="govuk-hint govuk-!-margin-bottom-0">
        {outcome.by}{' '}
        {outcome.contactId && (
          <a class="govuk-link" href={`/people/${personId}/contacts/${outcome.contactId}`}>
            The contact<span class="govuk-visually-hidden"> that showed: {outcome.title}</span>
          </a>
        )}
      </div>
    </li>
  );
}

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

/** The changes of the present time in a programme, on the person's own page. */
export const outcomesSection: PersonSection = {
  id: 'outcomes',
  title: 'Changes',
  order: 40,
  permission: 'person:read',
  async render(request, personId) {
    const found = await request.ask(listOutcomes, { personId });
    const current = found.ok ? found.value.enrolments[0] : undefined;
    if (!current) return null;
    return (
      <>
        {current.areas.map((area) => (
          <Area area={area} personId={personId} level={3} />
        ))}
        <p class="govuk-body">
          <a class="govuk-link" href={`/people/${personId}/outcomes`}>
            All changes
          </a>
        </p>
      </>
    );
  },
};
