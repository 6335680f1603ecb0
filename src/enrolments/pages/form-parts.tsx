import { z } from 'zod';
import { parseDate } from '../../foundation/dates.ts';
import type { FieldFault } from '../../foundation/fault.ts';
import {
  DateField,
  datePartsAt,
  datePartsOf,
  type FormValues,
  formDateText,
  RadiosField,
  TextAreaField,
  textAt,
} from '../../interface/forms/index.ts';
import { formatDate } from '../../interface/wording/index.ts';
import { type ConsentWay, consentWays } from '../tables.ts';

/** What a field needs of its form. */
export interface Filled {
  readonly values: FormValues;
  readonly faults: readonly FieldFault[];
}

/** Text that is sent on as it was typed; the command says what is wrong with it. */
export const typed = z.string().default('');

/** Text that may be left out: empty is the same as left out. */
export const maybeTyped = z
  .string()
  .default('')
  .transform((text) => (text.trim() === '' ? null : text));

/** A day in three boxes. */
export const dayField = (what: string) => formDateText({ what });

/** Three boxes filled with a day. */
export function boxesOf(day: Temporal.PlainDate): FormValues {
  const { day: number = '', month = '', year = '' } = datePartsOf(day);
  return { day: number, month, year };
}

/** A typed day in words, for the check page. */
export function dayTyped(values: FormValues, name: string): string {
  const read = formDateText().safeParse(values[name]);
  const day = read.success ? parseDate(read.data) : undefined;
  return day ? formatDate(day) : 'Nothing';
}

/** A day, with its heading. */
export function DayField({
  name,
  label,
  hint,
  values,
  faults,
}: Filled & { name: string; label: string; hint?: string }) {
  return (
    <DateField
      name={name}
      label={{ text: label, classes: 'govuk-fieldset__legend--s' }}
      hint={hint}
      value={datePartsAt(values, [name])}
      faults={faults}
    />
  );
}

/** One choice of a few, with its heading. */
export function ChoiceField(
  props: Filled & {
    name: string;
    label: string;
    hint?: string;
    items: readonly { value: string; text: string; hint?: string | undefined }[];
  },
) {
  return (
    <RadiosField
      name={props.name}
      label={{ text: props.label, classes: 'govuk-fieldset__legend--s' }}
      hint={props.hint}
      items={props.items}
      value={textAt(props.values, [props.name])}
      faults={props.faults}
    />
  );
}

/** A few lines of text, with their heading. */
export function WordsField(props: Filled & { name: string; label: string; hint?: string; limit?: number }) {
  return (
    <TextAreaField
      name={props.name}
      label={{ text: props.label, classes: 'govuk-label--s' }}
      hint={props.hint}
      rows={3}
      limit={props.limit ?? 2000}
      value={textAt(props.values, [props.name])}
      faults={props.faults}
    />
  );
}

/** How consent may be given or taken back, in words. */
export const wayWords: Readonly<Record<ConsentWay, string>> = {
  in_person: 'Face to face',
  in_writing: 'In writing',
  by_phone: 'By telephone',
  by_interpreter: 'Through an interpreter',
  online: 'Online',
};

/** The choices of how consent was given or taken back. */
export const wayItems = consentWays.map((way) => ({ value: way, text: wayWords[way] }));
