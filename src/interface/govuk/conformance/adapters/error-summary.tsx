import { z } from 'zod';
import { ErrorSummary } from '../../index.ts';
import { adapter } from '../adapter.ts';
import { attributes, contentOf, flag, text } from '../options.ts';

const options = z.strictObject({
  titleText: text,
  titleHtml: text,
  descriptionText: text,
  descriptionHtml: text,
  errorList: z.array(z.strictObject({ text, html: text, href: text, attributes })).optional(),
  disableAutoFocus: flag,
  classes: text,
  attributes,
});

export const errorSummary = adapter(options, (given) => (
  <ErrorSummary
    title={contentOf({ text: given.titleText, html: given.titleHtml }) ?? ''}
    description={contentOf({ text: given.descriptionText, html: given.descriptionHtml })}
    errors={(given.errorList ?? []).map((item) => ({
      text: contentOf(item),
      href: item.href,
      attributes: item.attributes,
    }))}
    disableAutoFocus={given.disableAutoFocus}
    classes={given.classes}
    attributes={given.attributes}
  />
));
