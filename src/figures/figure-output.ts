import { z } from 'zod';
import { zCountOut, zDayOut, zIdOut } from '../foundation/answers.ts';

const zShare = z.number().min(0).max(1);

/** A figure as the API answers it: its data dictionary and what it came to. */
export const zFigureOut = z.strictObject({
  id: z.string(),
  title: z.string(),
  about: z.string().meta({ description: 'What is counted, in plain words' }),
  area: z.string().nullable(),
  per: z.string().nullable(),
  show: z.enum(['count', 'percent', 'sum', 'mean', 'median']),
  of: zCountOut.meta({ description: 'Rows that the figure is of' }),
  n: zCountOut.meta({ description: 'Rows of these that count, or that have a value' }),
  notKnown: zCountOut.meta({ description: 'Rows of these for which a missing fact leaves it open' }),
  belongingNotKnown: zCountOut.meta({
    description: 'Rows of which it is not known whether they belong at all',
  }),
  amount: z.number().nullable().meta({ description: 'The sum, mean or median' }),
  shown: z.number().nullable().meta({ description: 'The number that the figure shows' }),
  share: zShare.nullable().meta({ description: 'n of N, where the figure is a share' }),
  interval: z
    .strictObject({ low: zShare, high: zShare })
    .nullable()
    .meta({ description: 'The exact 95% interval of the share (Clopper and Pearson)' }),
  beside: z.strictObject({ share: zShare, about: z.string(), source: z.string() }).nullable(),
  since: z
    .strictObject({ version: z.int().min(1), because: z.string() })
    .nullable()
    .meta({ description: 'From which version of the programme on it counts; null for every version' }),
  definition: z.strictObject({
    set: z.string(),
    setTitle: z.string(),
    dated: z.string(),
    where: z.string().nullable(),
    count: z.string().nullable(),
    value: z.string().nullable(),
    agreedTo: z
      .array(z.string())
      .meta({ description: 'Only those who agreed to this, and still did on the day, are counted' }),
  }),
});

const zSplitRowOut = zFigureOut
  .pick({
    of: true,
    n: true,
    notKnown: true,
    belongingNotKnown: true,
    amount: true,
    shown: true,
    share: true,
    interval: true,
  })
  .extend({
    value: z.string().nullable().meta({ description: 'As the breakdown’s rule gives it; null: not known' }),
    title: z.string(),
  });

const zSplitChoicesOut = z
  .array(z.strictObject({ id: z.string(), title: z.string(), of: z.string() }))
  .meta({ description: 'The breakdowns by which figures can be split, each with the set that it splits' });

const zSplitOut = z.strictObject({ id: z.string(), title: z.string(), of: z.string() });

const days = { asAt: zDayOut, from: zDayOut.nullable(), to: zDayOut.nullable() };

export const zFiguresOut = z.strictObject({
  programme: z.string(),
  title: z.string(),
  ...days,
  figures: z.array(zFigureOut),
  breakdowns: zSplitChoicesOut,
  split: zSplitOut
    .extend({ figures: z.array(z.strictObject({ figure: z.string(), rows: z.array(zSplitRowOut) })) })
    .nullable()
    .meta({ description: 'The figures of the breakdown’s set, split; null where no split was asked for' }),
  waiting: z
    .array(z.strictObject({ id: z.string(), title: z.string(), waitsFor: z.string() }))
    .meta({ description: 'Figures that cannot be counted until Facet records what they are of' }),
});

export const zOpenedFigureOut = z.strictObject({
  programme: z.string(),
  programmeTitle: z.string(),
  ...days,
  figure: zFigureOut,
  breakdowns: zSplitChoicesOut,
  split: zSplitOut.extend({ rows: z.array(zSplitRowOut) }).nullable(),
  among: z
    .strictObject({ value: z.string().nullable(), title: z.string() })
    .nullable()
    .meta({ description: 'The one value of the split whose rows these are; null for all rows' }),
  rows: z.strictObject({
    choice: z.enum(['counted', 'not_counted', 'not_known']),
    page: z.int().min(1),
    pages: z.int().min(1),
    total: zCountOut,
    rows: z.array(
      z.strictObject({
        reference: z
          .string()
          .meta({ description: 'The same for the same row of these figures, and tells nobody whose it is' }),
        value: z.number().nullable(),
        person: z
          .strictObject({ id: zIdOut.nullable(), title: z.string(), on: zDayOut, href: z.string() })
          .nullable()
          .meta({ description: 'Only for those who may read people’s records' }),
        deidentified: z
          .strictObject({
            ageBand: z
              .string()
              .nullable()
              .meta({ description: 'Her age on the day of the figures, in bands' }),
            month: z.string().meta({ description: 'The month of the row, YYYY-MM' }),
          })
          .nullable()
          .meta({ description: 'For those who may not read people’s records' }),
      }),
    ),
  }),
});

/** The rows of a programme's sets, split. */
export const zBreakdownsOut = z.array(
  z.strictObject({
    id: z.string(),
    title: z.string(),
    rows: z.array(z.strictObject({ value: z.string().nullable(), title: z.string(), count: zCountOut })),
  }),
);
