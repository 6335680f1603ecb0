import type { TenantDb } from '../foundation/database/session.ts';
import type {
  Breakdown,
  Figure,
  FigureCount,
  FigureQuestion,
  FigureSet,
  Programme,
  ProgrammeEnvironment,
} from '../programme/index.ts';
import { compiledFigures } from './compiled.ts';
import { figuresBySet } from './figure.ts';
import { countSplitFigures } from './figure-store.ts';
import { type SplitCounts, type SplitRow, splitRows } from './split.ts';

/** All figures of the breakdown's set, split: one statement, whatever the number of figures. */
export async function countSplit(
  db: TenantDb,
  programme: Programme,
  breakdown: Breakdown,
  environment: ProgrammeEnvironment,
  question: FigureQuestion,
): Promise<{ readonly figure: string; readonly rows: readonly SplitRow[] }[]> {
  const found = figuresBySet(programme, environment).find(({ set }) => set.name === breakdown.of);
  if (!found) return [];
  const { set, figures } = found;
  const counts = await countSplitFigures(
    db,
    compiledFigures(programme, set, figures, question, breakdown.by),
  );
  return Object.entries(figures).map(([id, figure]) => ({
    figure: id,
    rows: splitRows(programme, breakdown, [id, figure], set, counts),
  }));
}

const NOBODY: FigureCount = { of: 0, n: 0, notKnown: 0, belongingNotKnown: 0, amount: null };

/** What a figure came to among the rows of one value; of nobody where there are none. */
export function countAmong(counts: SplitCounts, figure: string, value: string | null): FigureCount {
  return counts.find((each) => each.value === value)?.figures[figure] ?? NOBODY;
}

/** One figure split, as it came out of the database. */
export async function countOneSplit(
  db: TenantDb,
  programme: Programme,
  set: FigureSet,
  [id, figure]: readonly [id: string, figure: Figure],
  { by }: Breakdown,
  question: FigureQuestion,
): Promise<SplitCounts> {
  return countSplitFigures(db, compiledFigures(programme, set, { [id]: figure }, question, by));
}
