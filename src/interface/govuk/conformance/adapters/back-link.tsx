import { BackLink } from '../../index.ts';
import { adapter } from '../adapter.ts';
import { contentOf, text, wording } from '../options.ts';

export const backLink = adapter(wording.extend({ href: text }), ({ html, text, href, ...look }) => (
  <BackLink href={href ?? '#'} {...look}>
    {contentOf({ text, html })}
  </BackLink>
));
