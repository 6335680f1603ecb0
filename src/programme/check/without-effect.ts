import type { PathFault } from '../fault.ts';
import type { Programme } from '../schema/programme.ts';

const ENROLLED: Readonly<Record<Exclude<Programme['enrols'], 'person'>, string>> = {
  family: 'One person of the family is put on record and enrolled, and the others are tied to that person',
  question: 'A professional’s question is put on record as a referral about a parent',
  setting: 'A school or setting cannot be put on record',
  attendance: 'Somebody who comes without a name cannot be counted',
};

/** Words that are checked and said in full, and that the pages do not follow, each with what happens instead. */
export function withoutEffect(programme: Programme): PathFault[] {
  const { enrols, decision, wording } = programme;
  const said: (PathFault | false | undefined)[] = [
    enrols !== 'person' && {
      path: ['enrols'],
      message: `Not until Facet enrols more than a person: ${ENROLLED[enrols]}`,
    },
    decision?.by === 'panel' && {
      path: ['decision', 'by'],
      message:
        'Not until Facet records meetings: one person decides on a referral, and the panel is not asked for',
    },
    decision?.within && {
      path: ['decision', 'within'],
      message: 'Not until referrals have a day by which they are decided: nobody is reminded of it',
    },
    wording && {
      path: ['wording'],
      at: 'key',
      message: 'Not until pages take a programme’s own words: they say parent, worker, referral and contact',
    },
  ];
  return said.filter((each) => typeof each === 'object');
}
