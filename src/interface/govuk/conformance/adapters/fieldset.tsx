import { z } from 'zod';
import { Fieldset } from '../../index.ts';
import { adapter } from '../adapter.ts';
import { attributes, contentOf, label, text, wordingOf } from '../options.ts';

const options = z.strictObject({
  legend: label.optional(),
  html: text,
  role: text,
  describedBy: text,
  classes: text,
  attributes,
});

export const fieldset = adapter(options, ({ legend, html, ...props }) => (
  <Fieldset {...props} legend={legend && wordingOf(legend)}>
    {contentOf({ html })}
  </Fieldset>
));
