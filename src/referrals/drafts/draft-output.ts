import { z } from 'zod';
import { zDayOut, zIdOut, zInstantOut, zVersionOut } from '../../foundation/answers.ts';
import { STATUSES } from '../referral.ts';
import { ORIGINS } from '../referral-input.ts';
import { zDraftValue } from './save-draft.ts';

/** An unfinished referral. */
export const zDraftOut = z.strictObject({
  id: zIdOut,
  version: zVersionOut,
  programmeId: z.string(),
  origin: z.enum(ORIGINS),
  answers: z.record(z.string(), zDraftValue).meta({ description: 'As typed so far' }),
  savedAt: zInstantOut,
  expiresOn: zDayOut,
  sent: z
    .strictObject({ id: zIdOut, reference: z.string(), receivedOn: zDayOut, status: z.enum(STATUSES) })
    .nullable(),
});
