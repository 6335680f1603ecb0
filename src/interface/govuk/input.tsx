import {
  type Attributes,
  classNames,
  isBlank,
  type Wording,
  type WordingOptions,
  wordingOptions,
} from './content.ts';
import { describedByIds, type FieldProps, hasFault, LabelledGroup } from './form-group.tsx';

/** Which keyboard a phone shows. */
export type InputMode = 'none' | 'text' | 'decimal' | 'numeric' | 'tel' | 'search' | 'email' | 'url';

export type InputProps = FieldProps & {
  type?: string | undefined;
  value?: string | number | undefined;
  disabled?: boolean | undefined;
  autocomplete?: string | undefined;
  autocapitalize?: 'none' | 'off' | 'on' | 'sentences' | 'words' | 'characters' | undefined;
  inputmode?: InputMode | undefined;
  pattern?: string | undefined;
  spellcheck?: boolean | undefined;
  /** A sign before or after the field, such as £; hidden from screen readers, so the label says it too. */
  prefix?: Wording;
  suffix?: Wording;
  inputWrapper?: { classes?: string | undefined; attributes?: Attributes | undefined } | undefined;
};

/** One line of text. */
export function Input(props: InputProps) {
  const id = props.id ?? props.name;
  return (
    <LabelledGroup {...props} id={id}>
      <WrappedInput {...props} id={id} />
    </LabelledGroup>
  );
}

function WrappedInput(props: InputProps & { id: string }) {
  const { before, after } = props.formGroup ?? {};
  const affixed = [wordingOptions(props.prefix).text, wordingOptions(props.suffix).text, before, after];
  if (affixed.every(isBlank)) return <BareInput {...props} />;
  return (
    <div
      class={classNames('govuk-input__wrapper', props.inputWrapper?.classes)}
      {...props.inputWrapper?.attributes}
    >
      {before}
      <Affix place="prefix" wording={props.prefix} />
      <BareInput {...props} />
      <Affix place="suffix" wording={props.suffix} />
      {after}
    </div>
  );
}

/** The input alone, without label or group. */
function BareInput(props: InputProps & { id: string }) {
  return (
    <input
      class={classNames('govuk-input', props.classes, hasFault(props) && 'govuk-input--error')}
      id={props.id}
      name={props.name}
      type={props.type ?? 'text'}
      spellcheck={props.spellcheck}
      value={props.value}
      disabled={props.disabled}
      aria-describedby={describedByIds(props.id, props)}
      autocomplete={props.autocomplete}
      autocapitalize={props.autocapitalize}
      pattern={props.pattern}
      inputmode={props.inputmode}
      {...props.attributes}
    />
  );
}

function Affix(props: { place: 'prefix' | 'suffix'; wording: Wording }) {
  const affix: Partial<WordingOptions> = wordingOptions(props.wording);
  if (isBlank(affix.text)) return null;
  return (
    <div
      class={classNames(`govuk-input__${props.place}`, affix.classes)}
      aria-hidden="true"
      {...affix.attributes}
    >
      {affix.text}
    </div>
  );
}
