import type { ChronologyEntry, QueryContext } from '../doors/index.ts';

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
): Promise<{ entries: ChronologyEntry[]; kinds: KindCount[] }> {
  const entries: ChronologyEntry[] = [];
  const kinds = new Map<string, KindCount>();
  for (const source of house.chronology) {
    const { kind, title } = source;
    const found = await source.entries({ db, programmes }, personId);
    entries.push(...found);
    kinds.set(kind, { kind, title, count: (kinds.get(kind)?.count ?? 0) + found.length });
  }
  return { entries, kinds: [...kinds.values()] };
}
