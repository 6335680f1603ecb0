import type { PathFault } from '../fault.ts';
import { beginnings } from '../first-stage.ts';
import type { Pathway, Stage } from '../schema/practice.ts';
import type { Programme } from '../schema/programme.ts';
import { daysIn } from '../schema/words.ts';
import { didYouMean } from '../suggest.ts';
import { beginningFaults } from './beginnings.ts';
import { unnamed } from './named.ts';

/** Finds stages that nobody can reach, by what follows what or by time. */
export function stageFaults(programme: Programme): PathFault[] {
  const faults = Object.entries(programme.pathways).flatMap(([id, pathway]) => [
    ...followFaults(id, pathway),
    ...otherPathways(programme, id, pathway),
    ...unreachable(id, pathway),
    ...outOfTime(id, pathway),
  ]);
  return [...beginningFaults(programme), ...faults];
}

/** The stages that may follow the stage at `index`: those it names, or else the one written below it. */
export function following(stages: readonly Stage[], index: number): readonly string[] {
  const below = stages[index + 1];
  return stages[index]?.next ?? (below ? [below.id] : []);
}

/** The stages that the file offers from the stage at `index`: those that follow, and steps up and down. */
export function offered(stages: readonly Stage[], index: number): readonly string[] {
  const stage = stages[index];
  return [...new Set([...following(stages, index), ...(stage?.step_up ?? []), ...(stage?.step_down ?? [])])];
}

const ROADS = ['next', 'step_up', 'step_down'] as const;

function followFaults(id: string, pathway: Pathway): PathFault[] {
  const known = pathway.stages.map((stage) => stage.id);
  return pathway.stages.flatMap((stage, index) =>
    ROADS.flatMap((road) =>
      (stage[road] ?? []).flatMap((name, at) => {
        const path = ['pathways', id, 'stages', index, road, at];
        if (!known.includes(name)) {
          return [{ path, message: `There is no stage "${name}" in this pathway${didYouMean(name, known)}` }];
        }
        if (name !== stage.id || road === 'next') return [];
        return [{ path, message: 'This stage leads to itself' }];
      }),
    ),
  );
}

function otherPathways(programme: Programme, id: string, pathway: Pathway): PathFault[] {
  const known = Object.keys(programme.pathways).filter((each) => each !== id);
  return (['step_up', 'step_down'] as const).flatMap((road) =>
    (pathway[road] ?? []).flatMap((name, at) =>
      unnamed('other pathway', name, known, ['pathways', id, road, at]),
    ),
  );
}

function unreachable(id: string, pathway: Pathway): PathFault[] {
  const positions = new Map(pathway.stages.map((stage, index) => [stage.id, index]));
  const begun = beginnings(pathway).flatMap((id) => positions.get(id) ?? []);
  const reached = new Set<number>(begun.length > 0 ? begun : [0]);
  for (const index of reached) {
    for (const name of offered(pathway.stages, index)) {
      const position = positions.get(name);
      if (position !== undefined) reached.add(position);
    }
  }
  return pathway.stages.flatMap((stage, index) =>
    reached.has(index)
      ? []
      : [
          {
            path: ['pathways', id, 'stages', index],
            message: `No stage leads to "${stage.id}"; name it in the "next" of another stage, or in "first"`,
          },
        ],
  );
}

function outOfTime(id: string, pathway: Pathway): PathFault[] {
  if (pathway.first || pathway.stages.some((stage) => stage.next)) return [];
  const faults: PathFault[] = [];
  let passed = 0;
  for (const [index, stage] of pathway.stages.entries()) {
    const until = stage.until === 'birth' ? undefined : stage.until;
    const end = until ? daysIn(until) : passed + lengthOf(stage);
    if (until && end <= passed) {
      const message = `This stage would end before it begins: the stages above it last longer`;
      faults.push({ path: ['pathways', id, 'stages', index, 'until'], message });
    }
    passed = Math.max(passed, end);
  }
  return faults;
}

function lengthOf(stage: Stage): number {
  return (
    daysIn({ amount: stage.weeks ?? 0, unit: 'week' }) + daysIn({ amount: stage.months ?? 0, unit: 'month' })
  );
}
