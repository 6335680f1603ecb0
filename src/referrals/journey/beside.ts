import type { Field, FieldOption } from './fields.ts';
import type { Said } from './language.ts';
import type { Step } from './step.ts';

/*
 * The same steps are made twice: with Facet's own words in English, and in the reader's language as far as the programme's
 * file has them. Where the two differ, the second stands beside the first, marked with its language; what is not translated
 * stays English and is marked as nothing else.
 */

function differing(
  english: string | undefined,
  other: string | undefined,
  language: string,
): Said | undefined {
  return other === undefined || other === english ? undefined : { text: other, language };
}

function optionBeside(english: FieldOption, other: FieldOption | undefined, language: string): FieldOption {
  return {
    ...english,
    said: english.said ?? differing(english.label, other?.label, language),
    ...(english.opens && { opens: fieldsBeside(english.opens, other?.opens ?? [], language) }),
  };
}

function fieldBeside(english: Field, other: Field | undefined, language: string): Field {
  const said = {
    label: english.said?.label ?? differing(english.label, other?.label, language),
    hint: english.said?.hint ?? differing(english.hint, other?.hint, language),
    help: english.said?.help,
    optional: differing(english.optional, other?.optional, language),
  };
  if (!('options' in english)) return { ...english, said };
  const others = other && 'options' in other ? other.options : [];
  const options = english.options.map((option, index) => optionBeside(option, others[index], language));
  return { ...english, said, options };
}

function fieldsBeside(english: readonly Field[], other: readonly Field[], language: string): Field[] {
  return english.map((field, index) => fieldBeside(field, other[index], language));
}

/** Steps in English with the same in another language beside each of their texts, where it differs. */
export function stepsBeside(
  english: readonly Step[],
  other: readonly Step[],
  language: string,
): readonly Step[] {
  return english.map((step, index): Step => {
    const told = other[index];
    const said = {
      title: step.said?.title ?? differing(step.title, told?.title, language),
      lead: step.said?.lead ?? differing(step.lead, told?.lead, language),
      one: step.said?.one,
    };
    const fields = fieldsBeside(step.fields, told?.fields ?? [], language);
    if (step.kind === 'fields') return { ...step, said, fields };
    const words = told?.kind === 'list' ? told.words : undefined;
    return {
      ...step,
      fields,
      said: {
        ...said,
        one: said.one ?? differing(step.words.one, words?.one, language),
        any: differing(step.words.any, words?.any, language),
        another: differing(step.words.another, words?.another, language),
        add: differing(step.words.add, words?.add, language),
      },
    };
  });
}
