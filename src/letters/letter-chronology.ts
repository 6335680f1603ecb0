import type { ChronologySource } from '../doors/index.ts';
import { childrenWrittenTo, lettersOf } from './letter-store.ts';
import { directionWords, exchangeWords } from './letter-words.ts';

/** Letters and the like that were sent, came, or were passed over; never what they say. */
export const letterChronology: ChronologySource = {
  kind: 'letter',
  title: 'Letters and contact with children',
  theme: 'children',
  async entries({ db }, personId) {
    const letters = await lettersOf(db, personId);
    const children = await childrenWrittenTo(db, personId);
    return letters.flatMap((letter) => {
      const { id, kind, direction, status, childCalled, happenedOn, readOn, by } = letter;
      if (!happenedOn) return [];
      const where =
        direction === 'to_parent'
          ? `from ${childCalled}’s family`
          : direction === 'together'
            ? `with ${childCalled}`
            : `to ${childCalled}`;
      const title =
        status === 'passed' ? `No letter to ${childCalled} this time` : `${exchangeWords[kind]} ${where}`;
      return [
        {
          id,
          kind: 'letter',
          on: happenedOn,
          precision: 'day' as const,
          title,
          detail: [directionWords[direction], readOn ? 'read together' : null].filter(Boolean).join(', '),
          by,
          href: `/people/${personId}/letters/${id}`,
          lane: 'letters' as const,
          childId: children.get(letter.agreementId),
        },
      ];
    });
  },
};
