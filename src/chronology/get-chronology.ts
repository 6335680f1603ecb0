import { z } from 'zod';
import { chronologyThemes, ofPerson, type QueryContext, query } from '../doors/index.ts';
import { isBefore, zDate } from '../foundation/dates.ts';
import { invalidField, notFound } from '../foundation/fault.ts';
import { zId } from '../foundation/identifiers.ts';
import { succeed } from '../foundation/result.ts';
import { zOptionalText } from '../foundation/text.ts';
import { isOnRecord, loadRecord } from '../people/index.ts';
import { selectEntries, type WeighedEntry, weights } from './chronology.ts';
import { zChronologyOut } from './chronology-output.ts';
import { gatherEntries, type KindCount } from './gather.ts';

/** A page of a person's chronology. */
export interface Chronology {
  readonly personId: string;
  readonly entries: readonly WeighedEntry[];
  /** How many entries there are on all pages. */
  readonly total: number;
  readonly page: number;
  readonly pages: number;
  /** The kinds of entry that can be filtered by, with how many of each there are before filtering. */
  readonly kinds: readonly KindCount[];
  /** The children of whom there are entries. */
  readonly children: readonly { readonly id: string; readonly name: string }[];
}

const zList = z.union([z.array(z.string()), z.string().transform((text) => text.split(',').filter(Boolean))]);
const zKinds = zList
  .default([])
  .meta({ description: 'Kinds of entry, separated by commas; every kind when left out' });

const left = (text: unknown) => (text === '' ? undefined : text);
const zDay = z.preprocess(left, zDate.optional());

/** The children of hers of whom there are entries, in the order in which they were born. */
export async function childrenIn(
  { db }: Pick<QueryContext, 'db'>,
  personId: string,
  entries: readonly WeighedEntry[],
): Promise<Chronology['children']> {
  const record = await loadRecord(db, personId);
  const named = new Set(entries.map(({ childId }) => childId));
  return (record?.children ?? [])
    .filter(({ id, hidden }) => !hidden && named.has(id))
    .map(({ id, name }) => ({ id, name }));
}

/** What the chronology is filtered by, for its page and for copies of it. */
export const filterFields = {
  kinds: zKinds,
  themes: zList
    .default([])
    .pipe(z.array(z.enum(chronologyThemes, 'Choose a theme from the list')))
    .meta({
      description: `Themes, separated by commas (${chronologyThemes.join(', ')}); every theme when left out`,
    }),
  childId: z
    .preprocess(left, zId.optional())
    .meta({ description: 'A child of hers: entries about that child alone' }),
  atLeast: z
    .preprocess(left, z.enum(weights, 'Choose how much is shown').optional())
    .meta({ description: 'key: turns of her road alone; ordinary: all but the everyday' }),
  from: zDay.meta({ description: 'From this day on' }),
  to: zDay.meta({ description: 'Up to this day' }),
  text: zOptionalText(200).meta({ description: 'Words that the entry holds' }),
};

/** Everything recorded of a person, in the order of time, from every room. */
export const getChronology = query({
  name: 'getChronology',
  summary: 'Everything recorded of a person, in the order of time',
  permission: 'person:read',
  about: ofPerson,
  input: z.strictObject({
    personId: zId,
    ...filterFields,
    order: z
      .enum(['newest', 'oldest'], 'Choose newest or oldest first')
      .default('newest')
      .meta({ description: 'Which comes first' }),
    page: z.coerce
      .number('Enter a page number')
      .int()
      .min(1)
      .max(100_000)
      .default(1)
      .meta({ description: 'Which page, from 1' }),
    size: z.coerce
      .number()
      .int()
      .min(1)
      .max(5_000)
      .default(50)
      .meta({ description: 'How many stand on a page' }),
  }),
  output: zChronologyOut,
  looksAt: (chronology: Chronology) => [chronology.personId],
  api: { method: 'get', path: '/people/{personId}/chronology' },
  async handle(context, { personId, page, size, text, ...wanted }) {
    if (wanted.from && wanted.to && isBefore(wanted.to, wanted.from)) {
      return invalidField(['to'], 'The last day must be on or after the first');
    }
    if (!(await isOnRecord(context.db, personId))) return notFound('person');
    const { entries, kinds } = await gatherEntries(context, personId);
    const chosen = selectEntries(entries, { ...wanted, text: text ?? undefined });
    const pages = Math.max(1, Math.ceil(chosen.length / size));
    const shown = chosen.slice((page - 1) * size, page * size);
    const children = await childrenIn(context, personId, entries);
    return succeed({ personId, entries: shown, total: chosen.length, page, pages, kinds, children });
  },
});
