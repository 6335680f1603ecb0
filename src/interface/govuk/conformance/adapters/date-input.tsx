import { z } from 'zod';
import { DateInput, type DateInputItem } from '../../index.ts';
import { adapter } from '../adapter.ts';
import {
  attributes,
  errorMessage,
  fieldset,
  fieldsetOf,
  flag,
  formGroup,
  formGroupOf,
  text,
  wording,
  wordingOf,
} from '../options.ts';

const value = z.union([z.string(), z.number()]);
const box = z.strictObject({
  id: text,
  name: text,
  label: text,
  value: value.optional(),
  error: flag,
  inputmode: z.literal(['text', 'numeric']).optional(),
  autocomplete: text,
  pattern: text,
  classes: text,
  attributes,
});
const part = z.union([box, z.literal(false)]).optional();

const options = z.strictObject({
  id: z.string(),
  namePrefix: text,
  items: z.array(box).optional(),
  day: part,
  month: part,
  year: part,
  values: z.record(z.string(), value).optional(),
  hint: wording.optional(),
  errorMessage: errorMessage.optional(),
  formGroup,
  fieldset,
  classes: text,
  attributes,
});

type Options = z.infer<typeof options>;
type Box = z.infer<typeof box>;

export const dateInput = adapter(options, (given) => (
  <DateInput
    id={given.id}
    items={boxesOf(given).map((each) => itemOf(given, each))}
    hint={given.hint && wordingOf(given.hint)}
    errorMessage={given.errorMessage && wordingOf(given.errorMessage)}
    formGroup={formGroupOf(given.formGroup)}
    fieldset={fieldsetOf(given.fieldset)}
    classes={given.classes}
    attributes={given.attributes}
  />
));

const partNames = ['day', 'month', 'year'] as const;

/** The macro takes the boxes as a list, or the parts by name; false leaves one out. */
function boxesOf(given: Options): Box[] {
  if (given.items && given.items.length > 0) return given.items;
  return partNames.flatMap((name) => {
    const own = given[name];
    if (own === undefined) return [{ name, value: given.values?.[name] }];
    return own === false ? [] : [{ ...own, name: own.name ?? name }];
  });
}

/** Facet names each box in full; the macro puts names, ids and values together from several options. */
function itemOf(given: Options, each: Box): DateInputItem {
  const name = each.name ?? '';
  const fullName = given.namePrefix ? `${given.namePrefix}-${name}` : name;
  const own = partNames.find((part) => part === name);
  const partOptions = own && given[own];
  const isYear = name === 'year' || (given.year && name === given.year.name);
  return {
    ...each,
    id: each.id ?? `${given.id}-${name}`,
    name: fullName,
    label: each.label ?? name.charAt(0).toUpperCase() + name.slice(1),
    width: isYear ? 4 : 2,
    value: each.value ?? (partOptions ? partOptions.value : undefined) ?? given.values?.[fullName],
    hasError: each.error ?? (each.classes?.includes('govuk-input--error') || undefined),
  };
}
