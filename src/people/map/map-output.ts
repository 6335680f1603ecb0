import { z } from 'zod';
import { zDayOut, zIdOut, zVersionOut } from '../../foundation/answers.ts';
import { qualities } from '../../interface/charts/index.ts';

const zSpan = { beganOn: zDayOut.nullable(), endedOn: zDayOut.nullable() };

/** How two people are with one another, in an answer. */
export const zQualityOut = z.strictObject({
  id: zIdOut,
  version: zVersionOut,
  personId: zIdOut,
  otherId: zIdOut,
  quality: z.enum(qualities),
  ...zSpan,
});

/** A household, in an answer. */
export const zHouseholdOut = z.strictObject({
  id: zIdOut,
  version: zVersionOut,
  name: z.string(),
  endedOn: zDayOut.nullable(),
  members: z.array(z.strictObject({ id: zIdOut, version: zVersionOut, memberId: zIdOut, ...zSpan })),
});
