import type { FieldFault } from '../../foundation/fault.ts';
import {
  CharacterCount,
  Checkboxes,
  type CheckboxesProps,
  Input,
  type InputProps,
  type LabelWording,
  Radios,
  type RadiosProps,
  Select,
  type SelectProps,
  Textarea,
  type TextareaProps,
  type Wording,
} from '../govuk/index.ts';
import { type FieldPath, faultAt, faultOfAnswers, fieldId, fieldName, pathOf } from './field-path.ts';

/** What ties a field to what it sends and to what is wrong with it. */
export type FieldBinding = {
  /** The field's name, or its path where it is nested. */
  name: string | FieldPath;
  /** All faults of the form; the field shows its own. */
  faults?: readonly FieldFault[] | undefined;
  /** Which of several like forms on one page it stands in: its id begins with this, and faults in the summary with it too. */
  of?: string | undefined;
};

/** What the binding decides, so that no field can say otherwise. */
type Bound = 'id' | 'idPrefix' | 'name' | 'errorMessage' | 'fieldset';

function bind({ name, faults, of }: FieldBinding) {
  const path = pathOf(name);
  return {
    id: fieldId(of === undefined ? path : [of, ...path]),
    name: fieldName(path),
    errorMessage: faultAt(faults, path)?.message,
  };
}

export type TextFieldProps = FieldBinding & Omit<InputProps, Bound>;

/** One line of text. */
export function TextField({ name, faults, of, ...props }: TextFieldProps) {
  return <Input {...props} {...bind({ name, faults, of })} />;
}

export type TextAreaFieldProps = FieldBinding &
  Omit<TextareaProps, Bound> & {
    /** Says how many characters there may be, and counts them down where there is script. */
    limit?: number | undefined;
  };

/** Several lines of text. */
export function TextAreaField({ name, faults, of, limit, ...props }: TextAreaFieldProps) {
  const bound = bind({ name, faults, of });
  if (limit === undefined) return <Textarea {...props} {...bound} />;
  return <CharacterCount {...props} {...bound} maxLength={limit} maxWords={undefined} />;
}

export type SelectFieldProps = FieldBinding & Omit<SelectProps, Bound>;

/** One choice from a closed list. */
export function SelectField({ name, faults, of, ...props }: SelectFieldProps) {
  return <Select {...props} {...bind({ name, faults, of })} />;
}

/** The question above a group of choices. */
export type QuestionProps = {
  label: LabelWording;
  hint?: Wording;
};

export type RadiosFieldProps = FieldBinding & QuestionProps & Omit<RadiosProps, Bound | 'hint'>;

/** One choice of a few. */
export function RadiosField({ name, faults, of, label, ...props }: RadiosFieldProps) {
  const { id, ...bound } = bind({ name, faults, of });
  return <Radios {...props} {...bound} idPrefix={id} fieldset={{ legend: label }} />;
}

export type CheckboxesFieldProps = FieldBinding & QuestionProps & Omit<CheckboxesProps, Bound | 'hint'>;

/** Any number of choices, sent as a list even when there is one. */
export function CheckboxesField({ name, faults, of, label, ...props }: CheckboxesFieldProps) {
  const { id, ...bound } = bind({ name, faults, of });
  const errorMessage = faultOfAnswers(faults, pathOf(name))?.message;
  return (
    <Checkboxes
      {...props}
      {...bound}
      errorMessage={errorMessage}
      name={`${bound.name}[]`}
      idPrefix={id}
      fieldset={{ legend: label }}
    />
  );
}
