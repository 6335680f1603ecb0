import { type FormValue, type FormValues, fieldName } from '../../interface/forms/index.ts';

/** Everything that a form sent, as hidden fields that send the same again. Files are not carried. */
export function hiddenFields(values: FormValues): readonly { name: string; value: string }[] {
  const fields: { name: string; value: string }[] = [];
  const visit = (value: FormValue | undefined, path: readonly (string | number)[]) => {
    if (typeof value === 'string') fields.push({ name: fieldName(path), value });
    else if (Array.isArray(value)) {
      for (const [index, each] of value.entries()) visit(each, [...path, index]);
    } else if (typeof value === 'object' && !(value instanceof File)) {
      for (const [key, each] of Object.entries(value)) visit(each, [...path, key]);
    }
  };
  for (const [key, value] of Object.entries(values)) visit(value, [key]);
  return fields;
}
