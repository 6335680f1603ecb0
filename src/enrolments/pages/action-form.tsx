import type { JSX } from 'hono/jsx/jsx-runtime';
import type { z } from 'zod';
import type { Permission } from '../../access/permissions.ts';
import {
  fault,
  formFaults,
  html,
  type Page,
  type PageAnswer,
  type PageRequest,
  page,
  redirect,
} from '../../doors/index.ts';
import type { Fault, FieldFault } from '../../foundation/fault.ts';
import type { Result } from '../../foundation/result.ts';
import { Form, type FormValues, readForm, textAt } from '../../interface/forms/index.ts';
import { Button, InsetText, SummaryList, type SummaryRow } from '../../interface/govuk/index.ts';
import { personFrame } from '../../people/index.ts';
import { getProgrammeRecord, type ProgrammeRecord } from '../enrolment-queries.ts';
import { hiddenFields } from './hidden-fields.ts';

/** What a form's fields are drawn from. */
export interface FieldsProps<About> {
  readonly about: About;
  readonly request: PageRequest;
  readonly values: FormValues;
  readonly faults: readonly FieldFault[];
}

/** One thing that can be done about somebody's time in a programme, on a small page of its own. */
export interface ActionForm<About, Schema extends z.ZodType> {
  readonly path: `/people/:id/${string}`;
  readonly permission: Permission;
  /**
   * What the address names; undefined when there is no such thing. A form is not shown where nothing can be done any
   * more, but one that is sent a second time must still reach its command, which answers the same again.
   */
  readonly find: (
    request: PageRequest,
    record: ProgrammeRecord,
    moment: Moment,
  ) => Promise<About | undefined>;
  readonly title: (about: About) => string;
  readonly save: string;
  readonly schema: (about: About) => Schema;
  readonly values: (about: About, request: PageRequest) => FormValues;
  /** The version of the row that the form changes; left out for a form that adds one. */
  readonly version?: (about: About) => number;
  /** What the row says now, for somebody whose form was overtaken. */
  readonly present?: (about: About) => readonly string[];
  readonly fields: (props: FieldsProps<About>) => JSX.Element;
  /** What is shown once more before it is done; left out where one page is enough. */
  readonly check?: (about: About, values: FormValues) => readonly SummaryRow[];
  readonly checkLead?: (about: About) => JSX.Element | null;
  readonly submit: (
    request: PageRequest,
    about: About,
    read: z.output<Schema>,
    version: number,
  ) => Promise<Result<string, Fault>>;
}

/** Whether a form is asked for or sent. */
export type Moment = 'show' | 'send';

interface Shown {
  readonly values: FormValues;
  readonly faults: readonly FieldFault[];
  readonly status: number;
  readonly stale?: boolean;
}

interface Subject<About> {
  readonly record: ProgrammeRecord;
  readonly about: About;
}

const TAB = '/programme';
const NOBODY: Fault = { kind: 'not_found', what: 'person' };

/** The pages of a form: the one that shows it, and the one that receives it. */
export function actionPages<About, Schema extends z.ZodType>(
  form: ActionForm<About, Schema>,
): readonly Page[] {
  const opened =
    (moment: Moment, handle: (request: PageRequest, subject: Subject<About>) => Promise<PageAnswer>) =>
    async (request: PageRequest): Promise<PageAnswer> => {
      const found = await request.ask(getProgrammeRecord, { personId: request.params.id ?? '' });
      if (!found.ok) return fault(found.error.kind === 'invalid' ? NOBODY : found.error);
      const about = await form.find(request, found.value, moment);
      if (about === undefined) return fault({ kind: 'not_found', what: 'page' });
      return handle(request, { record: found.value, about });
    };
  const { path, permission } = form;
  const fresh = (request: PageRequest, subject: Subject<About>) =>
    show(form, request, subject, { values: form.values(subject.about, request), faults: [], status: 200 });
  return [
    page({ method: 'get', path, permission, handle: opened('show', fresh) }),
    page({
      method: 'post',
      path,
      permission,
      handle: opened('send', (request, subject) => receive(form, request, subject)),
    }),
  ];
}

