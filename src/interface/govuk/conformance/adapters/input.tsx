import { z } from 'zod';
import { Input } from '../../index.ts';
import { adapter } from '../adapter.ts';
import { attributes, field, fieldOf, flag, text, wording, wordingOf } from '../options.ts';

const options = field.extend({
  type: text,
  value: z.union([z.string(), z.number()]).optional(),
  disabled: flag,
  autocomplete: text,
  autocapitalize: z.literal(['none', 'off', 'on', 'sentences', 'words', 'characters']).optional(),
  inputmode: z.literal(['none', 'text', 'decimal', 'numeric', 'tel', 'search', 'email', 'url']).optional(),
  pattern: text,
  spellcheck: flag,
  prefix: wording.optional(),
  suffix: wording.optional(),
  inputWrapper: z.strictObject({ classes: text, attributes }).optional(),
});

export const input = adapter(options, (given) => (
  <Input
    {...fieldOf(given)}
    prefix={given.prefix && wordingOf(given.prefix)}
    suffix={given.suffix && wordingOf(given.suffix)}
  />
));
