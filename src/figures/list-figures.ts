import { z } from 'zod';
import { query } from '../doors/index.ts';
import { notFound } from '../foundation/fault.ts';
import { succeed } from '../foundation/result.ts';
import { compiledFigures } from './compiled.ts';
import {
  agreementsOf,
  type CountedFigure,
  countedFigure,
  figuresBySet,
  spansOf,
  type WaitingFigure,
  waitingFigures,
} from './figure.ts';
import { zFiguresOut } from './figure-output.ts';
import { countFigures } from './figure-store.ts';
import { decideDays, zFigureQuestion, zSplitBy } from './question.ts';
import { breakdownOf, type SplitChoice, type SplitRow, splitChoice, splitChoices } from './split.ts';
import { countSplit } from './split-figures.ts';

/** Every figure of a programme as at a day. */
export interface Figures {
  readonly programme: string;
  readonly title: string;
  readonly asAt: Temporal.PlainDate;
  readonly from: Temporal.PlainDate | null;
  readonly to: Temporal.PlainDate | null;
  readonly figures: readonly CountedFigure[];
  /** The ways in which figures can be split. */
  readonly breakdowns: readonly SplitChoice[];
  /** The figures of one set, split; null where no split was asked for. */
  readonly split:
    | (SplitChoice & {
        readonly figures: readonly { readonly figure: string; readonly rows: readonly SplitRow[] }[];
      })
    | null;
  /** Figures that cannot be counted yet. */
  readonly waiting: readonly WaitingFigure[];
}

const zListFigures = z.strictObject({ ...zFigureQuestion.shape, split: zSplitBy });

/** Every figure of a programme as at a day: one statement for each set of rows, whatever the number of figures, and one more when they are split. */
export const listFigures = query({
  name: 'listFigures',
  summary: 'Every figure of a programme as at any day, each with n of N, percent and exact 95% interval',
  permission: 'figure:read',
  about: ({ programme }) => ({ kind: 'programme', programme }),
  input: zListFigures,
  output: zFiguresOut,
  looksAt: (_: Figures) => [],
  api: { method: 'get', path: '/programmes/{programme}/figures' },
  async handle({ db, programmes, house, today }, input) {
    const programme = programmes.current(input.programme);
    if (!programme) return notFound('programme');
    const days = decideDays(input, today);
    if (!days.ok) return days;
    const breakdowns = splitChoices(programme, house);
    const asked = breakdownOf(programme, breakdowns, input.split);
    if (!asked.ok) return asked;
    const question = { ...days.value, programmeId: programme.programme };
    const counted = new Map<string, CountedFigure>();
    const since = spansOf(programme, programmes.versions(programme.programme), house);
    for (const { set, figures } of figuresBySet(programme, house)) {
      const counts = await countFigures(db, compiledFigures(programme, set, figures, question));
      for (const [id, figure] of Object.entries(figures)) {
        const count = counts[id];
        const agreedTo = agreementsOf(programme, figure);
        if (count) counted.set(id, countedFigure(id, figure, set, count, since.get(id), agreedTo));
      }
    }
    const { asAt, from = null, to = null } = days.value;
    return succeed({
      programme: programme.programme,
      title: programme.title,
      asAt,
      from,
      to,
      figures: Object.keys(programme.figures).flatMap((id) => counted.get(id) ?? []),
      breakdowns,
      split: asked.value
        ? {
            ...splitChoice(asked.value),
            figures: await countSplit(db, programme, asked.value, house, question),
          }
        : null,
      waiting: waitingFigures(programme, house),
    });
  },
});
