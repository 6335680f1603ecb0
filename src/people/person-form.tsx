import type { JSX } from 'hono/jsx/jsx-runtime';
import type { z } from 'zod';
import type { Permission } from '../access/permissions.ts';
import { formPages, type Page, type PageRequest, StandsNow, textsIn } from '../doors/index.ts';
import type { Fault, FieldFault } from '../foundation/fault.ts';
import type { Result } from '../foundation/result.ts';
import type { FormValues } from '../interface/forms/index.ts';
import { personFormFrame } from './person-frame.tsx';

/** What the fields of a form are given. */
export interface FieldsProps<About> {
  readonly about: About;
  readonly values: FormValues;
  readonly faults: readonly FieldFault[];
}

/** A form beneath a person’s page: declared once for its GET and its POST. */
export interface PersonForm<About, Schema extends z.ZodType> {
  /** After `/people/:id`. */
  readonly path: `/${string}`;
  readonly permission: Permission;
  /** The page above it, after `/people/:id`, and what it is called. */
  readonly above: { readonly path: `/${string}`; readonly text: string };
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
export function personFormPages<About, Schema extends z.ZodType>(form: PersonForm<About, Schema>): Page[] {
  const { permission, above, find, title, lead, save, values, version, fields, schema } = form;
  return formPages<About, Schema>({
    path: `/people/:id${form.path}`,
    permission,
    find,
    frame: (request) => personFormFrame(request, request.params.id ?? '', above.path, above.text),
    title,
    lead: (about) => lead?.(about) ?? null,
    save,
    values,
    version,
    standsNow: (about) => <StandsNow lines={textsIn(values(about))} />,
    fields,
    schema: () => schema,
    // What the form itself said: the same form sent twice is the same, whatever was saved in between.
    submit: form.submit,
  });
}
