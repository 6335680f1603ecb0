export {
  formBoolean,
  formDate,
  formDateText,
  formMoney,
  formPartialDate,
  formPartialDateText,
  formText,
  formTick,
  formWholeNumber,
  optional,
} from './codecs.ts';
export { DateField, type DateFieldProps } from './date-field.tsx';
export { type DatePart, type DateParts, datePartsAt, datePartsOf } from './date-parts.ts';
export { type FieldPath, faultAt, fieldId, fieldName, isSamePath } from './field-path.ts';
export {
  CheckboxesField,
  type CheckboxesFieldProps,
  type FieldBinding,
  RadiosField,
  type RadiosFieldProps,
  SelectField,
  type SelectFieldProps,
  TextAreaField,
  type TextAreaFieldProps,
  TextField,
  type TextFieldProps,
} from './fields.tsx';
export { Form, FormErrorSummary, type FormProps } from './form.tsx';
export {
  type FormValue,
  type FormValues,
  type ParsedForm,
  parseForm,
  textAt,
  textsAt,
} from './parse-form.ts';
export { readForm } from './read-form.ts';
