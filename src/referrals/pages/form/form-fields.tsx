import type { FieldFault } from '../../../foundation/fault.ts';
import {
  CheckboxesField,
  DateField,
  RadiosField,
  SelectField,
  TextAreaField,
  TextField,
} from '../../../interface/forms/index.ts';
import type { Attributes, Content } from '../../../interface/govuk/index.ts';
import { type Field, type FieldOption, textOf, textsOf } from '../../journey/fields.ts';

interface FieldViewProps {
  readonly field: Field;
  /** What was filled in, or typed and refused. */
  readonly values: unknown;
  readonly faults: readonly FieldFault[];
  /** When it is the only question of the page, its label is the page's heading. */
  readonly heading?: boolean;
}

const LABEL = 'govuk-label--s';
const LEGEND = 'govuk-fieldset__legend--s';

/** One question of the form, drawn from its description. */
export function FieldView({ field, values, faults }: FieldViewProps) {
  const bound = { name: field.path, faults, ...(field.hint && { hint: field.hint }) };
  const label = { text: field.label, classes: LABEL };
  const legend = { text: field.label, classes: LEGEND };
  switch (field.kind) {
    case 'text':
      return (
        <TextField
          {...bound}
          label={label}
          value={textOf(values, field.path)}
          type={field.type}
          inputmode={field.type}
          autocomplete={field.autocomplete}
          spellcheck={field.type ? false : undefined}
          classes={field.width && `govuk-input--width-${field.width}`}
        />
      );
    case 'area':
      return (
        <TextAreaField
          {...bound}
          label={label}
          value={textOf(values, field.path)}
          limit={field.limit}
          rows={field.limit > 2000 ? 6 : 3}
        />
      );
    case 'date':
      return <DateView field={field} values={values} faults={faults} />;
    case 'select':
      return (
        <SelectField
          {...bound}
          label={label}
          value={textOf(values, field.path)}
          items={[
            { value: '', text: '' },
            ...field.options.map(({ value, label: text }) => ({ value, text })),
          ]}
        />
      );
    case 'choice':
      return (
        <RadiosField
          {...bound}
          label={legend}
          value={textOf(values, field.path)}
          classes={
            isShort(field.options) ? 'govuk-radios--inline govuk-radios--small' : 'govuk-radios--small'
          }
          items={field.options.map((option) => ({
            value: option.value,
            text: option.label,
            conditional: opened(option, values, faults),
          }))}
        />
      );
    case 'many':
      return (
        <CheckboxesField
          {...bound}
          label={legend}
          values={textsOf(values, field.path)}
          classes="govuk-checkboxes--small"
          items={field.options.map((option) => ({ value: option.value, text: option.label }))}
        />
      );
  }
}

function DateView({ field, values, faults }: FieldViewProps) {
  if (field.kind !== 'date') return null;
  const part = (name: string) => textOf(values, [...field.path, name]);
  return (
    <DateField
      name={field.path}
      faults={faults}
      label={{ text: field.label, classes: LEGEND }}
      hint={field.hint}
      partial={field.partial}
      value={{ day: part('day'), month: part('month'), year: part('year') }}
      autocomplete={field.autocomplete}
    />
  );
}

/** Yes, no and a third answer stand side by side; whatever opens more, or is longer, one under another. */
function isShort(options: readonly FieldOption[]): boolean {
  return options.length <= 3 && options.every((option) => !option.opens && option.label.length <= 16);
}

function opened(option: FieldOption, values: unknown, faults: readonly FieldFault[]): Content {
  if (!option.opens) return undefined;
  return (
    <>
      {option.opens.map((field) => (
        <FieldView field={field} values={values} faults={faults} />
      ))}
    </>
  );
}

/** All questions of a page. */
export function FieldViews(props: Omit<FieldViewProps, 'field'> & { readonly fields: readonly Field[] }) {
  const { fields, ...shared } = props;
  return (
    <>
      {fields.map((field) => (
        <FieldView field={field} {...shared} />
      ))}
    </>
  );
}

/** Brings back what was typed when the page is left by accident, for signed-in workers. */
export const KEEP: Attributes = { 'data-keep': '' };
