import { type ChoiceDivider, type ChoiceItem, ChoiceList } from './choices.tsx';
import type { Attributes, Maybe } from './content.ts';
import type { FieldsetOptions } from './fieldset.tsx';
import { describedByIds, FieldsetGroup, type FieldWords } from './form-group.tsx';

export type RadioItem = ChoiceItem;

export type RadiosProps = FieldWords & {
  name: string;
  /** The id of the first radio; the name unless it is given. */
  idPrefix?: string | undefined;
  items: readonly Maybe<RadioItem | ChoiceDivider>[];
  /** The value of the radio that is chosen. */
  value?: string | undefined;
  fieldset?: FieldsetOptions | undefined;
  classes?: string | undefined;
  attributes?: Attributes | undefined;
};

/** One choice of a few. */
export function Radios(props: RadiosProps) {
  const id = props.idPrefix ?? props.name;
  return (
    <FieldsetGroup
      {...props}
      id={id}
      describedBy={describedByIds(id, { ...props, describedBy: props.fieldset?.describedBy })}
      fieldset={props.fieldset}
    >
      <ChoiceList
        kind="radios"
        idPrefix={id}
        items={props.items}
        classes={props.classes}
        attributes={props.attributes}
        before={props.formGroup?.before}
        after={props.formGroup?.after}
        name={props.name}
        chosen={props.value ? [props.value] : []}
        describedBy={undefined}
      />
    </FieldsetGroup>
  );
}
