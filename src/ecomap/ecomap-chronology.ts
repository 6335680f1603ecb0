import type { ChronologyEntry, ChronologySource } from '../doors/index.ts';
import { connectionKindWords, strengthWords } from '../interface/charts/index.ts';
import type { ConnectionRecord } from './connection.ts';
import type { CultureTold } from './culture.ts';
import { areaTitles } from './culture-words.ts';
import { loadAllCopies, loadConnections, loadCulture } from './ecomap-store.ts';

/** Connections whose first or last day is known; one that goes on otherwise than before is told of once. */
export function connectionEntries(connections: readonly ConnectionRecord[], href: string): ChronologyEntry[] {
  const common = { kind: 'ecomap', by: null, href };
  return connections.flatMap(({ id, name, kind, strength, words, beganOn, endedOn }) => {
    const goesOn = connections.some(
      (each) => each.name === name && endedOn && each.beganOn?.date.equals(endedOn.date),
    );
    const what = connectionKindWords[kind].toLowerCase();
    return [
      ...(beganOn
        ? [
            {
              ...common,
              id: `connection-${id}`,
              on: beganOn.date,
              precision: beganOn.precision,
              title: `Ecomap: ${name} (${what}): ${strengthWords[strength].toLowerCase()}`,
              detail: words,
            },
          ]
        : []),
      ...(endedOn && !goesOn
        ? [
            {
              ...common,
              id: `connection-end-${id}`,
              on: endedOn.date,
              precision: endedOn.precision,
              title: `Ecomap: ${name} (${what}) came to an end`,
              detail: null,
            },
          ]
        : []),
    ];
  });
}

/** The days on which the culturagram was worked on; what was told stands on its own page, with what she allowed. */
export function cultureEntries(told: readonly CultureTold[], href: string): ChronologyEntry[] {
  return [...Map.groupBy(told, ({ toldOn }) => toldOn.toString()).values()].flatMap((ones) => {
    const [first] = ones;
    if (!first) return [];
    const areas = [...new Set(ones.map(({ area }) => areaTitles[area]))];
    return [
      {
        id: `culture-${first.id}`,
        kind: 'ecomap',
        on: first.toldOn,
        precision: 'day' as const,
        title: `Culturagram: ${areas.join('; ')}`,
        detail: null,
        by: first.by,
        href,
      },
    ];
  });
}

/** The ecomap and the culturagram, in the chronology. */
export const ecomapChronology: ChronologySource = {
  kind: 'ecomap',
  title: 'Ecomap',
  async entries({ db }, personId) {
    const base = `/people/${personId}`;
    const copies = (await loadAllCopies(db, personId)).map(({ id, drawn, takenOn, note, by }) => ({
      id: `picture-${id}`,
      kind: 'ecomap',
      on: takenOn,
      precision: 'day' as const,
      title: drawn === 'ecomap' ? 'A copy of the ecomap was kept' : 'A copy of the culturagram was kept',
      detail: note,
      by,
      href: `${base}/${drawn}/copies/${id}`,
    }));
    return [
      ...connectionEntries(await loadConnections(db, personId), `${base}/ecomap`),
      ...cultureEntries(await loadCulture(db, personId), `${base}/culturagram`),
      ...copies,
    ];
  },
};
