import { z } from 'zod';
import { formDateText, optional } from '../../interface/forms/index.ts';

/** The form for one outcome. */
export const outcomeForm = z.object({
  outcome: z.string('Choose what has changed').min(1, 'Choose what has changed'),
  on: optional(formDateText({ what: 'day on which it was reached' })),
  evidence: z.string().default(''),
});
