import { InsetText } from '../../index.ts';
import { adapter } from '../adapter.ts';
import { contentOf, text, wording } from '../options.ts';

export const insetText = adapter(wording.extend({ id: text }), ({ text, html, ...props }) => (
  <InsetText {...props}>{contentOf({ text, html })}</InsetText>
));
