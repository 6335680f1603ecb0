import { z } from 'zod';
import { Checkboxes, Radios } from '../../index.ts';
import { adapter } from '../adapter.ts';
import {
  attributes,
  contentOf,
  eachOf,
  errorMessage,
  fieldset,
  fieldsetOf,
  flag,
  formGroup,
  formGroupOf,
  maybe,
  text,
  value,
  wording,
  wordingOf,
} from '../options.ts';

const choice = z.strictObject({
  value,
  text,
  html: text,
  id: text,
  hint: wording.optional(),
  label: z.strictObject({ classes: text, attributes }).optional(),
  checked: flag,
  disabled: flag,
  conditional: z.strictObject({ html: z.union([z.string(), z.literal(false)]) }).optional(),
  attributes,
  name: text,
  behaviour: z.literal('exclusive').optional(),
});
const divider = z.strictObject({ divider: z.string() });

const question = z.strictObject({
  name: z.string(),
  idPrefix: text,
  hint: wording.optional(),
  errorMessage: errorMessage.optional(),
  formGroup,
  fieldset,
  classes: text,
  attributes,
});

const radioItem = choice.omit({ name: true, behaviour: true });

function choiceOf({ html, label, conditional, ...item }: z.infer<typeof choice>) {
  return {
    ...item,
    text: contentOf({ text: item.text, html }),
    hint: item.hint && wordingOf(item.hint),
    labelClasses: label?.classes,
    labelAttributes: label?.attributes,
    conditional: conditional?.html ? contentOf({ html: conditional.html }) : undefined,
  };
}

function questionOf<Question extends z.infer<typeof question>>(given: Question) {
  return {
    ...given,
    hint: given.hint && wordingOf(given.hint),
    errorMessage: given.errorMessage && wordingOf(given.errorMessage),
    formGroup: formGroupOf(given.formGroup),
    fieldset: fieldsetOf(given.fieldset),
  };
}

export const radios = adapter(
  question.extend({ items: z.array(maybe(z.union([divider, radioItem]))), value: text }),
  (given) => (
    <Radios
      {...questionOf(given)}
      items={eachOf(given.items, (item) => ('divider' in item ? item : choiceOf(item)))}
    />
  ),
);

export const checkboxes = adapter(
  question.extend({
    items: z.array(maybe(z.union([divider, choice]))),
    values: z.array(z.string()).optional(),
    describedBy: text,
  }),
  (given) => (
    <Checkboxes
      {...questionOf(given)}
      items={eachOf(given.items, (item) => ('divider' in item ? item : choiceOf(item)))}
    />
  ),
);
