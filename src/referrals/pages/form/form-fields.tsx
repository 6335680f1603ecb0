import type { FieldFault } from '../../../foundation/fault.ts';
import {
  CheckboxesField,
  DateField,
  RadiosField,
  SelectField,
  TextAreaField,
  TextField,
} from '../../../interface/forms/index.ts';
import { type Attributes, type Content, Details } from '../../../interface/govuk/index.ts';
import { type Field, type FieldOption, textOf, textsOf } from '../../journey/fields.ts';
import { InLanguage, marksOf } from './in-language.tsx';

interface FieldViewProps {
  readonly field: Field;
  /** What was filled in, or typed and refused. */
  readonly values: unknown;
  readonly faults: readonly FieldFault[];
}

const LABEL = 'govuk-label--s';
const LEGEND = 'govuk-fieldset__legend--s';

type OfKind<Kind extends Field['kind']> = FieldViewProps & { readonly field: Extract<Field, { kind: Kind }> };

/** One question of the form, drawn from its description, with the help that its reader may open. */
export function FieldView(props: FieldViewProps) {
  const { help } = props.field;
  if (!help) return <BareField {...props} />;
  return (
    <>
      <BareField {...props} />
      <Details summary="Help with this question">
        <p class="facet-prose">
          <InLanguage text={help} said={props.field.said?.help} />
        </p>
      </Details>
    </>
  );
}

function BareField({ field, values, faults }: FieldViewProps) {
  switch (field.kind) {
    case 'text':
      return <TextView field={field} values={values} faults={faults} />;
    case 'area':
      return <AreaView field={field} values={values} faults={faults} />;
    case 'date':
      return <DateView field={field} values={values} faults={faults} />;
    case 'select':
      return <SelectView field={field} values={values} faults={faults} />;
    case 'choice':
      return <ChoiceView field={field} values={values} faults={faults} />;
    case 'many':
      return <ManyView field={field} values={values} faults={faults} />;
  }
}

function shared({ field, faults }: FieldViewProps, classes: string) {
  return {
    name: field.path,
    faults,
    label: { text: <LabelOf field={field} />, classes },
    ...(field.hint && { hint: <InLanguage text={field.hint} said={field.said?.hint} /> }),
  };
}

function TextView(props: OfKind<'text'>) {
  const { field, values } = props;
  return (
    <TextField
      {...shared(props, LABEL)}
      value={textOf(values, field.path)}
      type={field.type}
      inputmode={field.type}
      autocomplete={field.autocomplete}
      spellcheck={field.type ? false : undefined}
      classes={field.width && `govuk-input--width-${field.width}`}
      prefix={field.prefix}
    />
  );
}

function AreaView(props: OfKind<'area'>) {
  const { field, values } = props;
  const rows = field.limit > 2000 ? 6 : 3;
  return (
    <TextAreaField
      {...shared(props, LABEL)}
      value={textOf(values, field.path)}
      limit={field.limit}
      rows={rows}
    />
  );
}

function SelectView(props: OfKind<'select'>) {
  const { field, values } = props;
  const items = field.options.map(({ value, label, said }) =>
    said ? { value, text: said.text, attributes: marksOf(said) } : { value, text: label },
  );
  return (
    <SelectField
      {...shared(props, LABEL)}
      value={textOf(values, field.path)}
      items={[{ value: '', text: '' }, ...items]}
    />
  );
}

function ChoiceView(props: OfKind<'choice'>) {
  const { field, values, faults } = props;
  return (
    <RadiosField
      {...shared(props, LEGEND)}
      value={textOf(values, field.path)}
      classes={isShort(field.options) ? 'govuk-radios--inline govuk-radios--small' : 'govuk-radios--small'}
      items={field.options.map((option) => ({
        value: option.value,
        text: <InLanguage text={option.label} said={option.said} />,
        conditional: opened(option, values, faults),
      }))}
    />
  );
}

function ManyView(props: OfKind<'many'>) {
  const { field, values } = props;
  return (
    <CheckboxesField
      {...shared(props, LEGEND)}
      values={textsOf(values, field.path)}
      classes="govuk-checkboxes--small"
      items={field.options.map(({ value, label, said }) => ({
        value,
        text: <InLanguage text={label} said={said} />,
      }))}
    />
  );
}

/** The label, saying so where the question may be left. */
function LabelOf({ field: { label, optional, said } }: { field: Field }) {
  return (
    <>
      <InLanguage text={label} said={said?.label} />
      {optional && ` (${optional})`}
    </>
  );
}

function DateView(props: OfKind<'date'>) {
  const { field, values } = props;
  const part = (name: string) => textOf(values, [...field.path, name]);
  return (
    <DateField
      {...shared(props, LEGEND)}
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
