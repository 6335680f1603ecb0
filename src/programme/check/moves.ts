import type { Names } from '../expression/vocabulary.ts';
import type { Path, PathFault } from '../fault.ts';
import type { Moves } from '../schema/intake.ts';
import type { Programme } from '../schema/programme.ts';
import { unnamed } from './named.ts';

/** Faults of the moves of open cases, as far as the new version alone can show them. */
export function moveFaults(programme: Programme, names: Names, questions: readonly string[]): PathFault[] {
  const from = new Set<number>();
  return programme.moves.flatMap((moves, index) => {
    const path = ['moves', index];
    const faults = facing(moves, path, programme, names, questions);
    if (moves.from >= programme.version) {
      const message = `Cases move from an earlier version; this is version ${programme.version}`;
      faults.push({ path: [...path, 'from'], message });
    }
    if (from.has(moves.from)) {
      faults.push({ path: [...path, 'from'], message: `Version ${moves.from} is written twice here` });
    }
    from.add(moves.from);
    return faults;
  });
}

function facing(
  moves: Moves,
  path: Path,
  programme: Programme,
  names: Names,
  questions: readonly string[],
): PathFault[] {
  const pathways = Object.entries(moves.pathways).flatMap(([old, name]) =>
    unnamed('pathway', name, names.pathways, [...path, 'pathways', old]),
  );
  const stages = Object.entries(moves.stages).flatMap(([pathway, renames]) => {
    const now = programme.pathways[moves.pathways[pathway] ?? pathway];
    const known = (now?.stages ?? []).map((stage) => stage.id);
    return Object.entries(renames).flatMap(([old, name]) =>
      unnamed('stage', name, known, [...path, 'stages', pathway, old]),
    );
  });
  const renamed = Object.entries(moves.questions).flatMap(([old, name]) =>
    unnamed('question', name, questions, [...path, 'questions', old]),
  );
  const dropped = moves.dropped.flatMap((name, at) =>
    questions.includes(name)
      ? [
          {
            path: [...path, 'dropped', at],
            message: `"${name}" is still asked; take it out of one of the two`,
          },
        ]
      : [],
  );
  return [...pathways, ...stages, ...renamed, ...dropped];
}
