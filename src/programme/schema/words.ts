import { z } from 'zod';

/** A length of time as a manager writes it (`12 weeks`), for deadlines, stages and rhythms. */
export interface Span {
  readonly amount: number;
  readonly unit: 'day' | 'week' | 'month' | 'year';
}

/** Reads `1 week`, `18 months`; undefined when it is no length of time. */
function parseSpan(text: string): Span | undefined {
  const match = /^([1-9]\d{0,3}) (day|week|month|year)s?$/.exec(text);
  const unit = match?.[2];
  if (unit !== 'day' && unit !== 'week' && unit !== 'month' && unit !== 'year') return undefined;
  return { amount: Number(match?.[1]), unit };
}

/** The stable name of a part of a programme. Records keep it, so wording can change and the name cannot. */
export const zKey = z
  .string('Write a short name, such as letterbox_started')
  .regex(
    /^[a-z][a-z0-9_]{0,59}$/,
    'Use small letters, digits and underscores, starting with a letter, such as letterbox_started',
  )
  .meta({ description: 'A stable name: small letters, digits and underscores' });

/** The name of a programme, as it stands in addresses and folder names. */
export const zSlug = z
  .string('Write a short name, such as diamond')
  .regex(
    /^[a-z][a-z0-9-]{0,59}$/,
    'Use small letters, digits and hyphens, starting with a letter, such as diamond',
  )
  .meta({ description: 'A short name: small letters, digits and hyphens' });

/** A heading or label of one line. */
export const zLine = z
  .string('Write this as text: put it in quotes')
  .min(1, 'Write something here')
  .max(300, 'Shorten this to 300 characters or fewer')
  .refine((text) => !text.trim().includes('\n'), 'Keep this on one line');

/** A few plain sentences. */
export const zProse = z
  .string('Write this as text: put it in quotes')
  .min(1, 'Write something here')
  .max(5000, 'Shorten this to 5,000 characters or fewer')
  .transform((text) => text.trim());

/** A rule or a number in the expression language; checked after the shape. */
export const zExpression = z
  .string('Write the rule as text; put it in quotes if it holds a colon or a hash')
  .min(1, 'Write the rule')
  .max(2000, 'Shorten this rule to 2,000 characters or fewer')
  .meta({ description: 'An expression (CEL), such as pathway == "participant"' });

/** A length of time in words. */
export const zSpan = z
  .string('Write a length of time, such as 12 weeks')
  .transform((text, context): Span => {
    const span = parseSpan(text);
    if (span) return span;
    context.addIssue({
      code: 'custom',
      message: 'Write a length of time, such as 1 week, 12 weeks or 18 months',
    });
    return z.NEVER;
  })
  .meta({ description: 'A length of time: 1 week, 12 weeks, 18 months', examples: ['1 week', '18 months'] });

/** In place of a length of time: until the child who is expected is born. */
export const zBirth = z.literal('birth', 'Write birth, or a length of time such as 12 weeks');

/** A length of time within which something is to be done; `working` counts working days alone. */
export interface Deadline extends Span {
  readonly working: boolean;
}

/** How soon something is to be done. */
export const zDeadline = z
  .string('Write a length of time, such as 10 working days')
  .transform((text, context): Deadline => {
    const amount = Number(/^([1-9]\d{0,2}) working days?$/.exec(text)?.[1]);
    if (amount >= 1 && amount <= 260) return { amount, unit: 'day', working: true };
    const span = parseSpan(text);
    if (span) return { ...span, working: false };
    const message = 'Write a length of time, such as 10 working days (260 at most), 2 weeks or 1 month';
    context.addIssue({ code: 'custom', message });
    return z.NEVER;
  })
  .meta({
    description: 'How soon: 10 working days (without weekends and bank holidays), 2 weeks, 1 month',
    examples: ['10 working days', '2 weeks'],
  });

/** Pounds in the file, integer pence in the program. */
export const zPounds = z
  .number('Write the amount in pounds as a number, without £ or commas')
  .min(0, 'An amount cannot be below zero')
  .max(1_000_000_000, 'An amount cannot be above £1,000,000,000')
  .refine(
    (pounds) => Math.abs(pounds * 100 - Math.round(pounds * 100)) < 1e-6,
    'Write no more than two decimals',
  )
  .transform((pounds) => Math.round(pounds * 100))
  .meta({ description: 'An amount in pounds, such as 69000 or 12.50' });

/** A whole number of years, weeks, people and so on, from `least`. */
export function zWhole(least: number, most: number) {
  return z
    .int('Write a whole number')
    .min(least, `Write ${least} or more`)
    .max(most, `Write ${most.toLocaleString('en-GB')} or less`);
}

/** A thing with a stable name and a title: the shape that most lists in a programme share. */
export const zNamed = z.strictObject({ id: zKey, title: zLine, about: zProse.optional() });

const DAYS: Record<Span['unit'], number> = { day: 1, week: 7, month: 30.4375, year: 365.25 };

/** About how many days a length of time has: months and years are the mean of the calendar's. */
export function daysIn({ amount, unit }: Span): number {
  return amount * DAYS[unit];
}

/** A place in time beside an anchor date: below zero is before it. */
export interface Offset {
  readonly amount: number;
  readonly unit: Span['unit'];
}

/** How far before or after a date something falls. */
export const zOffset = z
  .string('Write when, such as 10 days after')
  .transform((text, context): Offset => {
    if (text === 'on the day') return { amount: 0, unit: 'day' };
    const match = /^(.+) (before|after)$/.exec(text);
    const span = match?.[1] === undefined ? undefined : parseSpan(match[1]);
    if (span) return { amount: match?.[2] === 'before' ? -span.amount : span.amount, unit: span.unit };
    const message = 'Write when, such as 12 weeks before, 10 days after or on the day';
    context.addIssue({ code: 'custom', message });
    return z.NEVER;
  })
  .meta({
    description: 'When, counted from a date: 12 weeks before, 10 days after, on the day',
    examples: ['12 weeks before', 'on the day'],
  });
