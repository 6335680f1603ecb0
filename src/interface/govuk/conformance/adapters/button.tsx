import { z } from 'zod';
import { Button } from '../../index.ts';
import { adapter } from '../adapter.ts';
import { contentOf, flag, text, wording } from '../options.ts';

const options = wording.extend({
  id: text,
  href: text,
  type: z.literal(['submit', 'button', 'reset']).optional(),
  name: text,
  value: text,
  disabled: flag,
  preventDoubleClick: flag,
  isStartButton: flag,
});

export const button = adapter(options, ({ text, html, classes, ...given }) => {
  const [variant, others] = variantOf(classes);
  const props = { ...given, variant, classes: others, children: contentOf({ text, html }) };
  if (given.href === undefined) return <Button {...props} href={undefined} />;
  const { id, href, isStartButton, attributes, children } = { ...props, href: given.href };
  return <Button {...{ id, href, variant, isStartButton, attributes, classes: others }}>{children}</Button>;
});

const variants = z.literal(['secondary', 'warning', 'inverse']);

/** The macro has the look of a button among its classes. */
function variantOf(classes: string | undefined) {
  const [first = '', ...others] = (classes ?? '').split(' ');
  const variant = variants.safeParse(first.replace('govuk-button--', ''));
  return variant.success ? ([variant.data, others.join(' ')] as const) : ([undefined, classes] as const);
}
