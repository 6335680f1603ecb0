import { query } from '../doors/index.ts';
import { notFound } from '../foundation/fault.ts';
import { succeed } from '../foundation/result.ts';
import { type Breakdown, breakdownWaitsFor, type Figure, type Programme } from '../programme/index.ts';
import { compiledFigures } from './compiled.ts';
import { zBreakdownsOut } from './figure-output.ts';
import { countSplitFigures } from './figure-store.ts';
import { decideDays, zFigureQuestion } from './question.ts';
import { splitTitle, titlesOf } from './split.ts';

/** How many rows there are of each value. */
export interface BrokenDown {
  readonly id: string;
  readonly title: string;
  readonly rows: readonly {
    readonly value: string | null;
    readonly title: string;
    readonly count: number;
  }[];
}

const ALL: Figure = { title: 'All', about: 'Every row', of: '', show: 'count' };

/** The breakdowns of a programme as at a day, one statement each. */
export const listBreakdowns = query({
  name: 'listBreakdowns',
  summary: 'The rows of a programme’s sets, split as its file says: by pathway, by route in',
  permission: 'figure:read',
  about: ({ programme }) => ({ kind: 'programme', programme }),
  input: zFigureQuestion,
  output: zBreakdownsOut,
  looksAt: (_: readonly BrokenDown[]) => [],
  api: null,
  async handle({ db, programmes, house, today }, input) {
    const programme = programmes.current(input.programme);
    if (!programme) return notFound('programme');
    const days = decideDays(input, today);
    if (!days.ok) return days;
    const question = { ...days.value, programmeId: programme.programme };
    const found: BrokenDown[] = [];
    for (const breakdown of programme.breakdowns) {
      const set = house.figureSets.find(({ name }) => name === breakdown.of);
      if (!set || breakdownWaitsFor(programme, breakdown, house) !== undefined) continue;
      const figures = { all: { ...ALL, of: set.name } };
      const compiled = compiledFigures(programme, set, figures, question, breakdown.by);
      found.push(brokenDown(breakdown, programme, await countSplitFigures(db, compiled)));
    }
    return succeed<readonly BrokenDown[]>(found);
  },
});

function brokenDown(
  { id, title }: Breakdown,
  programme: Programme,
  rows: Awaited<ReturnType<typeof countSplitFigures>>,
): BrokenDown {
  const titles = titlesOf(programme);
  return {
    id,
    title,
    rows: rows
      .map(({ value, figures }) => ({
        value,
        title: splitTitle(value, titles),
        count: figures.all?.n ?? 0,
      }))
      .sort((a, b) => b.count - a.count),
  };
}
