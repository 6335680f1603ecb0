import type { ChronologyEntry, ChronologySource } from '../../doors/index.ts';
import { isName, staysInHouse, type Telling } from './telling.ts';
import { loadTellings } from './telling-store.ts';
import { tellingKindWords } from './telling-words.ts';

/** The names whose first day is known, as entries; what else is told has no place among things that happened. */
export function namesTaken(tellings: readonly Telling[], href: string): ChronologyEntry[] {
  return tellings.flatMap(({ id, kind, words, beganOn, by, struckOn, sharing }) =>
    beganOn && words && isName(kind) && !struckOn
      ? [
          {
            id: `name-${id}`,
            kind: 'name',
            on: beganOn.date,
            precision: beganOn.precision,
            title: `${tellingKindWords[kind]}: ${words}`,
            detail: null,
            by,
            href,
            ...(staysInHouse(sharing) && {
              staysInHouse: sharing
                ? 'told to this service, not for others'
                : 'nobody has asked yet who may see it',
            }),
          },
        ]
      : [],
  );
}

/** Names through time, in the chronology. */
export const nameEntries: ChronologySource = {
  kind: 'name',
  title: 'Names',
  theme: 'papers',
  entries: async ({ db }, personId) =>
    namesTaken(await loadTellings(db, personId), `/people/${personId}/details`),
};
