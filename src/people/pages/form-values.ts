import { z } from 'zod';
import type { PartialDate } from '../../foundation/dates.ts';
import type { FormValues } from '../../interface/forms/index.ts';
import {
  datePartsOf,
  formBoolean,
  formDateText,
  formPartialDateText,
  optional,
} from '../../interface/forms/index.ts';

/** Text as it was typed; the command says what is wrong with it. */
export const typedText = z.string().optional();

/** Yes, no, or left open. */
export const yesNoOpen = z.preprocess(
  (value) => (value === 'not_known' ? undefined : value),
  optional(formBoolean()),
);

/** A date that may be known to the month or year only, or not at all. */
export const maybeDate = (what: string) => optional(formPartialDateText({ what }));

/** A whole day, or none. */
export const maybeDay = (what: string) => optional(formDateText({ what }));

/** Three boxes filled from what is stored. */
export function dateBoxes(date: PartialDate | Temporal.PlainDate | null | undefined): FormValues {
  const { day = '', month = '', year = '' } = datePartsOf(date ?? undefined);
  return { day, month, year };
}

/** The value of a question with the answers yes, no and not known. */
export function yesNoValue(answer: boolean | null): string {
  return answer === null ? '' : answer ? 'yes' : 'no';
}

/** The choices of such a question. */
export const yesNoItems = [
  { value: 'yes', text: 'Yes' },
  { value: 'no', text: 'No' },
  { value: 'not_known', text: 'Not known' },
];
