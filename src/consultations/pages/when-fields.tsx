import { z } from 'zod';
import { TimeFields } from '../../agreed/index.ts';
import type { FormFieldsProps } from '../../doors/index.ts';
import { clockTime } from '../../foundation/times.ts';
import {
  DateField,
  datePartsAt,
  type FormValues,
  formDateText,
  optional,
  SelectField,
  textAt,
} from '../../interface/forms/index.ts';
import { formatWeekday } from '../../interface/wording/index.ts';

/** One time that can be chosen, and what stands for it in a form. */
interface OfferShown {
  readonly programme: string;
  readonly offer: string;
  readonly title: string;
  readonly slots: readonly { readonly on: Temporal.PlainDate; readonly at: Temporal.PlainTime }[];
}

const slotValue = (offer: string, on: Temporal.PlainDate, at: Temporal.PlainTime) =>
  `${offer} ${on} ${clockTime(at)}`;

/** The times that are free, for choosing one. */
export function slotItems(offers: readonly OfferShown[]) {
  return offers.flatMap(({ offer, title, slots }) =>
    slots.map(({ on, at }) => ({
      value: slotValue(offer, on, at),
      text: `${formatWeekday(on)}, ${clockTime(at)}${offers.length > 1 ? `: ${title}` : ''}`,
    })),
  );
}

/** What a worker's form says of when it is. */
export const whenSchema = {
  slot: z.string().default(''),
  on: optional(formDateText({ what: 'day' })),
  at: z.string().default(''),
  minutes: z.string().default(''),
  givenBy: z.string().default(''),
};

const zWhen = z.object(whenSchema);

/** The same as a command takes it: the time that was chosen, or the one that was typed. */
export function whenOf({ slot, on, at, minutes, givenBy }: z.output<typeof zWhen>) {
  const [offer, day, time] = slot.split(' ');
  const chosen =
    offer && day && time ? { offer, on: day, at: time } : { offer: null, on: on ?? null, at: at || null };
  return {
    ...chosen,
    minutes: minutes.trim() === '' ? null : Number(minutes),
    givenBy: givenBy || null,
  };
}

interface WhenAbout {
  readonly offers: readonly OfferShown[];
  readonly staff: readonly { readonly id: string; readonly name: string }[];
}

/** When it is and who gives it: a time that is offered, or another one. */
export function WhenFields({
  about,
  values,
  faults,
}: Pick<FormFieldsProps<WhenAbout>, 'about' | 'values' | 'faults'>) {
  const slots = slotItems(about.offers);
  return (
    <>
      {slots.length > 0 && (
        <SelectField
          name="slot"
          label="Which of the times that are offered?"
          items={[{ value: '', text: 'None of them' }, ...slots]}
          value={textAt(values, ['slot'])}
          faults={faults}
        />
      )}
      <DateField
        name="on"
        label={slots.length > 0 ? 'Or on another day' : 'On which day?'}
        hint="Leave this empty while no time is booked"
        value={datePartsAt(values, ['on'])}
        faults={faults}
      />
      <TimeFields values={values} faults={faults} usualLength="30, or as the offer says" />
      <SelectField
        name="givenBy"
        label="Who gives it?"
        items={[
          { value: '', text: 'Nobody yet' },
          ...about.staff.map(({ id, name }) => ({ value: id, text: name })),
        ]}
        value={textAt(values, ['givenBy'])}
        faults={faults}
      />
    </>
  );
}

/** Faults of a time that was chosen from the list stand at the list. */
export function atSlot<T extends { readonly path: readonly (string | number)[] }>(
  faults: readonly T[],
  values: FormValues,
): readonly T[] {
  if (!textAt(values, ['slot'])) return faults;
  return faults.map((each) =>
    each.path[0] === 'on' || each.path[0] === 'at' || each.path[0] === 'offer'
      ? { ...each, path: ['slot'] }
      : each,
  );
}
