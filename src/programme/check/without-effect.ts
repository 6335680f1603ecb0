import type { PathFault } from '../fault.ts';
import type { Programme } from '../schema/programme.ts';

/** Words that are checked and said in full, and that the pages do not follow, each with what happens instead. */
export function withoutEffect(programme: Programme): PathFault[] {
  const { enrols, wording } = programme;
  const said: (PathFault | false | undefined)[] = [
    enrols !== 'person' &&
      wording?.person !== undefined && {
        path: ['wording', 'person'],
        at: 'key',
        message: 'Pages speak of one person of it as a parent: this word stands in the description alone',
      },
  ];
  return said.filter((each) => typeof each === 'object');
}
