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
import { Form, type FormValues, readForm } from '../../interface/forms/index.ts';
import { Button, InsetText } from '../../interface/govuk/index.ts';
import { personFrame } from '../../people/index.ts';

/** What the fields of a form are given. */
export interface FieldsProps<About> {
  readonly about: About;
  readonly values: FormValues;
  readonly faults: readonly FieldFault[];
}

/** A form about letters, beneath a person’s page: declared once for its GET and its POST. */
export interface LetterForm<About, Schema extends z.ZodType> {
  /** After `/people/:id`. */
  readonly path: `/${string}`;
  readonly permission: Permission;
  readonly find: (request: PageRequest) => Promise<Result<About, Fault>>;
  readonly title: (about: About) => string;
  readonly lead?: (about: About) => JSX.Element;
  readonly save: string;
  readonly values: (about: About) => FormValues;
  readonly version: (about: About) => number | undefined;
  readonly fields: (props: FieldsProps<About>) => JSX.Element;
  readonly schema: Schema;
  /** Runs the command; gives where to go next, and what to say there. */
  readonly submit: (
    request: PageRequest,
    about: About,
    sent: z.output<Schema>,
    version: number | undefined,
  ) => Promise<Result<{ readonly to: string; readonly notice: string }, Fault>>;
}

/** The two pages of a form. */
export function letterFormPages<About, Schema extends z.ZodType>(form: LetterForm<About, Schema>): Page[] {
  const path = `/people/:id${form.path}` as const;
  const { permission } = form;
  return [
    page({
      method: 'get',
      path,
      permission,
      async handle(request) {
        const about = await form.find(request);
        if (!about.ok) return fault(about.error);
        return show(form, request, about.value, {
          values: form.values(about.value),
          faults: [],
          status: 200,
        });
      },
    }),
    page({
      method: 'post',
      path,
      permission,
      async handle(request) {
        const about = await form.find(request);
        if (!about.ok) return fault(about.error);
        return receive(form, request, about.value);
      },
    }),
  ];
}

async function receive<About, Schema extends z.ZodType>(
  form: LetterForm<About, Schema>,
  request: PageRequest,
  about: About,
): Promise<PageAnswer> {
  const values = request.form as FormValues;
  const read = readForm(form.schema, { values, faults: request.formFaults });
  if (!read.ok) return show(form, request, about, { values, faults: read.error, status: 422 });
  // What the form itself said: the same form sent twice is the same, whatever was saved in between.
  const done = await form.submit(request, about, read.value, request.seenVersion);
  if (done.ok) return redirect(done.value.to, done.value.notice);
  const refusal = formFaults(done.error);
  return refusal
    ? show(form, request, about, { values, ...refusal, isStale: done.error.kind === 'stale' })
    : fault(done.error);
}

/** What somebody else saved in the meantime, for comparing with what stands in the boxes. */
function StandsNow({ values }: { values: FormValues }) {
  const texts = Object.values(values)
    .flat()
    .filter((value) => typeof value === 'string' && value.trim() !== '');
  return (
    <InsetText>
      <p class="govuk-body">What stands there now, saved by somebody else:</p>
      <ul class="govuk-list govuk-list--bullet">
        {texts.map((text) => (
          <li>{String(text)}</li>
        ))}
      </ul>
    </InsetText>
  );
}

async function show<About, Schema extends z.ZodType>(
  form: LetterForm<About, Schema>,
  request: PageRequest,
  about: About,
  shown: { values: FormValues; faults: readonly FieldFault[]; status: number; isStale?: boolean },
): Promise<PageAnswer> {
  const personId = request.params.id ?? '';
  const frame = await personFrame(request, personId, '/letters');
  if (!frame.ok) return frame.answer;
  const title = form.title(about);
  const Fields = form.fields;
  const version = shown.isStale ? form.version(about) : (request.seenVersion ?? form.version(about));
  return html({
    title,
    status: shown.status,
    faults: shown.faults,
    header: frame.header,
    current: '/people',
    back: { href: `/people/${personId}/letters`, text: 'Letters' },
    body: (
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <h1 class="govuk-heading-l">{title}</h1>
          {form.lead?.(about)}
          {shown.isStale && <StandsNow values={form.values(about)} />}
          <Form
            action={`${request.path}${request.search.size > 0 ? `?${request.search}` : ''}`}
            idempotencyKey={request.formKey}
            version={version}
            attributes={{ 'data-keep': '' }}
          >
            <Fields about={about} values={shown.values} faults={shown.faults} />
            <Button preventDoubleClick>{form.save}</Button>
          </Form>
        </div>
      </div>
    ),
  });
}
