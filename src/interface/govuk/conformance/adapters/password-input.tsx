import { z } from 'zod';
import { PasswordInput } from '../../index.ts';
import { adapter } from '../adapter.ts';
import { field, fieldOf, flag, text } from '../options.ts';

const options = field.extend({
  value: text,
  disabled: flag,
  autocomplete: z.literal(['current-password', 'new-password']).optional(),
  button: z.strictObject({ classes: text }).optional(),
  showPasswordText: text,
  hidePasswordText: text,
  showPasswordAriaLabelText: text,
  hidePasswordAriaLabelText: text,
  passwordShownAnnouncementText: text,
  passwordHiddenAnnouncementText: text,
});

export const passwordInput = adapter(options, (given) => (
  <PasswordInput
    {...fieldOf(given)}
    buttonClasses={given.button?.classes}
    phrases={{
      showPassword: given.showPasswordText,
      hidePassword: given.hidePasswordText,
      showPasswordAriaLabel: given.showPasswordAriaLabelText,
      hidePasswordAriaLabel: given.hidePasswordAriaLabelText,
      passwordShownAnnouncement: given.passwordShownAnnouncementText,
      passwordHiddenAnnouncement: given.passwordHiddenAnnouncementText,
    }}
  />
));
