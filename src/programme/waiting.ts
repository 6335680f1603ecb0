import { type KnownSet, knownSets, type ProgrammeEnvironment } from './environment.ts';
import { compileExpression } from './expression/compile.ts';
import { variablesIn } from './expression/expression.ts';
import { namesOf } from './expression/names.ts';
import type { Breakdown, Figure } from './schema/figures.ts';
import type { Programme } from './schema/programme.ts';
import { setScope } from './sql/scope.ts';

/** The room that a sound figure waits for: it can be counted once that room stands. Undefined when it can be now. */
export function waitingFor(
  programme: Programme,
  figure: Figure,
  environment: ProgrammeEnvironment,
): string | undefined {
  const known = knownSets(environment).get(figure.of);
  if (!known || known.waitsFor !== undefined) return known?.waitsFor;
  const rules = [
    [figure.where, 'yes_no'],
    [figure.count, 'yes_no'],
    [figure.value, 'number'],
  ] as const;
  for (const [source, gives] of rules) {
    const room = source === undefined ? undefined : roomOf(source, gives, known, programme);
    if (room !== undefined) return room;
  }
  return undefined;
}

/** Likewise for a breakdown. */
export function breakdownWaitsFor(
  programme: Programme,
  breakdown: Breakdown,
  environment: ProgrammeEnvironment,
): string | undefined {
  const known = knownSets(environment).get(breakdown.of);
  if (!known || known.waitsFor !== undefined) return known?.waitsFor;
  return roomOf(breakdown.by, 'text', known, programme);
}

function roomOf(
  source: string,
  gives: 'yes_no' | 'number' | 'text',
  { shape, awaited }: KnownSet,
  programme: Programme,
): string | undefined {
  if (awaited.size === 0) return undefined;
  const compiled = compileExpression(source, setScope(shape, namesOf(programme)), gives);
  if (!compiled.ok) return undefined;
  for (const name of variablesIn(compiled.value)) {
    const room = awaited.get(name);
    if (room !== undefined) return room;
  }
  return undefined;
}
