import type { JSX } from 'hono/jsx/jsx-runtime';
import type { z } from 'zod';
import type { Permission } from '../../access/permissions.ts';
import {
  BothVersions,
  formPages,
  type Page,
  type PageRequest,
  StandsNow,
  textsIn,
} from '../../doors/index.ts';
import type { Fault, FieldFault } from '../../foundation/fault.ts';
import { type Result, succeed } from '../../foundation/result.ts';
import { type FormValues, textsAt } from '../../interface/forms/index.ts';
import { LOOK_AGAIN } from '../look-again.ts';
import { personFormFrame } from '../person-frame.tsx';
import { LookAgain } from './look-again-field.tsx';

/** What the fields of a form are given. */
export interface FieldsOf<About> {
  readonly about: About;
  readonly values: FormValues;
  readonly faults: readonly FieldFault[];
  /** True where somebody else was quicker: the form is shown again beside what is on record now. */
  readonly isStale: boolean;
}

/** What a form says of itself beside its fields: the version that it was made from, and that a question was looked at. */
export interface SentWith {
  readonly version: number | undefined;
  readonly sure: boolean;
  /** All that was sent, files among it. */
  readonly values: FormValues;
}

/** How an entry is named to its command: by id and the version that was seen; a new one by neither. */
export function seenEntry(
  entry: { readonly id: string; readonly version: number } | undefined,
  version: number | undefined,
) {
  return entry ? { id: entry.id, version: version ?? entry.version } : {};
}

/** Where a form leads once its command has kept what was sent. */
export function savedTo(to: string, done: Result<unknown, Fault>) {
  return done.ok ? succeed({ to, notice: 'Saved' }) : done;
}

type Labels = Readonly<Record<string, string>>;

/** A form beneath a person’s page, about anything that her record holds; its command may ask to look again. */
export interface RecordForm<About, Schema extends z.ZodType> {
  /** After `/people/:id`. */
  readonly path: `/${string}`;
  readonly permission: Permission;
  /** The tab that it stands under, and the page that its back link leads to. */
  readonly tab: `/${string}`;
  readonly backText?: string;
  readonly back?: (about: About) => { readonly href: string; readonly text?: string };
  readonly find: (request: PageRequest) => Promise<Result<About, Fault>>;
  readonly title: (about: About) => string;
  readonly lead?: (about: About) => JSX.Element | null;
  readonly save: string;
  /** For a form with a file among its fields. */
  readonly sendsFiles?: boolean;
  /** The form as it is first shown, filled with what is on record. */
  readonly values: (about: About) => FormValues;
  /** The version of the row that the form changes; undefined for something new. */
  readonly version?: (about: About) => number | undefined;
  readonly fields: (props: FieldsOf<About>) => JSX.Element;
  /** What each field is called where two versions stand side by side. */
  readonly labels?: Labels | ((about: About) => Labels);
  /** What is on record now, for a form that adds to it; its own values where this is left out. */
  readonly onRecord?: (about: About) => readonly string[];
  readonly schema: Schema;
  /** Runs the command; gives where to go next, and what to say there. */
  readonly submit: (
    request: PageRequest,
    about: About,
    sent: z.output<Schema>,
    sentWith: SentWith,
  ) => Promise<Result<{ readonly to: string; readonly notice: string }, Fault>>;
}

function labelsOf<About>(labels: Labels | ((about: About) => Labels), about: About): Labels {
  return typeof labels === 'function' ? labels(about) : labels;
}

/** The two pages of a form. */
export function recordFormPages<About, Schema extends z.ZodType>(form: RecordForm<About, Schema>): Page[] {
  const Fields = form.fields;
  return formPages<About, Schema>({
    path: `/people/:id${form.path}`,
    permission: form.permission,
    find: form.find,
    async frame(request, about) {
      const found = await personFormFrame(request, request.params.id ?? '', form.tab, form.backText);
      const back = form.back?.(about);
      return found.ok && back ? { ok: true, frame: { ...found.frame, back } } : found;
    },
    title: form.title,
    lead: (about) => form.lead?.(about) ?? null,
    save: form.save,
    ...(form.sendsFiles && { sendsFiles: true }),
    values: form.values,
    version: (about) => form.version?.(about),
    standsNow: (about, typed) =>
      form.labels ? (
        <BothVersions labels={labelsOf(form.labels, about)} stored={form.values(about)} typed={typed} />
      ) : (
        <StandsNow lines={form.onRecord?.(about) ?? textsIn(form.values(about))} />
      ),
    fields: ({ about, values, faults, refusal }) => (
      <>
        <Fields about={about} values={values} faults={faults} isStale={refusal?.kind === 'stale'} />
        {refusal?.kind === 'refused' && refusal.code === LOOK_AGAIN && <LookAgain />}
      </>
    ),
    schema: () => form.schema,
    submit: (request, about, sent, version, values) =>
      form.submit(request, about, sent, { version, sure: textsAt(values, ['sure']).includes('yes'), values }),
  });
}
