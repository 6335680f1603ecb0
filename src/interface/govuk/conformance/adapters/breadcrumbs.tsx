import { z } from 'zod';
import { Breadcrumbs } from '../../index.ts';
import { adapter } from '../adapter.ts';
import { attributes, contentOf, flag, text } from '../options.ts';

const options = z.strictObject({
  items: z.array(z.strictObject({ text, html: text, href: text, attributes })),
  collapseOnMobile: flag,
  labelText: text,
  classes: text,
  attributes,
});

export const breadcrumbs = adapter(options, ({ items, labelText, ...look }) => (
  <Breadcrumbs
    items={items.map((item) => ({ text: contentOf(item), href: item.href, attributes: item.attributes }))}
    label={labelText}
    {...look}
  />
));
