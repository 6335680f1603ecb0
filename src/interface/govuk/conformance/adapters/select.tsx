import { z } from 'zod';
import { Select } from '../../index.ts';
import { adapter } from '../adapter.ts';
import { attributes, eachOf, field, fieldOf, flag, maybe, text, value } from '../options.ts';

const item = z.strictObject({
  text,
  value: value.optional(),
  selected: flag,
  disabled: flag,
  attributes,
});

const options = field.extend({
  items: z.array(maybe(item)).optional(),
  value: value.optional(),
  disabled: flag,
});

export const select = adapter(options, (given) => (
  <Select {...fieldOf(given)} items={eachOf(given.items, (each) => ({ ...each, text: each.text ?? '' }))} />
));
