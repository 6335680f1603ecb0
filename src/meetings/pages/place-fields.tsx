import { z } from 'zod';
import { TimeFields } from '../../agreed/index.ts';
import type { FormFieldsProps } from '../../doors/index.ts';
import {
  DateField,
  datePartsAt,
  formDateText,
  optional,
  SelectField,
  TextField,
  textAt,
} from '../../interface/forms/index.ts';

/** What a form says of when and where a meeting is. */
export const placeSchema = {
  on: optional(formDateText({ what: 'day' })),
  at: z.string().default(''),
  minutes: z.string().default(''),
  place: z.string().default(''),
  joining: z.string().default(''),
  chairStaffId: z.string().default(''),
  chairName: z.string().default(''),
};

const zPlace = z.object(placeSchema);

/** The same as a command takes it. */
export function placeOf({
  on,
  at,
  minutes,
  place,
  joining,
  chairStaffId,
  chairName,
}: z.output<typeof zPlace>) {
  return {
    on: on ?? '',
    at,
    minutes: minutes.trim() === '' ? null : Number(minutes),
    place,
    joining,
    chairStaffId: chairStaffId || null,
    chairName,
  };
}

interface About {
  readonly staff: readonly { readonly id: string; readonly name: string }[];
}

/** When and where a meeting is, and who leads it. */
export function PlaceFields({
  about,
  values,
  faults,
}: Pick<FormFieldsProps<About>, 'about' | 'values' | 'faults'>) {
  return (
    <>
      <DateField name="on" label="On which day?" value={datePartsAt(values, ['on'])} faults={faults} />
      <TimeFields values={values} faults={faults} usualLength="As usual for this kind" />
      <TextField
        name="place"
        label="Where?"
        hint="A room, written the same each time, so that it is not taken twice"
        value={textAt(values, ['place'])}
        faults={faults}
      />
      <TextField
        name="joining"
        label="How does one come in from elsewhere?"
        hint="For example, the address of a video call"
        value={textAt(values, ['joining'])}
        faults={faults}
      />
      <SelectField
        name="chairStaffId"
        label="Who of us leads it?"
        items={[
          { value: '', text: 'Nobody of us' },
          ...about.staff.map(({ id, name }) => ({ value: id, text: name })),
        ]}
        value={textAt(values, ['chairStaffId'])}
        faults={faults}
      />
      <TextField
        name="chairName"
        label="Or who else leads it?"
        value={textAt(values, ['chairName'])}
        faults={faults}
      />
    </>
  );
}
