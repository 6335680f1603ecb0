import type { JSX } from 'hono/jsx/jsx-runtime';
import type { z } from 'zod';
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
import {
  CheckboxesField,
  Form,
  type FormValues,
  readForm,
  textAt,
  textsAt,
} from '../../interface/forms/index.ts';
import { Button, SummaryList, WarningText } from '../../interface/govuk/index.ts';
import { getPerson } from '../get-person.ts';
import { LOOK_AGAIN } from '../look-again.ts';
import { personFrame } from '../person-frame.tsx';
import type { PersonRecord } from '../record.ts';

/** What the fields of a form are given. */
export interface FieldsProps {
  readonly values: FormValues;
  readonly faults: readonly FieldFault[];
}

/** What a form is about: a person, and perhaps a child or set of proceedings that the address names. */
export interface Subject<About> {
  readonly record: PersonRecord;
  readonly about: About;
}

/** A form beneath a person’s page, declared once for its GET and its POST. */
export interface PersonForm<About, Schema extends z.ZodType> {
  /** After `/people/:id`. */
  readonly path: `/${string}`;
  /** The tab that it stands under, where it leads back to. */
  readonly tab: `/${string}`;
  /** What the address names beside the person; undefined when there is no such thing. */
  readonly find: (record: PersonRecord, params: PageRequest['params']) => About | undefined;
  readonly title: (subject: Subject<About>) => string;
  readonly lead?: (subject: Subject<About>) => JSX.Element;
  readonly save: string;
  /** The form as it is first shown, filled with what is on record. */
  readonly values: (subject: Subject<About>) => FormValues;
  /** The version of the row that the form changes; undefined for something new. */
  readonly version?: (subject: Subject<About>) => number;
  /** Further versions that go with the form unseen, by field name. */
  readonly hidden?: (subject: Subject<About>) => Readonly<Record<string, string>>;
  readonly fields: (props: FieldsProps & Subject<About>) => JSX.Element;
  /** What each field is called where two versions stand side by side. */
  readonly labels: Readonly<Record<string, string>>;
  readonly schema: Schema;
  /** Runs the command; gives what to say when it is done. */
  readonly submit: (
    request: PageRequest,
    subject: Subject<About>,
    sent: z.output<Schema> & { readonly sure: boolean; readonly version: number },
  ) => Promise<Result<string, Fault>>;
}

interface Shown {
  readonly values: FormValues;
  readonly status: number;
  readonly faults: readonly FieldFault[];
  readonly found?: Fault;
}

/** The two pages of a form. */
export function personFormPages<About, Schema extends z.ZodType>(form: PersonForm<About, Schema>): Page[] {
  const path = `/people/:id${form.path}` as const;
  const opened =
    (handle: (request: PageRequest, subject: Subject<About>) => Promise<PageAnswer>) =>
    async (request: PageRequest): Promise<PageAnswer> => {
      const found = await request.ask(getPerson, { id: request.params.id ?? '' });
      if (!found.ok) return fault(found.error.kind === 'invalid' ? NOBODY : found.error);
      const about = form.find(found.value, request.params);
      if (about === undefined) return fault({ kind: 'not_found', what: 'page' });
      return handle(request, { record: found.value, about });
    };
  return [
    page({
      method: 'get',
      path,
      permission: 'person:write',
      handle: opened((request, subject) =>
        show(form, request, subject, { values: form.values(subject), status: 200, faults: [] }),
      ),
    }),
    page({
      method: 'post',
      path,
      permission: 'person:write',
      handle: opened((request, subject) => receive(form, request, subject)),
    }),
  ];
}

const NOBODY: Fault = { kind: 'not_found', what: 'person' };

async function receive<About, Schema extends z.ZodType>(
  form: PersonForm<About, Schema>,
  request: PageRequest,
  subject: Subject<About>,
): Promise<PageAnswer> {
  const values = request.form as FormValues;
  const read = readForm(form.schema, { values, faults: request.formFaults });
  if (!read.ok) return show(form, request, subject, { values, status: 422, faults: read.error });
  const sure = textsAt(values, ['sure']).includes('yes');
  const version = request.seenVersion ?? form.version?.(subject) ?? 1;
  const done = await form.submit(request, subject, { ...(read.value as object), sure, version } as Parameters<
    typeof form.submit
  >[2]);
  if (done.ok) return redirect(`/people/${subject.record.id}${form.tab}`, done.value);
  const shown = formFaults(done.error);
  return shown ? show(form, request, subject, { values, ...shown, found: done.error }) : fault(done.error);
}

