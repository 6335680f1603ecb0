import type { PathFault } from '../fault.ts';
import type { Programme } from '../schema/programme.ts';
import { unnamed } from './named.ts';

/** Faults of meaning in intake: levels that nothing names, places that cannot be filled, words that are none. */
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
  return [...stages, ...tooMany(capacity), ...oddWords(programme)];
}

const PLAIN_WORD = /^[\p{L}\p{M}][\p{L}\p{M}\d '’-]{0,39}$/u;

/** Words that would not read as a word or two in the middle of a sentence. */
function oddWords({ wording = {} }: Programme): PathFault[] {
  const message = 'Write a word or two, of 40 characters at most: letters, spaces, hyphens and apostrophes';
  return Object.entries(wording).flatMap(([word, said]) =>
    said === undefined || PLAIN_WORD.test(said) ? [] : [{ path: ['wording', word], message }],
  );
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
