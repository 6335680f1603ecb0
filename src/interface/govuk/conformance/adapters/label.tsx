import { Label } from '../../index.ts';
import { adapter } from '../adapter.ts';
import { contentOf, text, label as wording } from '../options.ts';

export const label = adapter(wording.extend({ for: text }), ({ text, html, ...props }) => (
  <Label {...props}>{contentOf({ text, html })}</Label>
));