async function show<About, Schema extends z.ZodType>(
  form: PersonForm<About, Schema>,
  request: PageRequest,
  subject: Subject<About>,
  shown: Shown,
): Promise<PageAnswer> {
  const frame = await personFrame(request, subject.record.id, form.tab);
  if (!frame.ok) return frame.answer;
  const title = form.title(subject);
  const { values, faults, found } = shown;
  const asks = found?.kind === 'refused' && found.code === LOOK_AGAIN;
  const isStale = found?.kind === 'stale';
  // After a stale save the form goes on from what is on record now, which stands beside what was typed.
  const version = isStale ? form.version?.(subject) : (request.seenVersion ?? form.version?.(subject));
  const Fields = form.fields;
  return html({
    title,
    status: shown.status,
    faults,
    header: frame.header,
    current: '/people',
    back: { href: `/people/${subject.record.id}${form.tab}` },
    body: (
      <>
        <h1 class="govuk-heading-l">{title}</h1>
        {isStale && <BothVersions labels={form.labels} stored={form.values(subject)} typed={values} />}
        {form.lead?.(subject)}
        <Form action={request.path} idempotencyKey={keyFor(request, found)} version={version}>
          {Object.entries(form.hidden?.(subject) ?? {}).map(([name, fresh]) => (
            <input
              type="hidden"
              name={name}
              value={(isStale ? undefined : textAt(values, [name])) ?? fresh}
            />
          ))}
          <Fields values={values} faults={faults} {...subject} />
          {asks && <LookAgain />}
          <Button>{form.save}</Button>
        </Form>
      </>
    ),
  });
}

/** What was refused wrote nothing, so its key may be used again for the answers as they are then. */
function keyFor(request: PageRequest, found: Fault | undefined): string {
  return found?.kind === 'refused' && found.code === 'key_used' ? crypto.randomUUID() : request.formKey;
}

function LookAgain() {
  return (
    <>
      <WarningText iconFallbackText="Warning">Something here is unusual. Look at it once more.</WarningText>
      <CheckboxesField
        name="sure"
        label="Is it right as it stands?"
        items={[{ value: 'yes', text: 'Yes, I have checked and this is right' }]}
      />
    </>
  );
}

function BothVersions(props: {
  labels: Readonly<Record<string, string>>;
  stored: FormValues;
  typed: FormValues;
}) {
  const rows = differences(props.labels, props.stored, props.typed);
  return (
    <SummaryList
      card={{ title: 'What is on record now, and what you typed' }}
      rows={rows.map(({ label, stored, typed }) => ({
        key: label,
        value: (
          <>
            <p class="govuk-body">On record now: {stored || 'nothing'}</p>
            <p class="govuk-body">You typed: {typed || 'nothing'}</p>
          </>
        ),
      }))}
    />
  );
}

/** The fields in which two versions of a form differ, by their labels. */
export function differences(
  labels: Readonly<Record<string, string>>,
  stored: FormValues,
  typed: FormValues,
): { label: string; stored: string; typed: string }[] {
  const [before, after] = [flatten(stored), flatten(typed)];
  return Object.entries(labels).flatMap(([name, label]) => {
    const [one, other] = [before.get(name) ?? '', after.get(name) ?? ''];
    return one === other
      ? []
      : [{ label, stored: one.replaceAll('_', ' '), typed: other.replaceAll('_', ' ') }];
  });
}

/** Each field’s text under its dotted name; the boxes of a date are one. */
function flatten(values: FormValues): ReadonlyMap<string, string> {
  const flat = new Map<string, string>();
  const visit = (value: FormValues[string] | undefined, name: string) => {
    if (typeof value === 'string') flat.set(name, value.trim());
    else if (Array.isArray(value)) flat.set(name, value.map(String).join(', '));
    else if (typeof value === 'object' && value !== null && !(value instanceof File)) {
      const parts = ['day', 'month', 'year'].map((part) => value[part]);
      if ('year' in value) flat.set(name, parts.filter((part) => typeof part === 'string' && part).join(' '));
      else for (const [key, each] of Object.entries(value)) visit(each, name ? `${name}.${key}` : key);
    }
  };
  visit(values, '');
  return flat;
}
