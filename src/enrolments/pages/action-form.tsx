import type { JSX } from 'hono/jsx/jsx-runtime';
import type { z } from 'zod';
import type { Permission } from '../../access/permissions.ts';
import {
  addressOf,
  type FormMoment,
  formPages,
  html,
  type Page,
  type PageAnswer,
  type PageRequest,
  StandsNow,
} from '../../doors/index.ts';
import { type Fault, type FieldFault, notFound } from '../../foundation/fault.ts';
import { fail, type Result, succeed } from '../../foundation/result.ts';
import { Form, type FormValues, textAt } from '../../interface/forms/index.ts';
import { Button, SummaryList, type SummaryRow } from '../../interface/govuk/index.ts';
import { personFormFrame } from '../../people/index.ts';
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
    moment: FormMoment,
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
  const Fields = form.fields;
  return formPages<Subject<About>, Schema>({
    path: form.path,
    permission: form.permission,
    async find(request, moment) {
      const found = await request.ask(getProgrammeRecord, { personId: request.params.id ?? '' });
      if (!found.ok) return found.error.kind === 'invalid' ? fail(NOBODY) : found;
      const about = await form.find(request, found.value, moment);
      return about === undefined ? notFound('page') : succeed({ record: found.value, about });
    },
    frame: (request, { record }) => personFormFrame(request, record.personId, TAB, 'Programme'),
    title: ({ about }) => form.title(about),
    save: form.check ? 'Continue' : form.save,
    values: ({ about }, request) => form.values(about, request),
    version: ({ about }) => form.version?.(about),
    standsNow: ({ about }) => <StandsNow lines={form.present?.(about) ?? []} />,
    fields: ({ about: { about }, request, values, faults }) => (
      <Fields about={about} request={request} values={values} faults={faults} />
    ),
    schema: ({ about }) => form.schema(about),
    pause(request, subject, { step, values }) {
      if (step === 'change') return 'show again';
      return form.check && step !== 'confirm' ? showCheck(form, request, subject, values) : undefined;
    },
    async submit(request, { record, about }, read, version) {
      const done = await form.submit(request, about, read, version ?? form.version?.(about) ?? 1);
      return done.ok ? succeed({ to: `/people/${record.personId}${TAB}`, notice: done.value }) : done;
    },
    atFields: (faults) => faults.map(atField),
  });
}

/** A fault of one entry of a list shows at the list, which is one field of the form. */
function atField(found: FieldFault): FieldFault {
  return { ...found, path: found.path.slice(0, 1) };
}

async function showCheck<About, Schema extends z.ZodType>(
  form: ActionForm<About, Schema>,
  request: PageRequest,
  { record, about }: Subject<About>,
  values: FormValues,
): Promise<PageAnswer> {
  const found = await personFormFrame(request, record.personId, TAB);
  if (!found.ok) return found.answer;
  const title = `Check: ${form.title(about)}`;
  return html({
    title,
    ...found.frame,
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

/** A field's text for the check page; what was left empty says so. */
export function typedOr(values: FormValues, name: string, empty = 'Nothing'): string {
  return textAt(values, [name])?.trim() || empty;
}
