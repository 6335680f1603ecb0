import type { ChronologyEntry, ChronologySource } from '../doors/index.ts';
import { came } from './group.ts';
import { attendedWords } from './group-words.ts';
import { attendancesOf, groupsOfPerson } from './member-store.ts';

const KIND = 'group';

type Member = Awaited<ReturnType<typeof groupsOfPerson>>[number];

function entriesOf({ id, personId, title, role, joinedOn, leftOn, leftWhy, by }: Member): ChronologyEntry[] {
  const common = { kind: KIND, precision: 'day' as const, href: `/people/${personId}/groups` };
  const words = role === 'co_facilitator' ? 'Holds it with the workers' : null;
  return [
    ...(joinedOn ? [{ ...common, id, on: joinedOn, title: `Joined ${title}`, detail: words, by }] : []),
    ...(joinedOn && leftOn
      ? [{ ...common, id: `${id}-left`, on: leftOn, title: `Left ${title}`, detail: leftWhy, by: null }]
      : []),
  ];
}

/** Groups that somebody joined and left, and every session with whether she came: one that she missed counts as work too. */
export const groupChronology: ChronologySource = {
  kind: KIND,
  title: 'Groups',
  async entries({ db }, personId) {
    const members = await groupsOfPerson(db, personId);
    const lines = await attendancesOf(db, personId);
    return [
      ...members.flatMap(entriesOf),
      ...lines.map(
        ({ id, heldOn, title, answer, by, supportGroupId, groupSessionId }): ChronologyEntry => ({
          id,
          kind: KIND,
          on: heldOn,
          precision: 'day',
          title: `${title}: ${attendedWords[answer]}`,
          detail: null,
          by,
          href: `/groups/${supportGroupId}/sessions/${groupSessionId}`,
          met: came(answer),
          weight: 'routine',
          lane: 'contacts',
        }),
      ),
    ];
  },
};
