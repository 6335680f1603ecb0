import { DateField, datePartsAt, formDateText, optional } from '../../interface/forms/index.ts';
import type { FieldsOf } from '../pages/record-form.tsx';

/** A day that may be left open. */
export const maybeDay = (what: string) => optional(formDateText({ what }));
/** What all forms of the map share. */
export const shared = { permission: 'person:write', tab: '/family/map' } as const;

/** What a field is drawn from. */
export type Shown = Pick<FieldsOf<unknown>, 'values' | 'faults'>;

/** A day. */
export function Day({
  name,
  label,
  hint,
  values,
  faults,
}: Shown & { name: string; label: string; hint?: string }) {
  return (
    <DateField name={name} label={label} hint={hint} value={datePartsAt(values, [name])} faults={faults} />
  );
}
