import { z } from 'zod';
import { SummaryList } from '../../index.ts';
import { adapter } from '../adapter.ts';
import { attributes, contentOf, eachOf, headingLevel, maybe, text } from '../options.ts';

const words = z.strictObject({ text, html: text, classes: text });
const action = words.extend({ href: z.string(), visuallyHiddenText: text, attributes });
const actions = z.strictObject({ items: z.array(action).optional(), classes: text }).optional();
const row = z.strictObject({ key: words, value: words.optional(), actions, classes: text });
const card = z.strictObject({
  title: words.extend({ headingLevel }).optional(),
  actions,
  classes: text,
  attributes,
});

const options = z.strictObject({
  rows: z.array(maybe(row)),
  card: card.optional(),
  classes: text,
  attributes,
});

export const summaryList = adapter(options, (given) => (
  <SummaryList
    rows={eachOf(given.rows, rowOf)}
    card={given.card && cardOf(given.card)}
    classes={given.classes}
    attributes={given.attributes}
  />
));

function actionsOf(given: z.infer<typeof actions>) {
  return given?.items?.map(({ html, ...each }) => ({ ...each, text: contentOf({ text: each.text, html }) }));
}

function rowOf(given: z.infer<typeof row>) {
  return {
    key: contentOf(given.key),
    value: contentOf(given.value),
    actions: actionsOf(given.actions),
    classes: given.classes,
    keyClasses: given.key.classes,
    valueClasses: given.value?.classes,
    actionsClasses: given.actions?.classes,
  };
}

function cardOf(given: z.infer<typeof card>) {
  return {
    title: contentOf(given.title),
    headingLevel: given.title?.headingLevel,
    titleClasses: given.title?.classes,
    actions: actionsOf(given.actions),
    actionsClasses: given.actions?.classes,
    classes: given.classes,
    attributes: given.attributes,
  };
}
