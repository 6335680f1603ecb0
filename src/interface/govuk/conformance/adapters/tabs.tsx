import { z } from 'zod';
import { Tabs } from '../../index.ts';
import { adapter } from '../adapter.ts';
import { attributes, contentOf, eachOf, maybe, text } from '../options.ts';

const item = z.strictObject({
  label: z.string(),
  id: text,
  panel: z.strictObject({ text, html: text, attributes }),
  attributes,
});

const options = z.strictObject({
  id: text,
  idPrefix: text,
  title: text,
  items: z.array(maybe(item)).optional(),
  classes: text,
  attributes,
});

export const tabs = adapter(options, ({ items, ...props }) => (
  <Tabs
    {...props}
    items={eachOf(items, (tab) => ({
      label: tab.label,
      id: tab.id,
      panel: contentOf(tab.panel),
      attributes: tab.attributes,
      panelAttributes: tab.panel.attributes,
    }))}
  />
));
