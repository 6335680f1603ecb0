import { z } from 'zod';
import { Panel, type PanelAction } from '../../index.ts';
import { adapter } from '../adapter.ts';
import { attributes, contentOf, headingLevel, text, wording } from '../options.ts';

const action = z.strictObject({
  text: z.string(),
  type: z.literal(['button', 'submit', 'reset']).optional(),
  href: text,
  classes: text,
  attributes,
});

const options = wording.extend({
  titleText: text,
  titleHtml: text,
  headingLevel,
  actions: z.strictObject({ items: z.array(action).optional(), classes: text, attributes }).optional(),
});

const interruption = 'govuk-panel--interruption';

/** The macro has the variant among its classes, and shows actions in the interruption alone. */
export const panel = adapter(options, ({ text, html, titleText, titleHtml, actions, classes, ...look }) => {
  const props = {
    ...look,
    title: contentOf({ text: titleText, html: titleHtml }),
    classes: classes?.replace(interruption, '').trim(),
    children: contentOf({ text, html }),
  };
  if (!classes?.includes(interruption)) return <Panel {...props} />;
  return (
    <Panel
      {...props}
      variant="interruption"
      actions={actions && { ...actions, items: (actions.items ?? []).map(actionOf) }}
    />
  );
});

/** With an address, the macro makes a button only of what is called a button. */
function actionOf({ type, href, ...given }: z.infer<typeof action>): PanelAction {
  if (href !== undefined && type !== 'button') return { ...given, href };
  return { ...given, href, type: type ?? 'button' };
}
