import { z } from 'zod';
import { isBefore, zDate } from '../foundation/dates.ts';
import { type Fault, type FieldFault, invalid } from '../foundation/fault.ts';
import { type Result, succeed } from '../foundation/result.ts';

/** What every question about figures may say: as at which day, and of rows dated within which period. */
export const zFigureQuestion = z.strictObject({
  programme: z
    .string('Say which programme')
    .min(1, 'Say which programme')
    .max(60)
    .meta({ description: 'Which programme, by its id' }),
  asAt: zDate.optional().meta({ description: 'Counted as records stood on this day; today when left out' }),
  from: zDate.optional().meta({ description: 'Only rows dated on or after this day' }),
  to: zDate.optional().meta({ description: 'Only rows dated on or before this day' }),
});

/** By which of the programme's breakdowns figures are split. */
export const zSplitBy = z
  .string('Choose one of the ways to split')
  .max(60, 'Choose one of the ways to split')
  .optional()
  .meta({ description: 'Split by this breakdown of the programme’s file, by its id' });

/** The days that a question is about. */
export interface QuestionDays {
  readonly asAt: Temporal.PlainDate;
  readonly from: Temporal.PlainDate | undefined;
  readonly to: Temporal.PlainDate | undefined;
}

/** Settles the days of a question. What has not happened yet cannot be counted. */
export function decideDays(
  asked: {
    readonly asAt?: Temporal.PlainDate | undefined;
    readonly from?: Temporal.PlainDate | undefined;
    readonly to?: Temporal.PlainDate | undefined;
  },
  today: Temporal.PlainDate,
): Result<QuestionDays, Fault> {
  const { asAt = today, from, to } = asked;
  const faults: FieldFault[] = [];
  if (isBefore(today, asAt)) {
    faults.push({ path: ['asAt'], message: 'The date must be today or in the past' });
  }
  if (from && to && isBefore(to, from)) {
    faults.push({ path: ['to'], message: 'The last day must be on or after the first' });
  }
  if (from && isBefore(asAt, from)) {
    faults.push({
      path: ['from'],
      message: 'The first day must be on or before the day that figures are as at',
    });
  }
  return faults.length > 0 ? invalid(...faults) : succeed({ asAt, from, to });
}
