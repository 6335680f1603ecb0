import type { PathFault } from '../fault.ts';
import type { Programme } from '../schema/programme.ts';
import { didYouMean } from '../suggest.ts';

/** Finds beginnings of a pathway that nobody could have, and pathways on which somebody would have none. */
export function beginningFaults({ pathways }: Pick<Programme, 'pathways'>): PathFault[] {
  return Object.entries(pathways).flatMap(([id, { first, stages }]) => {
    if (!first) return [];
    const path = ['pathways', id, 'first'];
    const known = stages.map((stage) => stage.id);
    const open = first.findIndex(({ when }) => when === undefined);
    const unknown = first.flatMap(({ stage }, index) =>
      known.includes(stage)
        ? []
        : [
            {
              path: [...path, index, 'stage'],
              message: `There is no stage "${stage}" in this pathway${didYouMean(stage, known)}`,
            },
          ],
    );
    if (open < 0) {
      const message = 'Nobody of whom no rule is true could begin; end the list with a stage without when';
      return [...unknown, { path: [...path, first.length - 1], message }];
    }
    const message = 'Nobody begins here: the one above it has no when, and is for everybody';
    const never = first.slice(open + 1).map((_, index) => ({ path: [...path, open + 1 + index], message }));
    return [...unknown, ...never];
  });
}
