import type { FormFieldsProps } from '../../doors/index.ts';
import { TextField, textAt } from '../../interface/forms/index.ts';

interface TimeFieldsProps extends Pick<FormFieldsProps<unknown>, 'values' | 'faults'> {
  /** How long it is where nobody says. */
  readonly usualLength: string;
}

/** At what time something is booked, and for how long. */
export function TimeFields({ values, faults, usualLength }: TimeFieldsProps) {
  return (
    <>
      <TextField
        name="at"
        label="At what time?"
        hint="For example, 14:30"
        classes="govuk-input--width-5"
        value={textAt(values, ['at'])}
        faults={faults}
      />
      <TextField
        name="minutes"
        label="For how many minutes?"
        hint={`${usualLength}, if you leave this empty`}
        classes="govuk-input--width-3"
        inputmode="numeric"
        value={textAt(values, ['minutes'])}
        faults={faults}
      />
    </>
  );
}
