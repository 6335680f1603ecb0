import { z } from 'zod';
import { LanguageNavigation } from '../../index.ts';
import { adapter } from '../adapter.ts';
import { attributes, contentOf, flag, text } from '../options.ts';

const item = z.strictObject({
  text,
  html: text,
  href: text,
  current: flag,
  lang: text,
  hrefLang: text,
  dir: text,
  languageDescriptionText: text,
  classes: text,
  attributes,
});

const options = z.strictObject({ items: z.array(item), ariaLabel: text, classes: text, attributes });

export const languageNavigation = adapter(options, ({ items, ariaLabel, ...props }) => (
  <LanguageNavigation
    {...props}
    label={ariaLabel}
    items={items.map(({ html, ...each }) => ({ ...each, text: contentOf({ text: each.text, html }) }))}
  />
));
