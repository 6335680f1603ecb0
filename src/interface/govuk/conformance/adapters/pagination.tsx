import { z } from 'zod';
import { Pagination } from '../../index.ts';
import { adapter } from '../adapter.ts';
import { attributes, contentOf, eachOf, flag, maybe, text } from '../options.ts';

const link = z.strictObject({ href: z.string(), text, html: text, labelText: text, attributes });

const item = z.union([
  z.strictObject({ ellipsis: z.literal(true) }),
  z.strictObject({
    number: z.union([z.number(), z.string()]),
    href: z.string(),
    current: flag,
    visuallyHiddenText: text,
    attributes,
  }),
  z.strictObject({}).transform(() => null),
]);

const options = z.strictObject({
  previous: link.optional(),
  next: link.optional(),
  items: z.array(maybe(item)).optional(),
  landmarkLabel: text,
  classes: text,
  attributes,
});

export const pagination = adapter(options, ({ previous, next, items, ...look }) => (
  <Pagination
    {...look}
    previous={previous && linkOf(previous)}
    next={next && linkOf(next)}
    items={items && eachOf(items, (each) => each)}
  />
));

function linkOf({ html, ...given }: z.infer<typeof link>) {
  return { ...given, text: contentOf({ text: given.text, html }) };
}
