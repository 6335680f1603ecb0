import { z } from 'zod';
import { TaskList, type TaskStatus } from '../../index.ts';
import { adapter } from '../adapter.ts';
import { attributes, contentOf, eachOf, maybe, text, wording } from '../options.ts';
import { colourOf } from './tag.tsx';

const words = z.strictObject({ text, html: text });
const status = words.extend({ classes: text, tag: wording.optional() });

const options = z.strictObject({
  items: z.array(
    maybe(
      z.strictObject({
        title: words.extend({ classes: text }),
        hint: words.optional(),
        status,
        href: text,
        classes: text,
      }),
    ),
  ),
  idPrefix: text,
  classes: text,
  attributes,
});

export const taskList = adapter(options, (given) => (
  <TaskList
    {...given}
    items={eachOf(given.items, (item) => ({
      title: contentOf(item.title),
      titleClasses: item.title.classes,
      href: item.href,
      hint: contentOf(item.hint),
      status: statusOf(item.status),
      classes: item.classes,
    }))}
  />
));

function statusOf({ tag, ...given }: z.infer<typeof status>): TaskStatus {
  if (tag === undefined) return { text: contentOf(given), classes: given.classes };
  return {
    tag: { text: contentOf(tag), ...colourOf(tag.classes), attributes: tag.attributes },
    classes: given.classes,
  };
}
