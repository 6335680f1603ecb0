import { z } from 'zod';
import { zDate } from '../../foundation/dates.ts';
import { zKey, zLine, zPounds, zProse, zSlug, zWhole } from './words.ts';

const zDocument = z.strictObject({
  id: zKey,
  title: zLine,
  as_at: zDate.meta({ description: 'The day that the document speaks of' }),
  assumed: z.boolean().default(false).meta({ description: 'The document prints no such day' }),
  note: zProse.optional(),
});

const zPeriod = z.strictObject({ id: zKey, title: zLine, from: zDate, to: zDate, note: zProse.optional() });

/** One figure in print. `value` is what stands on the page; `n` and `of` are what it says of rows. */
const zPrinted = z.strictObject({
  figure: zKey,
  document: zKey,
  value: z.number(),
  n: z.int().min(0).optional(),
  of: z.int().min(0).optional(),
  as_at: zDate.optional().meta({ description: "When it is not the document's own day" }),
  period: zKey.optional().meta({ description: 'Counts only rows dated within it' }),
  against: zKey.optional().meta({
    description:
      'A period before: the value is by how many percent the figure rose from it (below nothing: fell)',
  }),
  decimals: zWhole(0, 4).optional().meta({
    description:
      'How many decimals are in print; what is counted is rounded to them. Not rounded when left out',
  }),
  note: zProse.optional(),
});

/** What a service printed about itself: figures to count again, sums to add again, and where they disagree. */
export const zPublished = z.strictObject({
  programme: zSlug,
  documents: z.array(zDocument).min(1),
  periods: z.array(zPeriod).default([]),
  figures: z.array(zPrinted).min(1),
  totals: z
    .array(
      z.strictObject({
        id: zKey,
        document: zKey,
        title: zLine,
        printed: zPounds,
        costs: z.array(zKey).min(1).meta({ description: 'The lines of cost that it should be the sum of' }),
        note: zProse,
      }),
    )
    .default([]),
  differences: z
    .array(z.strictObject({ id: zKey, documents: z.array(zKey).min(1), about: zProse, explained: zProse }))
    .default([]),
  not_counted: z
    .array(z.strictObject({ what: zLine, value: zLine, documents: z.array(zKey).min(1), why: zProse }))
    .default([]),
});

export type Published = z.output<typeof zPublished>;
