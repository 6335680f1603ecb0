import type { JSX } from 'hono/jsx/jsx-runtime';
import { z } from 'zod';
import type { Requirement } from '../access/decide.ts';
import type { Fault, FieldFault } from '../foundation/fault.ts';
import type { Result } from '../foundation/result.ts';
import { Form, type FormValues, readForm } from '../interface/forms/index.ts';
import { Button } from '../interface/govuk/index.ts';
import { formFaults } from './form-faults.ts';
import {
  fault,
  type HtmlAnswer,
  html,
  type Page,
  type PageAnswer,
  type PageRequest,
  page,
  redirect,
} from './page.ts';

/** Whether a form is asked for or sent. */
export type FormMoment = 'show' | 'send';

/** What stands round a form: the person's header, the way back, the entry of the navigation. */
export type FormFrame = Pick<HtmlAnswer, 'header' | 'back' | 'current' | 'exitThisPage'>;

/** The frame; or the answer instead of the form when there is none. */
export type FormFrameFound =
  | { readonly ok: true; readonly frame: FormFrame }
  | { readonly ok: false; readonly answer: PageAnswer };

/** What the fields of a form are drawn from. */
export interface FormFieldsProps<About> {
  readonly about: About;
  readonly request: PageRequest;
  readonly values: FormValues;
  readonly faults: readonly FieldFault[];
  /** Why the command said no; undefined where the form is new, or what was typed could not be read. */
  readonly refusal: Fault | undefined;
}

/** Where a saved form leads, and what is said there. */
export interface FormSaved {
  readonly to: string;
  readonly notice: string;
}

/** One form on a page of its own, declared once for the GET that shows it and the POST that receives it. */
export interface FormDeclaration<About, Schema extends z.ZodType> {
  readonly path: `/${string}`;
  readonly permission: Requirement;
  /**
   * What the address names. A form is not shown where nothing can be done any more, but one that is sent a second time
   * must still reach its command, which answers the same again: `moment` says which it is.
   */
  readonly find: (request: PageRequest, moment: FormMoment) => Promise<Result<About, Fault>>;
  readonly frame: (request: PageRequest, about: About) => Promise<FormFrameFound>;
  readonly title: (about: About) => string;
  /** Above the heading: what the form is part of. */
  readonly caption?: (about: About) => string;
  /** What is shown in place of a new form where there is nothing to fill in; undefined shows the form. */
  readonly instead?: (about: About) => JSX.Element | undefined;
  /** Between the heading and the fields. */
  readonly lead?: (about: About, request: PageRequest) => JSX.Element | null;
  readonly save: string;
  /** For a form with a file among its fields. */
  readonly sendsFiles?: boolean;
  /** For what cannot be undone. */
  readonly warns?: boolean;
  /** Left out for what should leave no trace in the browser of what was being typed. */
  readonly keepsTyped?: boolean;
  /** The form as it is first shown. */
  readonly values: (about: About, request: PageRequest) => FormValues;
  /** The version of the row that the form changes; left out, or undefined, for something new. */
  readonly version?: (about: About) => number | undefined;
  /** What is on record now, beside what was typed, for somebody whose form was overtaken. */
  readonly standsNow?: (
    about: About,
    typed: FormValues,
    request: PageRequest,
  ) => JSX.Element | null | undefined;
  readonly fields: (props: FormFieldsProps<About>) => JSX.Element;
  readonly schema: (about: About, request: PageRequest, values: FormValues) => Schema;
  /** A page between reading and saving (check your answers), by the button that was pressed; undefined saves. */
  readonly pause?: (
    request: PageRequest,
    about: About,
    sent: { readonly values: FormValues; readonly step: string | undefined },
  ) => Promise<PageAnswer> | 'show again' | undefined;
  /** Runs the command. `version` is the one that the form was made from, as it was sent. */
  readonly submit: (
    request: PageRequest,
    about: About,
    sent: z.output<Schema>,
    version: number | undefined,
    values: FormValues,
  ) => Promise<Result<FormSaved, Fault>>;
  /** Lays the faults of the command's input at the fields of the form, where they have other names. */
  readonly atFields?: (faults: readonly FieldFault[], values: FormValues) => readonly FieldFault[];
}

interface Shown {
  readonly values: FormValues;
  readonly faults: readonly FieldFault[];
  readonly status: number;
  readonly refusal?: Fault;
}

const FRESH = { faults: [], status: 200 } as const;

/** What a form reads where its command says all that is wrong with it. */
export const asTyped = z.looseObject({});

