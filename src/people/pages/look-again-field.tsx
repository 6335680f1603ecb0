import { CheckboxesField } from '../../interface/forms/index.ts';
import { WarningText } from '../../interface/govuk/index.ts';

/** The tick by which somebody says that she has looked once more at what was questioned. */
export function LookAgain() {
  return (
    <>
      <WarningText iconFallbackText="Warning">Something here is unusual. Look at it once more.</WarningText>
      <CheckboxesField
        name="sure"
        label="Is it right as it stands?"
        items={[{ value: 'yes', text: 'Yes, I have checked and this is right' }]}
      />
    </>
  );
}
