import type { FamilyThen, PersonThen } from './family.ts';

/** More than this many on one drawing cannot be read. */
export const MOST_DRAWN = 80;

/** What of a large family is drawn, and who is listed instead. */
export interface FamilyPart {
  readonly drawn: FamilyThen;
  readonly listed: readonly PersonThen[];
}

/** The people nearest to the centre by ties, up to `most`; everybody else is listed. */
export function partToDraw(family: FamilyThen, most = MOST_DRAWN): FamilyPart {
  if (family.people.length <= most) return { drawn: family, listed: [] };
  const near = new Set(nearest(family).slice(0, most));
  const here = (id: string) => near.has(id);
  return {
    listed: family.people.filter(({ id }) => !here(id)),
    drawn: {
      ...family,
      people: family.people.filter(({ id }) => here(id)),
      couples: family.couples.filter(({ a, b }) => here(a) && here(b)),
      parentages: family.parentages.filter(({ parent, child }) => here(parent) && here(child)),
      siblings: family.siblings.filter(([a, b]) => here(a) && here(b)),
      qualities: family.qualities.filter(({ a, b }) => here(a) && here(b)),
      households: family.households
        .map((household) => ({ ...household, members: household.members.filter(here) }))
        .filter(({ members }) => members.length > 0),
    },
  };
}

/** Everybody, from the centre outwards, tie by tie; those with no tie to her last. */
function nearest(family: FamilyThen): string[] {
  const next = new Map<string, string[]>();
  const tie = (a: string, b: string) => {
    next.set(a, [...(next.get(a) ?? []), b]);
    next.set(b, [...(next.get(b) ?? []), a]);
  };
  for (const { a, b } of family.couples) tie(a, b);
  for (const { parent, child } of family.parentages) tie(parent, child);
  for (const [a, b] of family.siblings) tie(a, b);
  const known = new Set(family.people.map(({ id }) => id));
  const reached = new Set<string>(known.has(family.centre) ? [family.centre] : []);
  for (const id of reached)
    for (const other of (next.get(id) ?? []).toSorted()) if (known.has(other)) reached.add(other);
  return [...reached, ...[...known].filter((id) => !reached.has(id))];
}
