import { Button } from './button.tsx';
import { classNames, phraseAttributes } from './content.ts';
import type { FieldProps } from './form-group.tsx';
import { Input } from './input.tsx';

export type PasswordInputPhrases = {
  readonly showPassword?: string | undefined;
  readonly hidePassword?: string | undefined;
  readonly showPasswordAriaLabel?: string | undefined;
  readonly hidePasswordAriaLabel?: string | undefined;
  readonly passwordShownAnnouncement?: string | undefined;
  readonly passwordHiddenAnnouncement?: string | undefined;
};

export type PasswordInputProps = FieldProps & {
  value?: string | undefined;
  disabled?: boolean | undefined;
  autocomplete?: 'current-password' | 'new-password' | undefined;
  buttonClasses?: string | undefined;
  phrases?: PasswordInputPhrases | undefined;
};

/** A password, which can be shown where there is script. */
export function PasswordInput({ formGroup, phrases, buttonClasses, ...props }: PasswordInputProps) {
  const id = props.id ?? props.name;
  const toggle = (
    <Button
      type="button"
      variant="secondary"
      classes={classNames('govuk-password-input__toggle govuk-js-password-input-toggle', buttonClasses)}
      attributes={{
        'aria-controls': id,
        'aria-label': phrases?.showPasswordAriaLabel ?? 'Show password',
        hidden: true,
      }}
    >
      {phrases?.showPassword ?? 'Show'}
    </Button>
  );
  return (
    <Input
      {...props}
      id={id}
      type="password"
      spellcheck={false}
      autocapitalize="none"
      autocomplete={props.autocomplete ?? 'current-password'}
      classes={classNames('govuk-password-input__input govuk-js-password-input-input', props.classes)}
      inputWrapper={{ classes: 'govuk-password-input__wrapper' }}
      formGroup={{
        classes: classNames('govuk-password-input', formGroup?.classes),
        attributes: {
          'data-module': 'govuk-password-input',
          ...phraseAttributes(phrases),
          ...formGroup?.attributes,
        },
        before: formGroup?.before,
        after: [toggle, formGroup?.after],
      }}
    />
  );
}
