import type { PathFault } from '../fault.ts';
import type { Programme } from '../schema/programme.ts';
import { unnamed } from './named.ts';

/** Faults of meaning in capacity and intensity: levels that nothing names, places that cannot be filled. */
export function intakeFaults(programme: Programme): PathFault[] {
  const { capacity } = programme;
  const levels = (capacity?.intensity ?? []).map((each) => each.id);
  const stages = Object.entries(programme.pathways).flatMap(([id, pathway]) =>
    pathway.stages.flatMap((stage, index) =>
      stage.intensity === undefined
        ? []
        : unnamed('level of intensity', stage.intensity, levels, [
            'pathways',
            id,
            'stages',
            index,
            'intensity',
          ]),
    ),
  );
  return [...stages, ...tooMany(capacity)];
}

function tooMany(capacity: Programme['capacity']): PathFault[] {
  if (!capacity) return [];
  const whole = capacity.per_programme;
  return capacity.intensity.flatMap((level, index) =>
    whole !== undefined && level.per_programme !== undefined && level.per_programme > whole
      ? [
          {
            path: ['capacity', 'intensity', index, 'per_programme'],
            message: `This is more than the programme has places (${whole})`,
          },
        ]
      : [],
  );
}
