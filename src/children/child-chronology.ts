import type { ChronologyEntry, ChronologySource } from '../doors/index.ts';
import { loadRecord } from '../people/index.ts';
import type { ChildState } from './child-state.ts';
import { loadStates } from './child-store.ts';
import { topicWords, valueWords } from './child-words.ts';

/** Orders, plans, contact and where a child lived, as entries on their first day. */
export function stateEntries(
  states: readonly ChildState[],
  nameOf: ReadonlyMap<string, string>,
  personId: string,
): ChronologyEntry[] {
  return states.flatMap(({ id, childId, topic, value, words, beganOn, struckOn }) => {
    const name = nameOf.get(childId);
    if (!beganOn || struckOn || name === undefined) return [];
    const said = valueWords[topic][value] ?? value;
    return [
      {
        id: `child-${id}`,
        kind: 'child',
        on: beganOn.date,
        precision: beganOn.precision,
        title: `${name}: ${topicWords[topic].toLowerCase()}, ${said.charAt(0).toLowerCase()}${said.slice(1)}`,
        detail: words,
        by: null,
        href: `/people/${personId}/family/children/${childId}/through-time`,
        childId,
      },
    ];
  });
}

/** What is on record of the children through time, in the chronology. */
export const childChronology: ChronologySource = {
  kind: 'child',
  title: 'Children’s lives',
  theme: 'children',
  async entries({ db }, personId) {
    const record = await loadRecord(db, personId);
    if (!record) return [];
    const open = record.children.filter(({ hidden }) => !hidden);
    return stateEntries(
      await loadStates(db, personId),
      new Map(open.map(({ id, name }) => [id, name])),
      personId,
    );
  },
};
