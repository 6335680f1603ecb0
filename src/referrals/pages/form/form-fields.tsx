import type { FieldFault } from '../../../foundation/fault.ts';
import {
  CheckboxesField,
  DateField,
  faultAt,
  fieldId,
  fieldName,
  RadiosField,
  SelectField,
  TextAreaField,
  TextField,
} from '../../../interface/forms/index.ts';
import {
  type Attributes,
  Checkboxes,
  type Content,
  Details,
  FileUpload,
} from '../../../interface/govuk/index.ts';
import {
  type Field,
  type FieldOption,
  removalPath,
  textOf,
  textsOf,
  uploadPath,
} from '../../journey/fields.ts';
import { professional, type Word } from '../../journey/form-words.ts';
import type { Said } from '../../journey/language.ts';
import type { Told } from '../../journey/wording.ts';
import { InLanguage, marksOf } from './in-language.tsx';

interface FieldViewProps {
  /** Facet’s own words in the reader’s language; left out where the form is read in English alone. */
  readonly told?: Told | undefined;
  readonly field: Field;
  /** What was filled in, or typed and refused. */
  readonly values: unknown;
  readonly faults: readonly FieldFault[];
  /** True where the page takes files; elsewhere whoever answers says what a file is called and how it will come. */
  readonly uploads?: boolean | undefined;
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
      <Details summary={<OwnWord word="help" told={props.told} />}>
        <p class="facet-prose">
          <InLanguage text={help} said={props.field.said?.help} />
        </p>
      </Details>
    </>
  );
}

/** One of the words that are the same for every reader. */
function OwnWord({ word, told }: { word: Word; told: Told | undefined }) {
  return <InLanguage text={professional[word]} said={told?.(word)} />;
}

function BareField({ field, values, faults, told, uploads }: FieldViewProps) {
  switch (field.kind) {
    case 'text':
      return <TextView field={field} values={values} faults={faults} told={told} />;
    case 'file':
      return <FileView field={field} values={values} faults={faults} told={told} uploads={uploads} />;
    case 'area':
      return <AreaView field={field} values={values} faults={faults} told={told} />;
    case 'date':
      return <DateView field={field} values={values} faults={faults} told={told} />;
    case 'select':
      return <SelectView field={field} values={values} faults={faults} told={told} />;
    case 'choice':
      return <ChoiceView field={field} values={values} faults={faults} told={told} uploads={uploads} />;
    case 'many':
      return <ManyView field={field} values={values} faults={faults} told={told} />;
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

/** The file that is kept, which stays unless it is removed or another is sent in its place; and where one is chosen. */
function FileView(props: OfKind<'file'>) {
  const { field, values, faults, told, uploads } = props;
  const kept = textOf(values, field.path);
  const said = field.hint ? { text: field.hint, said: field.said?.hint } : undefined;
  if (!uploads) {
    const hint = said ?? { text: professional.fileHint, said: told?.('fileHint') };
    return <TextField {...shared(props, LABEL)} hint={<InLanguage {...hint} />} value={kept} />;
  }
  return (
    <>
      {kept !== '' && <input type="hidden" name={fieldName(field.path)} value={kept} />}
      <FileUpload
        id={fieldId(field.path)}
        name={fieldName(uploadPath(field))}
        label={{ text: <LabelOf field={field} />, classes: LABEL }}
        hint={<FileHint kept={kept} said={said} told={told} />}
        errorMessage={faultAt(faults, field.path)?.message}
      />
      {kept !== '' && (
        <Checkboxes
          idPrefix={`remove-${fieldId(field.path)}`}
          name={fieldName(removalPath(field))}
          classes="govuk-checkboxes--small"
          items={[{ value: 'yes', text: <OwnWord word="fileRemove" told={told} /> }]}
        />
      )}
    </>
  );
}

function FileHint({
  kept,
  said,
  told,
}: {
  kept: string;
  said: { text: string; said: Said | undefined } | undefined;
  told: Told | undefined;
}) {
  return (
    <>
      {said && (
        <>
          <InLanguage {...said} />
          <br />
        </>
      )}
      <OwnWord word="fileKinds" told={told} />
      {kept !== '' && (
        <>
          <br />
          <OwnWord word="fileKept" told={told} />{' '}
          <strong class="facet-words" dir="auto">
            {kept}
          </strong>
          <br />
          <OwnWord word="fileReplace" told={told} />
        </>
      )}
    </>
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
  const { field, values } = props;
  return (
    <RadiosField
      {...shared(props, LEGEND)}
      value={textOf(values, field.path)}
      classes={isShort(field.options) ? 'govuk-radios--inline govuk-radios--small' : 'govuk-radios--small'}
      items={field.options.map((option) => ({
        value: option.value,
        text: <InLanguage text={option.label} said={option.said} />,
        conditional: opened(option, props),
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
      {optional && (
        <>
          {' ('}
          <InLanguage text={optional} said={said?.optional} />)
        </>
      )}
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
      words={dateWords(props.told)}
      value={{ day: part('day'), month: part('month'), year: part('year') }}
      autocomplete={field.autocomplete}
    />
  );
}

/** What stands over the boxes of a date; undefined where none of it is translated. */
function dateWords(told: Told | undefined) {
  if (!told) return undefined;
  const word = (name: 'day' | 'month' | 'year' | 'partialHint') => <OwnWord word={name} told={told} />;
  return { day: word('day'), month: word('month'), year: word('year'), partialHint: word('partialHint') };
}

/** Yes, no and a third answer stand side by side; whatever opens more, or is longer, one under another. */
function isShort(options: readonly FieldOption[]): boolean {
  return options.length <= 3 && options.every((option) => !option.opens && option.label.length <= 16);
}

function opened(option: FieldOption, props: Omit<FieldViewProps, 'field'>): Content {
  if (!option.opens) return undefined;
  return (
    <>
      {option.opens.map((field) => (
        <FieldView
          field={field}
          values={props.values}
          faults={props.faults}
          told={props.told}
          uploads={props.uploads}
        />
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
