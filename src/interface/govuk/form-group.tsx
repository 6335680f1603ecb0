import {
  type Attributes,
  type Content,
  classNames,
  isBlank,
  joinIds,
  type Wording,
  type WordingOptions,
  wordingOptions,
} from './content.ts';
import { ErrorMessage } from './error-message.tsx';
import { Fieldset, type FieldsetOptions } from './fieldset.tsx';
import { Hint } from './hint.tsx';
import { Label } from './label.tsx';

export type LabelWording = Wording<{ readonly isPageHeading?: boolean | undefined }>;
export type ErrorWording = Wording<{ readonly visuallyHiddenText?: string | undefined }>;

export type FormGroupOptions = {
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
  /** Stands just before, or just after, the field itself. */
  readonly before?: Content;
  readonly after?: Content;
};

/** What every field has in common: its words, its fault and the group around it. */
export type FieldWords = {
  hint?: Wording;
  errorMessage?: ErrorWording;
  formGroup?: FormGroupOptions | undefined;
};

/** The props that every single field takes. The id is the name unless it is given. */
export type FieldProps = FieldWords & {
  id?: string | undefined;
  name: string;
  label: LabelWording;
  classes?: string | undefined;
  describedBy?: string | undefined;
  attributes?: Attributes | undefined;
};

/** The ids that describe a field: those given, its hint and its fault, in that order. */
export function describedByIds(
  id: string,
  field: FieldWords & { describedBy?: string | undefined },
): string | undefined {
  return joinIds(
    field.describedBy,
    !isBlank(wordingOptions(field.hint).text) && `${id}-hint`,
    hasFault(field) && `${id}-error`,
  );
}

/** True when the field shows a fault. */
export function hasFault(field: FieldWords): boolean {
  return !isBlank(wordingOptions(field.errorMessage).text);
}

/** The group around a field, with its hint and fault; a label or a fieldset comes from those below. */
function FormGroup(props: FieldWords & { children: Content }) {
  return (
    <div
      class={classNames(
        'govuk-form-group',
        hasFault(props) && 'govuk-form-group--error',
        props.formGroup?.classes,
      )}
      {...props.formGroup?.attributes}
    >
      {props.children}
    </div>
  );
}

function HintAndFault(props: FieldWords & { id: string }) {
  const hint: Partial<WordingOptions> = wordingOptions(props.hint);
  const fault: Partial<WordingOptions<{ visuallyHiddenText?: string | undefined }>> = wordingOptions(
    props.errorMessage,
  );
  return (
    <>
      {!isBlank(hint.text) && (
        <Hint id={`${props.id}-hint`} classes={hint.classes} attributes={hint.attributes}>
          {hint.text}
        </Hint>
      )}
      {!isBlank(fault.text) && (
        <ErrorMessage
          id={`${props.id}-error`}
          classes={fault.classes}
          attributes={fault.attributes}
          visuallyHiddenText={fault.visuallyHiddenText}
        >
          {fault.text}
        </ErrorMessage>
      )}
    </>
  );
}

/** A single field with its label, hint and fault. */
export function LabelledGroup(props: FieldWords & { id: string; label: LabelWording; children: Content }) {
  const label: Partial<WordingOptions<{ isPageHeading?: boolean | undefined }>> = wordingOptions(props.label);
  return (
    <FormGroup {...props}>
      <Label
        for={props.id}
        classes={label.classes}
        isPageHeading={label.isPageHeading}
        attributes={label.attributes}
      >
        {label.text}
      </Label>
      <HintAndFault {...props} />
      {props.children}
    </FormGroup>
  );
}

/** Several inputs that answer one question, in a fieldset when there is a legend for it. */
export function FieldsetGroup(
  props: FieldWords & {
    id: string;
    fieldset: FieldsetOptions | undefined;
    describedBy: string | undefined;
    role?: string | undefined;
    children: Content;
  },
) {
  const inner = (
    <>
      <HintAndFault {...props} />
      {props.children}
    </>
  );
  return (
    <FormGroup {...props}>
      {props.fieldset === undefined ? (
        inner
      ) : (
        <Fieldset {...props.fieldset} describedBy={props.describedBy} role={props.role}>
          {inner}
        </Fieldset>
      )}
    </FormGroup>
  );
}
