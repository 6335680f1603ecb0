import type { PathFault } from '../fault.ts';
import type { Programme } from '../schema/programme.ts';

const ENROLLED: Readonly<Record<Exclude<Programme['enrols'], 'person' | 'family'>, string>> = {
  question:
    'Not until Facet records consultations: a professional’s question is put on record as a referral about a parent',
  setting: 'Not until Facet records consultations: a school or setting cannot be put on record',
  attendance: 'Not until Facet records groups: somebody who comes without a name cannot be counted',
};

/** Words that are checked and said in full, and that the pages do not follow, each with what happens instead. */
export function withoutEffect(programme: Programme): PathFault[] {
  const { enrols, wording } = programme;
  const said: (PathFault | false | undefined)[] = [
    enrols !== 'person' &&
      enrols !== 'family' && {
        path: ['enrols'],
        message: ENROLLED[enrols],
      },
    wording && {
      path: ['wording'],
      at: 'key',
      message: 'Not until pages take a programme’s own words: they say parent, worker, referral and contact',
    },
  ];
  return said.filter((each) => typeof each === 'object');
}
