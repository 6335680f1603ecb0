import { z } from 'zod';
import { query, withinReach } from '../doors/index.ts';
import { succeed } from '../foundation/result.ts';
import { zOptionalText } from '../foundation/text.ts';
import { zPeopleFoundOut } from './person-output.ts';
import { searchPeople } from './search-store.ts';
import { readSearch } from './search-words.ts';

const LAST_PAGE = 1000;

/** Finds people by name (misspelt or in another script), by date of birth, or by both. */
export const findPeople = query({
  name: 'findPeople',
  summary: 'Find people by name, however spelt, or by date of birth',
  permission: 'person:read',
  about: withinReach,
  input: z.strictObject({
    q: zOptionalText(200).meta({
      description: 'A name, however it is spelt, a date of birth, or both',
    }),
    page: z.coerce
      .number('Enter a page number')
      .int('Enter a page number')
      .min(1, 'Pages are counted from 1')
      .max(LAST_PAGE, `There are at most ${LAST_PAGE} pages`)
      .default(1)
      .meta({ description: 'Which page, from 1; 20 people stand on each' }),
  }),
  output: zPeopleFoundOut,
  api: { method: 'get', path: '/people' },
  handle: async ({ db, today }, { q, page }) =>
    succeed(await searchPeople(db, readSearch(q ?? '', today), page)),
  // A list of names is not a look into anybody's record.
  looksAt: () => [],
});
