import { z } from 'zod';
import { type FormFieldsProps, formPages, type PageRequest } from '../../doors/index.ts';
import { type Fault, type FieldFault, notFound } from '../../foundation/fault.ts';
import { type Result, succeed } from '../../foundation/result.ts';
import type { Instrument } from '../../instruments/index.ts';
import {
  DateField,
  datePartsAt,
  type FormValues,
  formDateText,
  optional,
  RadiosField,
  TextAreaField,
  TextField,
  textAt,
} from '../../interface/forms/index.ts';
import { InsetText } from '../../interface/govuk/index.ts';
import { formatDate } from '../../interface/wording/index.ts';
import { personFormFrame } from '../../people/index.ts';
import { listResponses } from '../list-responses.ts';
import { ANSWERED_BY } from '../measure-words.ts';
import { instrumentOf, recordResponse } from '../record-response.ts';
import { type ResponseBy, responseBy } from '../response.ts';

/** The measure that is filled in. */
interface About {
  readonly personId: string;
  readonly enrolmentId: string;
  readonly programmeTitle: string;
  readonly measure: string;
  readonly title: string;
  readonly instrument: Instrument | undefined;
}

async function find(request: PageRequest): Promise<Result<About, Fault>> {
  const personId = request.params.id ?? '';
  const found = await request.ask(listResponses, { personId });
  if (!found.ok) return found;
  // Where the address names none, it is the first that is asked for.
  const [work, named] = [request.search.get('enrolment'), request.search.get('measure')];
  const enrolment = found.value.enrolments.find(
    ({ enrolmentId, measures }) =>
      (work === null || enrolmentId === work) && measures.some(({ id }) => named === null || id === named),
  );
  const measure = enrolment?.measures.find(({ id }) => named === null || id === named);
  if (!enrolment || !measure) return notFound('measure');
  return succeed({
    personId,
    enrolmentId: enrolment.enrolmentId,
    programmeTitle: enrolment.programmeTitle,
    measure: measure.id,
    title: measure.title,
    instrument: instrumentOf(measure.instrument),
  });
}

/** Whether the questions may be shown, so that they are answered here; else what the paper form says is entered. */
const isAsked = (instrument: Instrument | undefined): instrument is Instrument =>
  instrument?.instruction !== undefined && instrument.answers.length > 0;

const scalesOf = (instrument: Instrument | undefined) =>
  instrument?.scales.map(({ id, title, lowest, highest }) => ({
    id,
    title,
    hint: `${lowest} to ${highest}`,
  })) ?? [{ id: 'total', title: 'Total', hint: 'As it stands on the form' }];

/** An item as the form sends it: by a word, since numbers alone would make one field of many answers. */
const question = (number: number) => `q${number}`;

function Questions({ instrument, values, faults }: { instrument: Instrument } & Shown) {
  return (
    <>
      <p class="govuk-body-l">{instrument.instruction}</p>
      {instrument.items.map(({ number, text }) => (
        <RadiosField
          name={['answers', question(number)]}
          label={{ text: `${number}. ${text ?? ''}`, classes: 'govuk-fieldset__legend--s' }}
          faults={faults}
          value={textAt(values, ['answers', question(number)])}
          classes="govuk-radios--small"
          items={instrument.answers.map(({ value, label }) => ({ value: String(value), text: label }))}
        />
      ))}
    </>
  );
}

type Shown = { readonly values: FormValues; readonly faults: readonly FieldFault[] };

function Totals({ instrument, values, faults }: { instrument: Instrument | undefined } & Shown) {
  return (
    <>
      <InsetText>
        {instrument
          ? 'Its questions belong to their owner, so they are not shown here. Fill in the paper form, and enter the scores that stand on it.'
          : 'Facet does not know how this form is scored. Enter its total.'}
      </InsetText>
      {scalesOf(instrument).map(({ id, title, hint }) => (
        <TextField
          name={['totals', id]}
          label={title}
          hint={hint}
          inputmode="decimal"
          classes="govuk-input--width-4"
          faults={faults}
          value={textAt(values, ['totals', id])}
        />
      ))}
    </>
  );
}

