import type { Field, FieldOption } from './fields.ts';
import type { Words } from './wording.ts';

/** Yes, no, and a third answer for whoever does not know; what else is asked hangs on yes or no. */
export function yesNo(
  say: Words,
  unsure: 'notKnown' | 'notSure',
  opens: Partial<Record<'yes' | 'no', Field[]>> = {},
) {
  const option = (value: 'yes' | 'no'): FieldOption => ({
    value,
    label: say(value),
    ...(opens[value] && { opens: opens[value] }),
  });
  return [option('yes'), option('no'), { value: 'not_known', label: say(unsure) }];
}

/** The question about sex, which nobody has to answer. */
export function sexField(say: Words, path: readonly string[], label: string): Field {
  return {
    kind: 'choice',
    path,
    label,
    optional: say('optional'),
    options: [
      { value: 'female', label: say('female') },
      { value: 'male', label: say('male') },
      { value: 'intersex', label: say('intersex') },
      { value: 'not_said', label: say('notSaid') },
    ],
  };
}
