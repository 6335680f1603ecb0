import { type AnyChoice, type ChoiceDivider, ChoiceList } from './choices.tsx';
import type { Attributes, Maybe } from './content.ts';
import type { FieldsetOptions } from './fieldset.tsx';
import { describedByIds, FieldsetGroup, type FieldWords } from './form-group.tsx';

export type CheckboxItem = AnyChoice;

export type CheckboxesProps = FieldWords & {
  name: string;
  /** The id of the first checkbox; the name unless it is given. */
  idPrefix?: string | undefined;
  items: readonly Maybe<CheckboxItem | ChoiceDivider>[];
  /** The values of those that are ticked. */
  values?: readonly string[] | undefined;
  fieldset?: FieldsetOptions | undefined;
  describedBy?: string | undefined;
  classes?: string | undefined;
  attributes?: Attributes | undefined;
};

/** Any number of choices. */
export function Checkboxes(props: CheckboxesProps) {
  const id = props.idPrefix ?? props.name;
  const describedBy = describedByIds(id, {
    ...props,
    describedBy: props.fieldset?.describedBy ?? props.describedBy,
  });
  return (
    <FieldsetGroup {...props} id={id} describedBy={describedBy} fieldset={props.fieldset}>
      <ChoiceList
        kind="checkboxes"
        idPrefix={id}
        items={props.items}
        classes={props.classes}
        attributes={props.attributes}
        before={props.formGroup?.before}
        after={props.formGroup?.after}
        name={props.name}
        chosen={props.values ?? []}
        describedBy={props.fieldset === undefined ? describedBy : undefined}
      />
    </FieldsetGroup>
  );
}
