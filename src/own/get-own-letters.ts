import { z } from 'zod';
import { wholeTenant } from '../access/subject.ts';
import { query } from '../doors/index.ts';
import { zDayOut, zIdOut } from '../foundation/answers.ts';
import { lastDone, nextDate } from '../letters/index.ts';
import { letterTitle } from './letter-words.ts';
import { looksAtOwn, mine } from './mine.ts';
import { ownAgreements, ownLetters } from './own-store.ts';

/** What was agreed about letters, when the next is due, and what went either way: never where a child is. */
export const getOwnLetters = query({
  name: 'getOwnLetters',
  summary: 'One’s own letters: what was agreed, what went either way, and the next date',
  permission: 'own:read',
  about: wholeTenant,
  input: z.strictObject({}),
  output: z.strictObject({
    personId: zIdOut,
    agreements: z.array(
      z.strictObject({
        id: zIdOut,
        childCalled: z.string(),
        next: zDayOut.nullable(),
        endedOn: zDayOut.nullable(),
        letters: z.array(z.strictObject({ id: zIdOut, on: zDayOut, title: z.string() })),
      }),
    ),
  }),
  looksAt: looksAtOwn,
  api: null,
  handle: mine(async ({ db, today }, personId) => {
    const agreements = await ownAgreements(db, personId);
    const letters = await ownLetters(db, personId);
    const done = await lastDone(
      db,
      agreements.map(({ id }) => id),
    );
    return {
      agreements: agreements.map((agreement) => {
        const { id, childCalled, endedOn } = agreement;
        const next = endedOn ? null : (nextDate(agreement, done.get(id) ?? null, today) ?? null);
        const own = letters.flatMap(({ id: letterId, agreementId, happenedOn, ...letter }) =>
          agreementId === id && happenedOn
            ? [{ id: letterId, on: happenedOn, title: letterTitle(letter, childCalled) }]
            : [],
        );
        return { id, childCalled, next, endedOn, letters: own };
      }),
    };
  }),
});