/** The two pages of a form. */
export function formPages<About, Schema extends z.ZodType>(form: FormDeclaration<About, Schema>): Page[] {
  const { path, permission } = form;
  const opened =
    (moment: FormMoment, handle: (request: PageRequest, about: About) => Promise<PageAnswer>) =>
    async (request: PageRequest): Promise<PageAnswer> => {
      const found = await form.find(request, moment);
      return found.ok ? handle(request, found.value) : fault(noSuch(found.error));
    };
  const fresh = (request: PageRequest, about: About) =>
    show(form, request, about, { ...FRESH, values: form.values(about, request) });
  return [
    page({ method: 'get', path, permission, handle: opened('show', fresh) }),
    page({
      method: 'post',
      path,
      permission,
      handle: opened('send', (request, about) => receive(form, request, about)),
    }),
  ];
}

/** An address that holds no identifier leads nowhere: that is no fault of anything that was typed. */
function noSuch(found: Fault): Fault {
  return found.kind === 'invalid' ? { kind: 'not_found', what: 'page' } : found;
}

async function receive<About, Schema extends z.ZodType>(
  form: FormDeclaration<About, Schema>,
  request: PageRequest,
  about: About,
): Promise<PageAnswer> {
  const { step, ...values } = request.form as FormValues;
  const schema = form.schema(about, request, values);
  const read = readForm(schema, { values, faults: request.formFaults });
  if (!read.ok) return show(form, request, about, { values, faults: read.error, status: 422 });
  const pressed = typeof step === 'string' ? step : undefined;
  const pause = form.pause?.(request, about, { values, step: pressed });
  if (pause === 'show again') return show(form, request, about, { values, faults: [], status: 200 });
  if (pause) return pause;
  const done = await form.submit(request, about, read.value, request.seenVersion, values);
  if (done.ok) return redirect(done.value.to, done.value.notice);
  const said = formFaults(done.error);
  if (!said) return fault(done.error);
  const faults = form.atFields?.(said.faults, values) ?? said.faults;
  return show(form, request, about, { values, status: said.status, faults, refusal: done.error });
}

async function show<About, Schema extends z.ZodType>(
  form: FormDeclaration<About, Schema>,
  request: PageRequest,
  about: About,
  shown: Shown,
): Promise<PageAnswer> {
  const found = await form.frame(request, about);
  if (!found.ok) return found.answer;
  const title = form.title(about);
  const instead = shown.status === 200 ? form.instead?.(about) : undefined;
  return html({
    ...found.frame,
    title,
    status: shown.status,
    faults: shown.faults,
    body: (
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          {form.caption && <span class="govuk-caption-l">{form.caption(about)}</span>}
          <h1 class="govuk-heading-l">{title}</h1>
          {instead ?? (
            <>
              {form.lead?.(about, request)}
              <Filled form={form} request={request} about={about} shown={shown} />
            </>
          )}
        </div>
      </div>
    ),
  });
}

function Filled<About, Schema extends z.ZodType>(props: {
  form: FormDeclaration<About, Schema>;
  request: PageRequest;
  about: About;
  shown: Shown;
}) {
  const { form, request, about, shown } = props;
  const { values, faults, refusal } = shown;
  const isStale = refusal?.kind === 'stale';
  // After a form was overtaken it goes on from what is on record now, which stands beside what was typed.
  const version = isStale ? form.version?.(about) : (request.seenVersion ?? form.version?.(about));
  const Fields = form.fields;
  return (
    <>
      {isStale && form.standsNow?.(about, values, request)}
      <Form
        action={addressOf(request)}
        idempotencyKey={keyFor(request, refusal)}
        version={version}
        sendsFiles={form.sendsFiles}
        attributes={form.keepsTyped === false ? undefined : { 'data-keep': '' }}
      >
        <Fields about={about} request={request} values={values} faults={faults} refusal={refusal} />
        <Button preventDoubleClick variant={form.warns ? 'warning' : undefined}>
          {form.save}
        </Button>
      </Form>
    </>
  );
}

/** A page's own address with its query: where a form sends itself. */
export function addressOf({ path, search }: PageRequest): string {
  return search.size > 0 ? `${path}?${search}` : path;
}

/** What was refused wrote nothing, so its key may be used again for the answers as they are then. */
function keyFor(request: PageRequest, refusal: Fault | undefined): string {
  return refusal?.kind === 'refused' && refusal.code === 'key_used' ? crypto.randomUUID() : request.formKey;
}
