import { z } from 'zod';
import { ErrorMessage } from '../../index.ts';
import { adapter } from '../adapter.ts';
import { contentOf, text, errorMessage as wording } from '../options.ts';

const options = wording.extend({
  id: text,
  visuallyHiddenText: z.union([z.string(), z.literal(false).transform(() => '')]).optional(),
});

export const errorMessage = adapter(options, ({ text, html, ...props }) => (
  <ErrorMessage {...props}>{contentOf({ text, html })}</ErrorMessage>
));
