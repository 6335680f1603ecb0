import type { QueryContext } from '../doors/index.ts';
import { formatDate } from '../interface/wording/index.ts';
import { type WeighedEntry, weighed } from './chronology.ts';

/** A kind of entry, with how many of it a person has. */
export interface KindCount {
  readonly kind: string;
  readonly title: string;
  readonly count: number;
}

/** Every room's entries for a person. Asks the sources one after the other: they share the request's one connection. */
export async function gatherEntries(
  { db, programmes, house }: Pick<QueryContext, 'db' | 'programmes' | 'house'>,
  personId: string,
): Promise<{ entries: WeighedEntry[]; kinds: KindCount[] }> {
  const entries: WeighedEntry[] = [];
  const kinds = new Map<string, KindCount>();
  for (const source of house.chronology) {
    const { kind, title } = source;
    const found = await source.entries({ db, programmes }, personId);
    entries.push(...found.map((entry) => weighed(entry, source)));
    kinds.set(kind, { kind, title, count: (kinds.get(kind)?.count ?? 0) + found.length });
  }
  return { entries: await withHerWords({ db, house }, personId, entries), kinds: [...kinds.values()] };
}

const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/;

/** The entries, each with what she says of it where she sees it otherwise. */
async function withHerWords(
  { db, house }: Pick<QueryContext, 'db' | 'house'>,
  personId: string,
  entries: WeighedEntry[],
): Promise<WeighedEntry[]> {
  const words = new Map<string, string[]>();
  for (const source of house.otherwise)
    for (const { passage, says, on } of await source(db, personId))
      words.set(passage, [...(words.get(passage) ?? []), `${says} (${formatDate(on)})`]);
  if (words.size === 0) return entries;
  return entries.map((entry) => {
    const otherwise = words.get(UUID.exec(entry.id)?.[0] ?? '');
    return otherwise ? { ...entry, otherwise } : entry;
  });
}
