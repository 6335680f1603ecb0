import { z } from 'zod';
import { zCountOut } from '../foundation/answers.ts';

/** The most people that one trial makes up. */
export const MOST_PEOPLE = 200;

/** How long a trial may take, in minutes; what has not ended by then is given up. */
export const TRIAL_MINUTES = 10;

const zTitled = { id: z.string(), title: z.string() };
const zShare = z.number().min(0).max(1);

/** What came of the made-up people. */
export const zTrialResult = z.strictObject({
  from: z.string().meta({ description: 'The first day of a referral' }),
  until: z.string().meta({ description: 'The day as at which things stood' }),
  referrals: zCountOut,
  accepted: zCountOut,
  declined: zCountOut,
  withdrawn: zCountOut,
  waiting: zCountOut.meta({ description: 'Referrals on which nobody had decided yet' }),
  exceptions: zCountOut.meta({ description: 'Accepted although a criterion was not met, as a manager may' }),
  begun: zCountOut,
  ended: zCountOut,
  declinedFor: z.array(z.strictObject({ ...zTitled, count: zCountOut })),
  heldBack: z
    .array(z.strictObject({ ...zTitled, notMet: zCountOut, notKnown: zCountOut }))
    .optional()
    .meta({
      description:
        'How often each criterion was not met or not known by somebody made up; older trials did not say',
    }),
  pathways: z.array(
    z.strictObject({
      ...zTitled,
      begun: zCountOut,
      stages: z.array(z.strictObject({ ...zTitled, reached: zCountOut })),
    }),
  ),
  figures: z.array(
    z.strictObject({
      ...zTitled,
      show: z.enum(['count', 'percent', 'sum', 'mean', 'median']),
      shown: z.number().nullable(),
      n: zCountOut,
      of: zCountOut,
      notKnown: zCountOut,
      interval: z.strictObject({ low: zShare, high: zShare }).nullable(),
    }),
  ),
  waitingFigures: z.array(z.strictObject({ ...zTitled, waitsFor: z.string() })),
});

export type TrialResult = z.output<typeof zTrialResult>;

/** What a trial is of: a programme's plain values with all that it extends, so many people, and chance. */
export interface TrialAsked {
  readonly source: string;
  readonly whole: unknown;
  readonly people: number;
  readonly seed: string;
}

/** How a trial ended. */
export type TrialOutcome =
  | { readonly ok: true; readonly result: TrialResult }
  | { readonly ok: false; readonly because: string };
