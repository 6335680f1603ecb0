import {
  type AmongRows,
  type CompiledFigures,
  type CompiledRows,
  compileFigureRows,
  compileFigureSet,
  type Figure,
  type FigureQuestion,
  type FigureSet,
  type Programme,
} from '../programme/index.ts';

/** Statements of some kilobytes each, for one programme; the one that was asked for longest ago makes room. */
const MOST_KEPT = 64;

type Kept = CompiledFigures | CompiledRows;

/** By the programme as it was published and the set, which never change: what is let go of takes its statements along. */
const kept = new WeakMap<Programme, WeakMap<FigureSet, Map<string, Kept>>>();

function keeping<T extends Kept>(programme: Programme, set: FigureSet, key: string, compile: () => T): T {
  const ofProgramme = kept.get(programme) ?? new WeakMap<FigureSet, Map<string, Kept>>();
  kept.set(programme, ofProgramme);
  const statements = ofProgramme.get(set) ?? new Map<string, Kept>();
  ofProgramme.set(set, statements);
  // The key says which of the two kinds it is.
  const found = (statements.get(key) as T | undefined) ?? compile();
  statements.delete(key);
  statements.set(key, found);
  const [oldest] = statements.keys();
  if (statements.size > MOST_KEPT && oldest !== undefined) statements.delete(oldest);
  return found;
}

/** Figures of one set as one statement, compiled once for a version of a programme and a question. */
export function compiledFigures(
  programme: Programme,
  set: FigureSet,
  figures: Readonly<Record<string, Figure>>,
  question: FigureQuestion,
  split?: string,
): CompiledFigures {
  const key = JSON.stringify(['figures', Object.entries(figures), question, split ?? null]);
  return keeping(programme, set, key, () => compileFigureSet(programme, set, figures, question, split));
}

/** The rows behind one figure as one statement, compiled once for a version of a programme and a question. */
export function compiledRows(
  programme: Programme,
  set: FigureSet,
  figure: Figure,
  question: FigureQuestion,
  among?: AmongRows,
): CompiledRows {
  const key = JSON.stringify(['rows', figure, question, among ?? null]);
  return keeping(programme, set, key, () => compileFigureRows(programme, set, figure, question, among));
}
