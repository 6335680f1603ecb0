import type { Field } from '../journey/fields.ts';
import type { Step } from '../journey/step.ts';

/** The field of the form that tells a fact of the programme's rules. */
const FIELDS: Readonly<Record<string, string>> = {
  'person.born_on': 'parent.bornOn',
  'person.sex': 'parent.sex',
  'person.care_leaver': 'parent.careLeaver',
  'person.borough_link': 'parent.localLink',
  'pregnancy.pregnant': 'parent.pregnant',
  'pregnancy.due_on': 'parent.pregnant',
};

function tells(field: Field, missing: readonly string[]): boolean {
  const path = field.path.join('.');
  return missing.some((fact) => (fact.startsWith('answers.') ? fact : FIELDS[fact]) === path);
}

/** The questions of the form that would settle what is not known, and no others: fields one by one, lists whole. */
export function stepsToAsk(steps: readonly Step[], missing: readonly string[]): readonly Step[] {
  return steps.flatMap((step): Step[] => {
    if (step.kind === 'list') {
      return missing.some((fact) => fact.split(/[.[]/)[0] === step.list) ? [step] : [];
    }
    const fields = step.fields.filter((field) => tells(field, missing));
    return fields.length > 0 ? [{ ...step, fields }] : [];
  });
}
