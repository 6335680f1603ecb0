import { z } from 'zod';
import { parseDate, parsePartialDate } from './dates.ts';

/** Parts that the schemas of answers are made of: what JSON makes of days, instants and identifiers. */

function isInstant(text: string): boolean {
  try {
    return Temporal.Instant.from(text).toString() === text;
  } catch {
    return false;
  }
}

/** A calendar day in an answer, `2024-03-04`. */
export const zDayOut = z
  .string()
  .refine((text) => parseDate(text) !== undefined, 'no day')
  .meta({ format: 'date' });

/** An instant in an answer, `2024-03-04T09:30:00Z`. */
export const zInstantOut = z.string().refine(isInstant, 'no instant').meta({ format: 'date-time' });

/** A local time of day in an answer, `14:30:00`. */
export const zTimeOut = z
  .string()
  .regex(/^\d{2}:\d{2}:\d{2}$/)
  .meta({ description: 'Local time, HH:MM:SS' });

/** A date as text that says how closely it is known, in an answer: `2019`, `2019-03` or `2019-03-04`. */
export const zKnownDateOut = z
  .string()
  .refine((text) => parsePartialDate(text) !== undefined, 'no date')
  .meta({ description: 'Known to the day, month or year: YYYY-MM-DD, YYYY-MM or YYYY' });

export const zPrecisionOut = z.enum(['day', 'month', 'year']);

/** A `PartialDate` in an answer. */
export const zPartialDateOut = z
  .strictObject({
    date: zDayOut.meta({ description: 'The first day of the month or year where the day is not known' }),
    precision: zPrecisionOut,
  })
  .meta({ id: 'PartialDate', description: 'A date with how closely it is known' });

/** An identifier in an answer. */
export const zIdOut = z.guid();

/** A row's version in an answer. */
export const zVersionOut = z.int().min(1).meta({
  description: 'Send it with the next change: a change that was made from an older version is refused (409)',
});

/** How many there are, in an answer. */
export const zCountOut = z.int().min(0);

/** What most commands answer: which record was made or changed, and its version now. */
export const zChangedOut = z
  .strictObject({ id: zIdOut, version: zVersionOut })
  .meta({ id: 'Changed', description: 'The record that was made or changed, as it is now' });
