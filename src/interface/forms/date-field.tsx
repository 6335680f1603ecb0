import { type Content, DateInput } from '../govuk/index.ts';
import type { DatePart, DateParts } from './date-parts.ts';
import { faultAt, faultOfDate, fieldId, fieldName, pathOf } from './field-path.ts';
import type { FieldBinding, QuestionProps } from './fields.tsx';

export type DateFieldProps = FieldBinding &
  QuestionProps & {
    value?: DateParts | undefined;
    /** The year alone, or month and year, will do; the hint says so unless another is given. */
    partial?: boolean | undefined;
    classes?: string | undefined;
    /** What stands over the boxes, and the hint of a partial date, where it is not in English. */
    words?: Readonly<Record<DatePart | 'partialHint', Content>> | undefined;
    /** `bday` for the date of birth of the person who fills the form. */
    autocomplete?: 'bday' | undefined;
  };

const parts: readonly { part: DatePart; label: string; width: 2 | 4 }[] = [
  { part: 'day', label: 'Day', width: 2 },
  { part: 'month', label: 'Month', width: 2 },
  { part: 'year', label: 'Year', width: 4 },
];

/** A date in three boxes, sent as `x[day]`, `x[month]` and `x[year]`. */
export function DateField(props: DateFieldProps) {
  const path = pathOf(props.name);
  const own = props.of === undefined ? path : [props.of, ...path];
  const id = fieldId(own);
  const fault = faultOfDate(props.faults, path);
  const whole = fault?.path.length === path.length ? fault : undefined;
  const sure = 'If you are not sure, give the year alone, or the month and year';
  const hint = props.partial ? (props.words?.partialHint ?? sure) : undefined;
  return (
    <DateInput
      id={`${id}-date`}
      classes={props.classes}
      hint={props.hint ?? hint}
      errorMessage={fault?.message}
      fieldset={{ legend: props.label }}
      items={parts.map(({ part, label, width }, index) => ({
        // A fault of the whole date links to the date's id, so the first box bears it then.
        id: whole && index === 0 ? id : fieldId([...own, part]),
        name: fieldName([...path, part]),
        label: props.words?.[part] ?? label,
        width,
        value: props.value?.[part],
        hasError: whole ? undefined : faultAt(props.faults, [...path, part]) && true,
        autocomplete: props.autocomplete && `${props.autocomplete}-${part}`,
      }))}
    />
  );
}