async function receive<About, Schema extends z.ZodType>(
  form: ActionForm<About, Schema>,
  request: PageRequest,
  subject: Subject<About>,
): Promise<PageAnswer> {
  const { step, ...values } = request.form as FormValues;
  const read = readForm(form.schema(subject.about), { values, faults: request.formFaults });
  if (!read.ok) return show(form, request, subject, { values, faults: read.error, status: 422 });
  if (step === 'change') return show(form, request, subject, { values, faults: [], status: 200 });
  if (form.check && step !== 'confirm') return showCheck(form, request, subject, values);
  const version = request.seenVersion ?? form.version?.(subject.about) ?? 1;
  const done = await form.submit(request, subject.about, read.value, version);
  if (done.ok) return redirect(`/people/${subject.record.personId}${TAB}`, done.value);
  const shown = formFaults(done.error);
  if (!shown) return fault(done.error);
  const faults = shown.faults.map(atField);
  return show(form, request, subject, { values, ...shown, faults, stale: done.error.kind === 'stale' });
}

/** A fault of one entry of a list shows at the list, which is one field of the form. */
function atField(found: FieldFault): FieldFault {
  return { ...found, path: found.path.slice(0, 1) };
}

async function show<About, Schema extends z.ZodType>(
  form: ActionForm<About, Schema>,
  request: PageRequest,
  { record, about }: Subject<About>,
  shown: Shown,
): Promise<PageAnswer> {
  const frame = await personFrame(request, record.personId, TAB);
  if (!frame.ok) return frame.answer;
  const title = form.title(about);
  const { values, faults, stale = false } = shown;
  // After a form was overtaken it goes on from what is on record now, which stands beside what was typed.
  const version = stale ? form.version?.(about) : (request.seenVersion ?? form.version?.(about));
  const Fields = form.fields;
  return html({
    title,
    status: shown.status,
    faults,
    header: frame.header,
    current: '/people',
    back: { href: `/people/${record.personId}${TAB}`, text: 'Programme' },
    body: (
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <h1 class="govuk-heading-l">{title}</h1>
          {stale && <Present lines={form.present?.(about) ?? []} />}
          <Form
            action={addressOf(request)}
            idempotencyKey={request.formKey}
            version={version}
            attributes={{ 'data-keep': '' }}
          >
            <Fields about={about} request={request} values={values} faults={faults} />
            <Button preventDoubleClick>{form.check ? 'Continue' : form.save}</Button>
          </Form>
        </div>
      </div>
    ),
  });
}

function Present({ lines }: { lines: readonly string[] }) {
  return (
    <InsetText>
      <h2 class="govuk-heading-m">What is on record now</h2>
      {lines.map((line) => (
        <p class="govuk-body" dir="auto">
          {line}
        </p>
      ))}
      <p class="govuk-body">What you typed is below. Put it right, then save again.</p>
    </InsetText>
  );
}

async function showCheck<About, Schema extends z.ZodType>(
  form: ActionForm<About, Schema>,
  request: PageRequest,
  { record, about }: Subject<About>,
  values: FormValues,
): Promise<PageAnswer> {
  const frame = await personFrame(request, record.personId, TAB);
  if (!frame.ok) return frame.answer;
  const title = `Check: ${form.title(about)}`;
  return html({
    title,
    header: frame.header,
    current: '/people',
    back: { href: addressOf(request), text: 'Start again' },
    body: (
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <h1 class="govuk-heading-l">Check before you save</h1>
          {form.checkLead?.(about)}
          <SummaryList rows={form.check?.(about, values) ?? []} />
          <Form
            action={addressOf(request)}
            idempotencyKey={request.formKey}
            version={request.seenVersion ?? form.version?.(about)}
          >
            {hiddenFields(values).map(({ name, value }) => (
              <input type="hidden" name={name} value={value} />
            ))}
            <div class="govuk-button-group">
              <StepButton step="confirm" text={form.save} />
              <StepButton step="change" text="Change what I typed" />
            </div>
          </Form>
        </div>
      </div>
    ),
  });
}

function StepButton({ step, text }: { step: 'confirm' | 'change'; text: string }) {
  return (
    <Button
      name="step"
      value={step}
      variant={step === 'change' ? 'secondary' : undefined}
      preventDoubleClick={step === 'confirm' ? true : undefined}
    >
      {text}
    </Button>
  );
}

function addressOf({ path, search }: PageRequest): string {
  return search.size > 0 ? `${path}?${search}` : path;
}

/** A field's text for the check page; what was left empty says so. */
export function typedOr(values: FormValues, name: string, empty = 'Nothing'): string {
  return textAt(values, [name])?.trim() || empty;
}
