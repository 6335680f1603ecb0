import type { Fault } from '../../foundation/fault.ts';
import { refused } from '../../foundation/fault.ts';
import { type Result, succeed } from '../../foundation/result.ts';
import { foldName, likenessOfBirths, whySame } from '../../people/index.ts';
import type { NearPair } from './near-pairs-store.ts';
import type { StoredPair } from './pair-store.ts';

/** Two records that may be of one person, and what was seen; the lesser identifier stands first. */
export interface FoundPair {
  readonly personId: string;
  readonly otherId: string;
  readonly reason: string;
  readonly likeness: number;
}

/** Which of the pairs that are near may be of one person, the likeliest first. */
export function pairsAmong(near: readonly NearPair[]): FoundPair[] {
  return near
    .flatMap(({ one, other, soundsAlike, similarity }): FoundPair[] => {
      const nameOf = ({ givenName, familyName }: NearPair['one']) => foldName(`${givenName} ${familyName}`);
      const same = nameOf(one) === nameOf(other);
      const why = whySame({ same, soundsAlike, similarity }, likenessOfBirths(one.bornOn, other.bornOn));
      return why ? [{ personId: one.id, otherId: other.id, ...why }] : [];
    })
    .sort((a, b) => b.likeness - a.likeness || (a.personId < b.personId ? -1 : 1));
}

/** No more new pairs than this stand in the list at a time: nobody looks through more. */
export const MOST_OPEN = 1000;

/** What a look changes of what is on record. */
export interface PairChanges {
  readonly add: readonly FoundPair[];
  /** New pairs of which a name or a date was mended since, so that nothing speaks for them any more. */
  readonly remove: readonly StoredPair[];
}

const keyOf = ({ personId, otherId }: Pick<FoundPair, 'personId' | 'otherId'>) => `${personId} ${otherId}`;

/** What is to be written after a look. What somebody found to be two people stays so. */
export function pairChanges(found: readonly FoundPair[], onRecord: readonly StoredPair[]): PairChanges {
  const known = new Set(onRecord.map(keyOf));
  const still = new Set(found.map(keyOf));
  const open = onRecord.filter(({ apartOn }) => apartOn === null);
  const remove = open.filter((pair) => !still.has(keyOf(pair)));
  const room = Math.max(0, MOST_OPEN - (open.length - remove.length));
  return { add: found.filter((pair) => !known.has(keyOf(pair))).slice(0, room), remove };
}

/** Whether a pair can be said to be two people. */
export function decideApart({ apartOn }: StoredPair): Result<null, Fault> {
  return apartOn === null
    ? succeed(null)
    : refused('settled_already', 'Somebody has looked at these two already: they are two people.');
}
