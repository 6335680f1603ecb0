import { z } from 'zod';
import { type ChronologyEntry, ofPerson, type QueryContext, query } from '../../doors/index.ts';
import { zIdOut } from '../../foundation/answers.ts';
import { notFound } from '../../foundation/fault.ts';
import { zId } from '../../foundation/identifiers.ts';
import { succeed } from '../../foundation/result.ts';
import { formatPartialDay } from '../../interface/wording/index.ts';
import { isOnRecord } from '../../people/index.ts';

/** A passage of a record that somebody may see otherwise. */
export interface Passage {
  /** The row that it stands in. */
  readonly id: string;
  readonly title: string;
  /** The page that it opens on. */
  readonly at: string | null;
}

const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/;

/** How many passages can be chosen from: the newest. */
const MOST = 500;

/** The row that an entry of the chronology tells of; undefined where it tells of none in particular. */
export const rowOf = ({ id }: Pick<ChronologyEntry, 'id'>): string | undefined => UUID.exec(id)?.[0];

const pathOf = (href: string | null) => href?.split(/[?#]/)[0] ?? null;

/** The passages of a record, the newest first, each row once: what the chronology tells, and her details. */
export async function passagesOf(
  { db, programmes, house }: Pick<QueryContext, 'db' | 'programmes' | 'house'>,
  personId: string,
): Promise<Passage[]> {
  const entries: ChronologyEntry[] = [];
  for (const source of house.chronology)
    entries.push(...(await source.entries({ db, programmes }, personId)));
  entries.sort((a, b) => Temporal.PlainDate.compare(b.on, a.on) || (a.id < b.id ? -1 : 1));
  const found = new Map<string, Passage>([
    [personId, { id: personId, title: 'Details of the person', at: `/people/${personId}/details` }],
  ]);
  for (const entry of entries) {
    const id = rowOf(entry);
    const day = formatPartialDay({ date: entry.on, precision: entry.precision });
    if (id && !found.has(id)) found.set(id, { id, title: `${day}: ${entry.title}`, at: pathOf(entry.href) });
  }
  return [...found.values()].slice(0, MOST);
}

/** Which passages of a record somebody may say are wrong. */
export const listPassages = query({
  name: 'listPassages',
  summary: 'Which passages of a person’s record she may say are wrong',
  permission: 'person:read',
  about: ofPerson,
  input: z.strictObject({ personId: zId }),
  output: z.strictObject({
    personId: zIdOut,
    passages: z.array(z.strictObject({ id: zIdOut, title: z.string(), at: z.string().nullable() })),
  }),
  looksAt: ({ personId }: { personId: string; passages: readonly Passage[] }) => [personId],
  api: { method: 'get', path: '/people/{personId}/passages' },
  handle: async (context, { personId }) =>
    (await isOnRecord(context.db, personId))
      ? succeed({ personId, passages: await passagesOf(context, personId) })
      : notFound('person'),
});
