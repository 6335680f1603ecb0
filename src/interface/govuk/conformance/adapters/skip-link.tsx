import { SkipLink } from '../../index.ts';
import { adapter } from '../adapter.ts';
import { contentOf, text, wording } from '../options.ts';

export const skipLink = adapter(wording.extend({ href: text }), ({ html, text, ...props }) => (
  <SkipLink {...props}>{contentOf({ text, html })}</SkipLink>
));
