import { type AskedOf, ruleSees, ruleValue } from './expression/rule-of.ts';
import type { Pathway } from './schema/practice.ts';
import type { Programme } from './schema/programme.ts';

/** With which stage somebody begins; where a rule that decides it is not known, the stages that it may be. */
export type FirstStage =
  | { readonly stage: string; readonly because: string | null }
  | { readonly stage: null; readonly among: readonly string[] };

/** The stages of a pathway with which somebody may begin, in the order of the file. */
export function beginnings({ first, stages }: Pick<Pathway, 'first' | 'stages'>): readonly string[] {
  return [...new Set(first?.map(({ stage }) => stage) ?? stages.slice(0, 1).map(({ id }) => id))];
}

/**
 * The stage with which somebody begins a pathway: of the first rule that is true. A rule that is not known settles
 * nothing: then it may be its stage, or any that a later rule would give. Undefined where there is no such pathway.
 */
export function firstStage(programme: Programme, pathway: string, known: AskedOf): FirstStage | undefined {
  const road = Object.hasOwn(programme.pathways, pathway) ? programme.pathways[pathway] : undefined;
  if (!road) return undefined;
  const among: string[] = [];
  for (const { stage, when, because } of road.first ?? [{ stage: road.stages[0]?.id ?? '' }]) {
    const value = when === undefined || ruleValue(programme, when, known);
    if (value === false) continue;
    among.push(stage);
    if (value !== true) continue;
    const choices = [...new Set(among)];
    return choices.length === 1 ? { stage, because: because ?? null } : { stage: null, among: choices };
  }
  return { stage: null, among: [...new Set(among)] };
}

/** True where a rule of a pathway’s beginning looks at a fact, such as `pregnancy`. */
export function beginningSees(programme: Programme, name: string): boolean {
  return Object.values(programme.pathways).some(({ first }) =>
    first?.some(({ when }) => when !== undefined && ruleSees(programme, when, name)),
  );
}
