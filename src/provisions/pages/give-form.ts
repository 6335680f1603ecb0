import { z } from 'zod';
import { formDateText, formMoney, optional } from '../../interface/forms/index.ts';

/** The form for one thing given; the amount is typed in pounds and read as pence. */
export const giveForm = z.object({
  kind: z.string('Choose what kind of thing was given').min(1, 'Choose what kind of thing was given'),
  what: z.string().default(''),
  amountPence: optional(formMoney()),
  on: optional(formDateText({ what: 'day on which it was given' })),
});
