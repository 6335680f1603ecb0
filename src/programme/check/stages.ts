import type { PathFault } from '../fault.ts';
import type { Pathway, Stage } from '../schema/practice.ts';
import type { Programme } from '../schema/programme.ts';
import { daysIn } from '../schema/words.ts';
import { didYouMean } from '../suggest.ts';

/** Finds stages that nobody can reach, by what follows what or by time. */
export function stageFaults(programme: Programme): PathFault[] {
  return Object.entries(programme.pathways).flatMap(([id, pathway]) => [
    ...followFaults(id, pathway),
    ...unreachable(id, pathway),
    ...outOfTime(id, pathway),
  ]);
}

/** The stages that may follow the stage at `index`: those it names, or else the one written below it. */
export function following(stages: readonly Stage[], index: number): readonly string[] {
  const below = stages[index + 1];
  return stages[index]?.next ?? (below ? [below.id] : []);
}

function followFaults(id: string, pathway: Pathway): PathFault[] {
  const known = pathway.stages.map((stage) => stage.id);
  return pathway.stages.flatMap((stage, index) =>
    (stage.next ?? []).flatMap((name, at) =>
      known.includes(name)
        ? []
        : [
            {
              path: ['pathways', id, 'stages', index, 'next', at],
              message: `There is no stage "${name}" in this pathway${didYouMean(name, known)}`,
            },
          ],
    ),
  );
}

function unreachable(id: string, pathway: Pathway): PathFault[] {
  const positions = new Map(pathway.stages.map((stage, index) => [stage.id, index]));
  const reached = new Set<number>([0]);
  for (const index of reached) {
    for (const name of following(pathway.stages, index)) {
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
            message: `No stage leads to "${stage.id}"; name it in the "next" of another stage`,
          },
        ],
  );
}

function outOfTime(id: string, pathway: Pathway): PathFault[] {
  if (pathway.stages.some((stage) => stage.next)) return [];
  const faults: PathFault[] = [];
  let passed = 0;
  for (const [index, stage] of pathway.stages.entries()) {
    const end = stage.until ? daysIn(stage.until) : passed + lengthOf(stage);
    if (stage.until && end <= passed) {
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