function Fields({ about: { instrument }, request, values, faults }: FormFieldsProps<About>) {
  return (
    <>
      <RadiosField
        name="answeredBy"
        label={{ text: 'Who answers?', classes: 'govuk-fieldset__legend--m' }}
        faults={faults}
        value={textAt(values, ['answeredBy'])}
        items={responseBy.map((value) => ({ value, text: ANSWERED_BY[value] }))}
      />
      <DateField
        name="on"
        label={{ text: 'When was it filled in?', classes: 'govuk-fieldset__legend--m' }}
        hint={`Today, ${formatDate(request.today)}, if you leave this empty`}
        faults={faults}
        value={datePartsAt(values, ['on'])}
      />
      {isAsked(instrument) ? (
        <Questions instrument={instrument} values={values} faults={faults} />
      ) : (
        <Totals instrument={instrument} values={values} faults={faults} />
      )}
      <TextAreaField
        name="note"
        label="Anything to say about how it was filled in (optional)"
        hint="Such as: read aloud by the interpreter"
        faults={faults}
        value={textAt(values, ['note'])}
        limit={2000}
        rows={2}
      />
      {instrument && <p class="govuk-hint govuk-body-s">{instrument.licence.attribution}</p>}
    </>
  );
}

const NUMBER = /^[-−]?\d{1,6}(?:\.\d{1,4})?$/;
const score = optional(
  z
    .string()
    .trim()
    .regex(NUMBER, 'Enter a number')
    .transform((text) => Number(text.replace('−', '-'))),
);

/** The form of one measure: an answer for each item, or a number for each score; all may be left out but one. */
function responseForm({ instrument }: About) {
  const common = {
    answeredBy: z.enum(responseBy, 'Select who answered'),
    on: optional(formDateText({ what: 'day on which it was filled in' })),
    note: z.string().default(''),
  };
  if (isAsked(instrument)) {
    const offered = instrument.answers.map(({ value }) => String(value));
    const answer = z
      .string()
      .refine((text) => offered.includes(text), 'Select one of the answers')
      .transform(Number)
      .optional();
    const each: Record<string, typeof answer> = Object.fromEntries(
      instrument.items.map(({ number }) => [question(number), answer]),
    );
    return z.object({ ...common, answers: z.object(each).default({}) });
  }
  const each: Record<string, typeof score> = Object.fromEntries(
    scalesOf(instrument).map(({ id }) => [id, score]),
  );
  const totals = z.object(each);
  return z.object({ ...common, totals });
}

interface Read {
  readonly answeredBy: ResponseBy;
  readonly on?: string | undefined;
  readonly note: string;
  readonly answers?: Readonly<Record<string, number | undefined>>;
  readonly totals?: Readonly<Record<string, number | undefined>>;
}

/** What was read, as the command takes it: an item or a score that was left out is null. */
function inputOf(
  { instrument, enrolmentId, measure }: About,
  { answeredBy, on, note, answers, totals }: Read,
) {
  const filled = answers
    ? { answers: (instrument?.items ?? []).map(({ number }) => answers[question(number)] ?? null) }
    : { totals: Object.fromEntries(Object.entries(totals ?? {}).map(([id, value]) => [id, value ?? null])) };
  return { enrolmentId, measure, answeredBy, note, ...(on ? { on } : {}), ...filled };
}

/** The command names an item by its place, from 0. */
function atQuestion(found: FieldFault): FieldFault {
  const [field, index] = found.path;
  return field === 'answers' && typeof index === 'number'
    ? { ...found, path: ['answers', question(index + 1)] }
    : found;
}

/** Filling in one measure. */
export const responseFormPages = formPages<About, z.ZodType<Read>>({
  path: '/people/:id/measures/new',
  permission: 'contact:record',
  find,
  frame: (request, { personId }) => personFormFrame(request, personId, '/measures', 'Measures'),
  caption: ({ programmeTitle }) => programmeTitle,
  title: ({ title }) => title,
  save: 'Save',
  values: () => ({}),
  fields: Fields,
  schema: responseForm,
  atFields: (faults) => faults.map(atQuestion),
  async submit(request, about, read) {
    const done = await request.run(recordResponse, inputOf(about, read));
    if (!done.ok) return done;
    const { id, prompts } = done.value;
    const notice = prompts.length > 0 ? 'Saved. Read what stands below before you leave.' : 'Saved';
    return succeed({ to: `/people/${about.personId}/measures/${id}`, notice });
  },
});
