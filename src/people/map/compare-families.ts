import type { Family } from '../../interface/charts/index.ts';
import { coupleOnMap, linkOnMap, qualityOnMap } from '../../interface/charts/index.ts';
import { formatDate } from '../../interface/wording/index.ts';

/** One thing in which two maps of a family differ; null where the one map does not have it. */
export interface MapDifference {
  readonly what: string;
  readonly before: string | null;
  readonly today: string | null;
}

/** In what two maps of one family differ: who is on them, how they are tied, and how they are with one another. */
export function compareFamilies(then: Family, now: Family): MapDifference[] {
  const names = new Map([...then.people, ...now.people].map(({ id, name }) => [id, name]));
  const named = (id: string) => names.get(id) ?? 'Somebody';
  const [before, after] = [linesOf(then, named), linesOf(now, named)];
  const keys = [...new Set([...before.keys(), ...after.keys()])].sort();
  return keys.flatMap((key) => {
    const [one, other] = [before.get(key), after.get(key)];
    if (one?.says === other?.says) return [];
    const what = one?.what ?? other?.what ?? '';
    return [{ what, before: one?.says ?? null, today: other?.says ?? null }];
  });
}

interface Line {
  readonly what: string;
  readonly says: string;
}

function linesOf(family: Family, named: (id: string) => string): Map<string, Line> {
  const pair = (a: string, b: string) => [a, b].sort().join(' ');
  const both = (a: string, b: string) => [named(a), named(b)].sort().join(' and ');
  return new Map([
    ...family.people.map(
      ({ id, note }) => [`1 ${id}`, { what: named(id), says: note ?? 'On the map' }] as const,
    ),
    ...family.couples.map(({ a, b, steps }) => {
      const says = steps
        .map(({ state, from }) => `${coupleOnMap[state]}${from ? ` from ${formatDate(from)}` : ''}`)
        .join(', ');
      return [`2 ${pair(a, b)}`, { what: both(a, b), says }] as const;
    }),
    ...family.parentages.map(
      ({ parent, child, kind }) =>
        [
          `3 ${parent} ${child} ${kind}`,
          { what: `${named(parent)} and ${named(child)}`, says: linkOnMap[kind] },
        ] as const,
    ),
    ...(family.siblings ?? []).map(
      ([a, b]) => [`4 ${pair(a, b)}`, { what: both(a, b), says: linkOnMap.siblings }] as const,
    ),
    ...qualityLines(family, pair, both),
  ]);
}

function qualityLines(
  family: Family,
  pair: (a: string, b: string) => string,
  both: (a: string, b: string) => string,
): (readonly [string, Line])[] {
  const open = family.qualities.filter(({ to }) => !to);
  return [...Map.groupBy(open, ({ a, b }) => pair(a, b))].flatMap(([key, ties]) => {
    const [first] = ties;
    const says = ties.map(({ quality }) => qualityOnMap[quality]).join(', ');
    return first ? [[`5 ${key}`, { what: both(first.a, first.b), says }] as const] : [];
  });
}
