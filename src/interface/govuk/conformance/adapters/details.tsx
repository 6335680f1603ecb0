import { Details } from '../../index.ts';
import { adapter } from '../adapter.ts';
import { contentOf, flag, text, wording } from '../options.ts';

const options = wording.extend({ id: text, open: flag, summaryText: text, summaryHtml: text });

export const details = adapter(options, ({ text, html, summaryText, summaryHtml, ...props }) => (
  <Details {...props} summary={contentOf({ text: summaryText, html: summaryHtml })}>
    {contentOf({ text, html })}
  </Details>
));
