import { z } from 'zod';

const zCount = z.int().min(0);
const zShare = z.number().min(0).max(1);
const zDay = z.string().meta({ format: 'date' });

/** A figure as the API answers it: its data dictionary and what it came to. */
export const zFigureOut = z.object({
  id: z.string(),
  title: z.string(),
  about: z.string().meta({ description: 'What is counted, in plain words' }),
  area: z.string().nullable(),
  per: z.string().nullable(),
  show: z.enum(['count', 'percent', 'sum', 'mean', 'median']),
  of: zCount.meta({ description: 'Rows that the figure is of' }),
  n: zCount.meta({ description: 'Rows of these that count, or that have a value' }),
  notKnown: zCount.meta({ description: 'Rows of these for which a missing fact leaves it open' }),
  belongingNotKnown: zCount.meta({ description: 'Rows of which it is not known whether they belong at all' }),
  amount: z.number().nullable().meta({ description: 'The sum, mean or median' }),
  shown: z.number().nullable().meta({ description: 'The number that the figure shows' }),
  share: zShare.nullable().meta({ description: 'n of N, where the figure is a share' }),
  interval: z
    .object({ low: zShare, high: zShare })
    .nullable()
    .meta({ description: 'The exact 95% interval of the share (Clopper and Pearson)' }),
  beside: z.object({ share: zShare, about: z.string(), source: z.string() }).nullable(),
  definition: z.object({
    set: z.string(),
    setTitle: z.string(),
    dated: z.string(),
    where: z.string().nullable(),
    count: z.string().nullable(),
    value: z.string().nullable(),
  }),
});

const days = { asAt: zDay, from: zDay.nullable(), to: zDay.nullable() };

export const zFiguresOut = z.object({
  programme: z.string(),
  title: z.string(),
  ...days,
  figures: z.array(zFigureOut),
});

export const zOpenedFigureOut = z.object({
  programme: z.string(),
  programmeTitle: z.string(),
  ...days,
  figure: zFigureOut,
  rows: z.object({
    choice: z.enum(['counted', 'not_counted', 'not_known']),
    page: z.int().min(1),
    pages: z.int().min(1),
    total: zCount,
    rows: z.array(
      z.object({
        reference: z
          .string()
          .meta({ description: 'The same for the same row, and tells nobody whose it is' }),
        value: z.number().nullable(),
        person: z
          .object({ id: z.string().nullable(), title: z.string(), on: zDay, href: z.string() })
          .nullable()
          .meta({ description: 'Only for those who may read people’s records' }),
      }),
    ),
  }),
});
