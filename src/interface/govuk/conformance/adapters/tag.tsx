import { z } from 'zod';
import { Tag } from '../../index.ts';
import { adapter } from '../adapter.ts';
import { contentOf, wording } from '../options.ts';

export const tag = adapter(wording, ({ text, html, classes, attributes }) => (
  <Tag {...colourOf(classes)} attributes={attributes}>
    {contentOf({ text, html })}
  </Tag>
));

const colours = z.literal(['blue', 'green', 'grey', 'magenta', 'orange', 'purple', 'red', 'teal', 'yellow']);

/** The macro has the colour among its classes. */
export function colourOf(classes: string | undefined) {
  const colour = colours.safeParse(classes?.replace('govuk-tag--', ''));
  return colour.success ? { colour: colour.data } : { classes, colour: undefined };
}
