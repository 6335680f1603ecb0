import { WarningText } from '../../index.ts';
import { adapter } from '../adapter.ts';
import { contentOf, text, wording } from '../options.ts';

const options = wording.extend({ iconFallbackText: text });

export const warningText = adapter(options, ({ text, html, ...props }) => (
  <WarningText {...props}>{contentOf({ text, html })}</WarningText>
));
