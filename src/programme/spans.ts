import { knownSets, type ProgrammeEnvironment } from './environment.ts';
import { compileExpression } from './expression/compile.ts';
import { namesOf } from './expression/names.ts';
import type { Figure } from './schema/figures.ts';
import type { Programme } from './schema/programme.ts';
import { setScope } from './sql/scope.ts';

/** From which version on a figure counts, and what the version before did not know; null when it counts in all. */
export interface FigureSince {
  readonly version: number;
  readonly because: string;
}

/**
 * Whether a figure spans the versions of its programme. It does where its rules hold in each: a name that an earlier
 * version did not have was never recorded under it, so the figure says from which version on it counts. `versions` are
 * the published ones, in any order, the figure's own among them.
 */
export function figureSince(
  figure: Figure,
  versions: readonly Programme[],
  environment: ProgrammeEnvironment,
): FigureSince | null {
  const known = knownSets(environment).get(figure.of);
  if (!known) return null;
  const newestFirst = versions.toSorted((a, b) => b.version - a.version);
  for (const [index, older] of newestFirst.entries()) {
    const scope = setScope(known.shape, namesOf(older));
    const fault = [
      [figure.where, 'yes_no'] as const,
      [figure.count, 'yes_no'] as const,
      [figure.value, 'number'] as const,
    ]
      .map(([source, gives]) => (source === undefined ? undefined : faultOf(source, scope, gives)))
      .find((each) => each !== undefined);
    const newer = newestFirst[index - 1];
    if (fault !== undefined && newer) return { version: newer.version, because: fault };
  }
  return null;
}

function faultOf(source: string, scope: Parameters<typeof compileExpression>[1], gives: 'yes_no' | 'number') {
  const compiled = compileExpression(source, scope, gives);
  return compiled.ok ? undefined : compiled.error[0]?.message;
}
