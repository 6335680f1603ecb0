import { Hint } from '../../index.ts';
import { adapter } from '../adapter.ts';
import { contentOf, text, wording } from '../options.ts';

export const hint = adapter(wording.extend({ id: text }), ({ text, html, ...props }) => (
  <Hint {...props}>{contentOf({ text, html })}</Hint>
));
