import { classNames } from './content.ts';
import { describedByIds, type FieldProps, hasFault, LabelledGroup } from './form-group.tsx';

export type TextareaProps = FieldProps & {
  value?: string | undefined;
  rows?: number | undefined;
  disabled?: boolean | undefined;
  spellcheck?: boolean | undefined;
  autocomplete?: string | undefined;
};

/** Several lines of text. */
export function Textarea(props: TextareaProps) {
  const id = props.id ?? props.name;
  return (
    <LabelledGroup {...props} id={id}>
      {props.formGroup?.before}
      <textarea
        class={classNames('govuk-textarea', hasFault(props) && 'govuk-textarea--error', props.classes)}
        id={id}
        name={props.name}
        rows={props.rows ?? 5}
        spellcheck={props.spellcheck}
        disabled={props.disabled}
        aria-describedby={describedByIds(id, props)}
        autocomplete={props.autocomplete}
        {...props.attributes}
      >
        {keepingFirstLineBreak(props.value)}
      </textarea>
      {props.formGroup?.after}
    </LabelledGroup>
  );
}

/** Browsers drop the first line break inside a textarea, so one that was typed needs another before it. */
function keepingFirstLineBreak(value: string | undefined): string | undefined {
  return value !== undefined && /^[\r\n]/.test(value) ? `\n${value}` : value;
}
