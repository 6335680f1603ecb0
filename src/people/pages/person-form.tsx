import type { JSX } from 'hono/jsx/jsx-runtime';
import type { z } from 'zod';
import type { Page, PageRequest } from '../../doors/index.ts';
import { type Fault, type FieldFault, notFound } from '../../foundation/fault.ts';
import { fail, type Result, succeed } from '../../foundation/result.ts';
import { type FormValues, textAt } from '../../interface/forms/index.ts';
import { getPerson } from '../get-person.ts';
import type { PersonRecord } from '../record.ts';
import { recordFormPages } from './record-form.tsx';

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

type Labels = Readonly<Record<string, string>>;

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
  readonly labels: Labels | ((subject: Subject<About>) => Labels);
  readonly schema: Schema;
  /** Runs the command; gives what to say when it is done. */
  readonly submit: (
    request: PageRequest,
    subject: Subject<About>,
    sent: z.output<Schema> & { readonly sure: boolean; readonly version: number },
  ) => Promise<Result<string, Fault>>;
}

const NOBODY: Fault = { kind: 'not_found', what: 'person' };

/** The two pages of a form about what `getPerson` reads: `recordFormPages` with the record found, and further versions. */
export function personFormPages<About, Schema extends z.ZodType>(form: PersonForm<About, Schema>): Page[] {
  const Fields = form.fields;
  const { path, tab, title, save, values, version, labels, schema, lead } = form;
  return recordFormPages<Subject<About>, Schema>({
    path,
    permission: 'person:write',
    tab,
    async find(request) {
      const found = await request.ask(getPerson, { id: request.params.id ?? '' });
      if (!found.ok) return found.error.kind === 'invalid' ? fail(NOBODY) : found;
      const about = form.find(found.value, request.params);
      return about === undefined ? notFound('page') : succeed({ record: found.value, about });
    },
    title,
    ...(lead ? { lead } : {}),
    save,
    values,
    ...(version ? { version } : {}),
    labels,
    schema,
    fields: ({ about: subject, values: shown, faults, isStale }) => (
      <>
        <Hidden fresh={form.hidden?.(subject) ?? {}} values={shown} isStale={isStale} />
        <Fields values={shown} faults={faults} {...subject} />
      </>
    ),
    async submit(request, subject, read, { version: seen, sure }) {
      const sent = { ...(read as object), sure, version: seen ?? version?.(subject) ?? 1 };
      const done = await form.submit(request, subject, sent as Parameters<typeof form.submit>[2]);
      return done.ok ? succeed({ to: `/people/${subject.record.id}${tab}`, notice: done.value }) : done;
    },
  });
}

/** Further versions that go with the form unseen; after a stale save, those of what is on record now. */
function Hidden(props: { fresh: Readonly<Record<string, string>>; values: FormValues; isStale: boolean }) {
  const { fresh, values, isStale } = props;
  return (
    <>
      {Object.entries(fresh).map(([name, value]) => (
        <input type="hidden" name={name} value={(isStale ? undefined : textAt(values, [name])) ?? value} />
      ))}
    </>
  );
}
