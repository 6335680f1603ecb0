import { raw } from 'hono/html';
import { z } from 'zod';
import type { Attributes, Content, Maybe } from '../content.ts';

/** The options that the official macros share. All objects are strict: an option that is new is a fault. */
export const attributes = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional();

export const text = z.string().optional();
export const flag = z.boolean().optional();
export const headingLevel = z.literal([1, 2, 3, 4, 5, 6]).optional();
/** Form values that the macros take as text or number. */
export const value = z.union([z.string(), z.number(), z.boolean()]).transform(String);

/** Either text, which is escaped, or HTML, which stands as it is and goes before. */
export const wording = z.strictObject({ text, html: text, classes: text, attributes });
export const label = wording.extend({ isPageHeading: flag });
export const errorMessage = wording.extend({ visuallyHiddenText: text });

const place = z.strictObject({ text, html: text }).optional();

export const formGroup = z
  .strictObject({
    classes: text,
    attributes,
    beforeInput: place,
    afterInput: place,
    beforeInputs: place,
    afterInputs: place,
  })
  .optional();

export const fieldset = z
  .strictObject({ legend: label.optional(), classes: text, describedBy: text, attributes })
  .optional();

export const field = z.strictObject({
  id: text,
  name: z.string(),
  label,
  hint: wording.optional(),
  errorMessage: errorMessage.optional(),
  formGroup,
  classes: text,
  describedBy: text,
  attributes,
});

type TextOrHtml = { text?: string | number | undefined; html?: string | undefined };

/** The content that an option with `text` and `html` stands for. */
export function contentOf(option: TextOrHtml | undefined): Content {
  return option?.html ? raw(option.html) : option?.text;
}

/** The wording that an option with `text`, `html` and a look stands for. */
export function wordingOf<
  Look extends TextOrHtml & { classes?: string | undefined; attributes?: Attributes | undefined },
>(option: Look) {
  const { html, ...rest } = option;
  return { ...rest, text: contentOf({ text: option.text, html }) };
}

export function formGroupOf(options: z.infer<typeof formGroup>) {
  if (options === undefined) return undefined;
  return {
    classes: options.classes,
    attributes: options.attributes,
    before: contentOf(options.beforeInput ?? options.beforeInputs),
    after: contentOf(options.afterInput ?? options.afterInputs),
  };
}

export function fieldsetOf(options: z.infer<typeof fieldset>) {
  return options && { ...options, legend: options.legend && wordingOf(options.legend) };
}

/** The props that all fields share. */
export function fieldOf<Field extends z.infer<typeof field>>(options: Field) {
  return {
    ...options,
    label: wordingOf(options.label),
    hint: options.hint && wordingOf(options.hint),
    errorMessage: options.errorMessage && wordingOf(options.errorMessage),
    formGroup: formGroupOf(options.formGroup),
  };
}

/** A list whose entries may be left out: the fixtures have false, null and the empty string. */
export function maybe<Item extends z.ZodType>(item: Item) {
  return z.union([item, z.literal([false, '']).transform(() => null), z.null()]);
}

/** Keeps the places of entries that were left out, since ids count them. */
export function eachOf<Item, Result>(
  items: readonly Maybe<Item>[] | undefined,
  adapt: (item: Item) => Result,
): Maybe<Result>[] {
  return (items ?? []).map((item) => (item ? adapt(item) : null));
}
