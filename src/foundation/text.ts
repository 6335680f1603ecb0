import { z } from 'zod';

/**
 * Why a text cannot be stored as it is; undefined when it can. PostgreSQL takes no NUL, and UTF-8 no unpaired
 * surrogate; U+FFFD stands where a character was lost on the way, which only whoever typed it can put right.
 */
export function textFault(text: string): string | undefined {
  if (text.includes('\u0000')) return 'Remove the hidden NUL character and try again';
  if (!text.isWellFormed() || text.includes('\uFFFD'))
    return 'Remove the broken character (half of an emoji or symbol) and try again';
  return undefined;
}

/** The form in which text is kept: one way to write each letter (NFC), one way to end a line, no space around it. */
export function tidyText(text: string): string {
  return text.replace(/\r\n?/g, '\n').normalize('NFC').trim();
}

function storable(max: number) {
  return z
    .string('Enter some text')
    .superRefine((text, context) => {
      const fault = textFault(text);
      if (fault) context.addIssue({ code: 'custom', message: fault });
      if (text.length > max) {
        const message = `Shorten this to ${max.toLocaleString('en-GB')} characters or fewer`;
        context.addIssue({ code: 'custom', message });
      }
    })
    .transform(tidyText);
}

/** Text that must be there. `missing` is what to say when it is not. */
export function zText(max: number, missing: string) {
  return storable(max).pipe(z.string().min(1, missing)).meta({ minLength: 1, maxLength: max });
}

/** Text that may be left out; empty is the same as left out (null). */
export function zOptionalText(max: number) {
  return storable(max)
    .nullish()
    .transform((text) => (text ? text : null))
    .meta({ maxLength: max });
}
