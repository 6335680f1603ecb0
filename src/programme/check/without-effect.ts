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
    enrols !== 'person' &&
      wording?.person !== undefined && {
        path: ['wording', 'person'],
        at: 'key',
        message: 'Pages speak of one person of it as a parent: this word stands in the description alone',
      },
  ];
  return said.filter((each) => typeof each === 'object');
}
