import { z } from 'zod';
import { Textarea } from '../../index.ts';
import { adapter } from '../adapter.ts';
import { field, fieldOf, flag, text } from '../options.ts';

const options = field.extend({
  value: text,
  rows: z.number().optional(),
  disabled: flag,
  spellcheck: flag,
  autocomplete: text,
});

export const textarea = adapter(options, (given) => <Textarea {...fieldOf(given)} />);
