import { z } from 'zod';
import { zExpression, zKey, zLine, zPounds, zProse } from './words.ts';

/** One line of what the programme costs; pounds in the file, pence in the program. */
export const zCost = z.strictObject({
  id: zKey,
  title: zLine,
  amount: zPounds,
  paid_by: zLine,
  period: zLine,
  counted: z.boolean().default(true).meta({ description: 'false: shown, and left out of the sum' }),
  note: zLine.optional(),
});

/** A rate that somebody published, for reading a figure beside it. */
const zPublishedRate = z.strictObject({
  percent: z.number().gt(0, 'Give a percent above 0').lt(100, 'Give a percent below 100'),
  about: zLine,
  source: zLine,
});

/** A defined number over records. Rows are chosen by `where`; `count` says which of them count. */
export const zFigure = z
  .strictObject({
    title: zLine,
    about: zProse,
    of: zKey.meta({ description: 'The set of rows, such as referrals or enrolments' }),
    where: zExpression.optional(),
    count: zExpression.optional(),
    value: zExpression.optional().meta({ description: 'The number of each row, for sum, mean and median' }),
    show: z.enum(['count', 'percent', 'sum', 'mean', 'median']).default('count'),
    area: zKey.optional().meta({ description: 'To which area of plan it belongs, by its id' }),
    draw: z.enum(['bar', 'step', 'none']).optional().meta({
      description:
        'How the report draws it. bar: a share, with its interval. step: a count, as a step on the way in. none: not drawn. When left out, a share is a bar, and a count without an area a step',
    }),
    per: zLine.optional().meta({ description: 'What is counted, in the plural: parents, children' }),
    rests_on: zKey.optional().meta({
      description:
        'The use that the figure makes of the record, such as evaluation, as a consent names it under supports: only those who agreed to it count, and only while they do',
    }),
    beside: zPublishedRate.optional().meta({ description: 'A published rate to read a share beside' }),
  })
  .superRefine((figure, context) => {
    const adds = figure.show === 'sum' || figure.show === 'mean' || figure.show === 'median';
    if (adds && !figure.value) {
      context.addIssue({
        code: 'custom',
        path: ['show'],
        message: `A ${figure.show} needs a value to take it of`,
      });
    }
    if (!adds && figure.value) {
      context.addIssue({
        code: 'custom',
        path: ['value'],
        message: `A ${figure.show} has no value; use count for the rule`,
      });
    }
    if (figure.beside && !figure.count) {
      const message =
        'Only a share can stand beside a published rate; give count, the rule for the rows that count';
      context.addIssue({ code: 'custom', path: ['beside'], message });
    }
    if (figure.draw === 'bar' && (!figure.count || adds)) {
      const message = 'Only a share is drawn as a bar; give count, the rule for the rows that count';
      context.addIssue({ code: 'custom', path: ['draw'], message });
    }
    if (figure.draw === 'step' && figure.show !== 'count') {
      const message = `Only a count is a step on the way in; this is a ${figure.show}`;
      context.addIssue({ code: 'custom', path: ['draw'], message });
    }
    if (figure.show === 'percent' && !figure.count) {
      context.addIssue({
        code: 'custom',
        path: ['show'],
        message: 'A percent needs count, the rule for the rows that count',
      });
    }
  });

export const zFigures = z.record(zKey, zFigure).default({});

/** A way to split figures of one set. */
export const zBreakdown = z.strictObject({
  id: zKey,
  title: zLine,
  of: zKey,
  by: zExpression,
  draw: z.enum(['bars', 'none']).default('bars').meta({
    description: 'How the report shows it. bars: drawn, each value as a share of all. none: as a table alone',
  }),
});

export type Cost = z.output<typeof zCost>;
export type Figure = z.output<typeof zFigure>;
export type Breakdown = z.output<typeof zBreakdown>;
