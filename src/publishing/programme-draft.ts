import { z } from 'zod';
import { textFault } from '../foundation/text.ts';

/** The longest text that the language reads, in bytes. */
export const LARGEST_SOURCE = 300_000;

const MOST_TITLE = 120;

/** A programme file as it is typed: kept letter by letter, but for the way in which lines end. */
export const zSource = z
  .string('Write the programme, or choose a file')
  .transform((text) => text.replace(/\r\n?/g, '\n'))
  .superRefine((text, context) => {
    const fault = textFault(text);
    if (fault) context.addIssue({ code: 'custom', message: fault });
    if (Buffer.byteLength(text) > LARGEST_SOURCE) {
      const message = 'This is larger than 300 KB, which is more than Facet reads. Is it a programme?';
      context.addIssue({ code: 'custom', message });
    }
    if (text.trim() === '') {
      context.addIssue({ code: 'custom', message: 'Write the programme, or choose a file' });
    }
  })
  .meta({ description: 'A programme file in YAML, up to 300 KB' });

/** What a draft is called in lists: its title where the text has one, else its name, else nothing much. */
export function titleOfSource(source: string): string {
  const found = /^(?:title|"title"):[ ]*(.+)$/m.exec(source) ?? /^programme:[ ]*(.+)$/m.exec(source);
  const title =
    found?.[1]
      ?.replace(/\s+#.*$/, '')
      .replace(/^["'](.*)["']$/, '$1')
      .trim() ?? '';
  return [...title].slice(0, MOST_TITLE).join('') || 'Without a title';
}

/** The number of a version in a text raised by one; the text as it is where no number stands. */
export function withNextVersion(source: string): string {
  return source.replace(/^version:[ ]*(\d{1,6})/m, (_, number: string) => `version: ${Number(number) + 1}`);
}
