import { type Attributes, classNames, type Maybe } from './content.ts';
import { describedByIds, type FieldProps, hasFault, LabelledGroup } from './form-group.tsx';

export type SelectItem = {
  readonly text: string;
  /** The text itself when left out. */
  readonly value?: string | undefined;
  readonly selected?: boolean | undefined;
  readonly disabled?: boolean | undefined;
  readonly attributes?: Attributes | undefined;
};

export type SelectProps = FieldProps & {
  items: readonly Maybe<SelectItem>[];
  /** The value of the item that is chosen. */
  value?: string | undefined;
  disabled?: boolean | undefined;
};

/** One choice from a closed list, where radios would be too many. */
export function Select(props: SelectProps) {
  const id = props.id ?? props.name;
  return (
    <LabelledGroup {...props} id={id}>
      {props.formGroup?.before}
      <select
        class={classNames('govuk-select', props.classes, hasFault(props) && 'govuk-select--error')}
        id={id}
        name={props.name}
        disabled={props.disabled}
        aria-describedby={describedByIds(id, props)}
        {...props.attributes}
      >
        {props.items.map((item) => item && <Option item={item} chosen={props.value} />)}
      </select>
      {props.formGroup?.after}
    </LabelledGroup>
  );
}

function Option({ item, chosen }: { item: SelectItem; chosen: string | undefined }) {
  const isChosen = chosen !== undefined && chosen !== '' && (item.value ?? item.text) === chosen;
  return (
    <option
      value={item.value}
      selected={item.selected ?? isChosen}
      disabled={item.disabled}
      {...item.attributes}
    >
      {item.text}
    </option>
  );
}
