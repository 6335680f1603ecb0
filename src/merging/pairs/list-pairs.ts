import { z } from 'zod';
import { listed } from '../../access/looks.ts';
import { query, wholeTenant } from '../../doors/index.ts';
import { zCountOut, zDayOut, zIdOut, zPartialDateOut, zVersionOut } from '../../foundation/answers.ts';
import { notFound } from '../../foundation/fault.ts';
import { zId } from '../../foundation/identifiers.ts';
import { succeed } from '../../foundation/result.ts';
import { peopleBeside } from './beside-store.ts';
import { type ListedPair, listedPairs, loadPair } from './pair-store.ts';

const zSide = z.strictObject({
  id: zIdOut,
  name: z.string(),
  knownAs: z.string().nullable(),
  bornOn: zPartialDateOut.nullable(),
  area: z.string().nullable(),
});

const zPair = z.strictObject({
  id: zIdOut,
  version: zVersionOut,
  one: zSide,
  other: zSide,
  reason: z.string().meta({ description: 'What was seen, in words' }),
  foundOn: zDayOut,
  apartOn: zDayOut.nullable().meta({ description: 'When somebody found that they are two people' }),
  apartBy: z.string().nullable(),
  apartWhy: z.string().nullable(),
});

/** How many pairs stand on one page. */
export const PAIRS_ON_A_PAGE = 20;

const side = ({ id, name, knownAs, bornOn, area }: ListedPair['one']) => ({
  id,
  name,
  knownAs,
  bornOn,
  area,
});
const pairOut = ({ one, other, ...rest }: ListedPair) => ({ ...rest, one: side(one), other: side(other) });

/** Lists pairs of records that may be of one person. */
export const listPairs = query({
  name: 'listPairs',
  summary: 'List pairs of records that may be of one person',
  permission: 'people:merge',
  about: wholeTenant,
  input: z.strictObject({
    personId: zId.nullish().meta({ description: 'Those alone of which one is of this person' }),
    apart: z
      .enum(['yes', 'no'])
      .default('no')
      .meta({ description: 'yes: those that were found to be two people' }),
    page: z.coerce
      .number('Enter a page number')
      .int('Enter a page number')
      .min(1, 'Pages are counted from 1')
      .max(1000, 'There are at most 1000 pages')
      .default(1)
      .meta({ description: 'Which page, from 1; 20 pairs stand on each' }),
  }),
  output: z.strictObject({
    pairs: z.array(zPair),
    total: zCountOut,
    page: z.int(),
    pages: zCountOut,
  }),
  api: { method: 'get', path: '/possible-pairs' },
  async handle({ db }, { personId, apart, page }) {
    const { pairs, total } = await listedPairs(db, {
      personId,
      apart: apart === 'yes',
      limit: PAIRS_ON_A_PAGE,
      offset: (page - 1) * PAIRS_ON_A_PAGE,
    });
    return succeed({ pairs: pairs.map(pairOut), total, page, pages: Math.ceil(total / PAIRS_ON_A_PAGE) });
  },
  looksAt: ({ pairs }) => listed(pairs.flatMap(({ one, other }) => [one.id, other.id])),
});

/** One pair, for the page on which it is said that they are two people. */
export const getPair = query({
  name: 'getPair',
  summary: 'Read one pair of records that may be of one person',
  permission: 'people:merge',
  about: wholeTenant,
  input: z.strictObject({ id: zId }),
  output: z.strictObject({
    id: zIdOut,
    version: zVersionOut,
    one: zSide,
    other: zSide,
    reason: z.string(),
    apartOn: zDayOut.nullable(),
  }),
  api: { method: 'get', path: '/possible-pairs/{id}' },
  async handle({ db }, { id }) {
    const pair = await loadPair(db, id);
    const people = pair && (await peopleBeside(db, [pair.personId, pair.otherId]));
    const [one, other] = [people?.get(pair?.personId ?? ''), people?.get(pair?.otherId ?? '')];
    if (!pair || !one || !other) return notFound('pair');
    const { version, reason, apartOn } = pair;
    return succeed({ id, version, reason, apartOn, one: side(one), other: side(other) });
  },
  looksAt: ({ one, other }) => listed([one.id, other.id]),
});
