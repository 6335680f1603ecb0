import { type Attributes, type Content, classNames } from './content.ts';
import type { FieldsetOptions } from './fieldset.tsx';
import { describedByIds, FieldsetGroup, type FieldWords, hasFault } from './form-group.tsx';
import { Input, type InputMode } from './input.tsx';

/** One box of a date: its day, month or year. */
export type DateInputItem = {
  readonly id: string;
  readonly name: string;
  readonly label: Content;
  /** Width in characters. */
  readonly width?: 2 | 4 | undefined;
  readonly value?: string | number | undefined;
  /** True marks this box as wrong. Where none is marked, a fault marks all that are not set to false. */
  readonly hasError?: boolean | undefined;
  readonly inputmode?: InputMode | undefined;
  readonly autocomplete?: string | undefined;
  readonly pattern?: string | undefined;
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
};

export type DateInputProps = FieldWords & {
  id: string;
  items: readonly DateInputItem[];
  fieldset?: FieldsetOptions | undefined;
  classes?: string | undefined;
  attributes?: Attributes | undefined;
};

/** A date that somebody knows by heart, in boxes of their own. */
export function DateInput(props: DateInputProps) {
  const marksAll = hasFault(props) && !props.items.some((item) => item.hasError);
  return (
    <FieldsetGroup
      {...props}
      describedBy={describedByIds(props.id, { ...props, describedBy: props.fieldset?.describedBy })}
      fieldset={props.fieldset}
      role="group"
    >
      <div class={classNames('govuk-date-input', props.classes)} {...props.attributes} id={props.id}>
        {props.formGroup?.before}
        {props.items.map((item) => (
          <DateBox item={item} isWrong={item.hasError ?? marksAll} />
        ))}
        {props.formGroup?.after}
      </div>
    </FieldsetGroup>
  );
}

function DateBox({ item, isWrong }: { item: DateInputItem; isWrong: boolean }) {
  const given = item.classes ?? '';
  return (
    <div class="govuk-date-input__item">
      <Input
        label={{ text: item.label, classes: 'govuk-date-input__label' }}
        id={item.id}
        name={item.name}
        value={item.value}
        type="text"
        inputmode={item.inputmode ?? 'numeric'}
        autocomplete={item.autocomplete}
        pattern={item.pattern}
        attributes={item.attributes}
        classes={classNames(
          'govuk-date-input__input',
          isWrong && !given.includes('govuk-input--error') && 'govuk-input--error',
          !given.includes('govuk-input--width-') && `govuk-input--width-${item.width ?? 2}`,
          given,
        )}
      />
    </div>
  );
}
