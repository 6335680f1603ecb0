import { type FormFieldsProps, formPages, type PageRequest } from '../../doors/index.ts';
import { type Fault, notFound } from '../../foundation/fault.ts';
import { type Result, succeed } from '../../foundation/result.ts';
import {
  DateField,
  datePartsAt,
  type FormValues,
  RadiosField,
  TextAreaField,
  textAt,
} from '../../interface/forms/index.ts';
import { EmptyState } from '../../interface/layout/index.ts';
import { personFormFrame } from '../../people/index.ts';
import { type EnrolmentOutcomes, listOutcomes } from '../list-outcomes.ts';
import { recordOutcome } from '../record-outcome.ts';
import { outcomeForm } from './outcome-form.ts';
import { heading } from './outcomes-page.tsx';

/** Which enrolment an outcome is recorded on: the one that is asked for, else the first. */
async function enrolmentFor(
  request: PageRequest,
  wanted: string | null,
): Promise<Result<EnrolmentOutcomes, Fault>> {
  const found = await request.ask(listOutcomes, { personId: request.params.id ?? '' });
  if (!found.ok) return found;
  const { enrolments } = found.value;
  const chosen = wanted ? enrolments.find((each) => each.enrolmentId === wanted) : enrolments[0];
  return chosen ? succeed(chosen) : notFound('enrolment');
}

const openIn = ({ areas }: EnrolmentOutcomes) => areas.flatMap((area) => area.open);
const listOf = (request: PageRequest) => `/people/${request.params.id ?? ''}/outcomes`;

function Fields({ about, values, faults }: FormFieldsProps<EnrolmentOutcomes>) {
  return (
    <>
      <input type="hidden" name="enrolmentId" value={about.enrolmentId} />
      <RadiosField
        name="outcome"
        label={{ text: 'What has changed?', classes: 'govuk-fieldset__legend--m' }}
        faults={faults}
        value={textAt(values, ['outcome'])}
        items={openIn(about).map(({ id, title, evidence }) => ({
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
    </>
  );
}

/** Recording an outcome. */
export const outcomeFormPages = formPages<EnrolmentOutcomes, typeof outcomeForm>({
  path: '/people/:id/outcomes/new',
  permission: 'contact:record',
  find: (request, moment) =>
    enrolmentFor(
      request,
      moment === 'send'
        ? (textAt(request.form as FormValues, ['enrolmentId']) ?? '')
        : request.search.get('enrolment'),
    ),
  frame: (request) => personFormFrame(request, request.params.id ?? '', '/outcomes', 'Changes'),
  caption: heading,
  title: () => 'Record a change',
  instead: (about) =>
    openIn(about).length > 0 ? undefined : (
      <EmptyState
        title="There is no change left to record here"
        text="All that this programme looks for is recorded, or the time for recording it is over."
      />
    ),
  save: 'Save change',
  values: () => ({}),
  fields: Fields,
  schema: () => outcomeForm,
  async submit(request, { enrolmentId }, { on, ...rest }) {
    const done = await request.run(recordOutcome, { enrolmentId, ...rest, ...(on ? { on } : {}) });
    return done.ok ? succeed({ to: listOf(request), notice: 'Change recorded' }) : done;
  },
});
