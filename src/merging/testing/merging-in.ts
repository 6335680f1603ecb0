import type { TestHouse } from '../../../test/support/house.ts';
import { addSomebody } from '../../people/testing/add-somebody.ts';
import { mergePeople } from '../index.ts';

/** Why two records are one, in tests. */
export const WHY = 'The hospital knew her by her maiden name';

/** Puts people on record in a house and merges them. */
export function mergingIn(house: TestHouse) {
  let number = 0;
  async function somebody(name: string, more: object = {}): Promise<string> {
    number += 1;
    const [givenName = '', familyName = `Example${number}`] = name.split(' ');
    const { id } = await addSomebody(house, { person: { givenName, familyName, ...more } });
    return id;
  }
  async function wish(personId: string, otherId: string) {
    const { rows } = await house.owner.query<{ id: string; version: number }>(
      'select id, version from t_east.person where id in ($1, $2)',
      [personId, otherId],
    );
    const of = (id: string) => rows.find((row) => row.id === id)?.version ?? 1;
    return { personId, otherId, version: of(personId), otherVersion: of(otherId), why: WHY };
  }
  const merge = async (personId: string, otherId: string, more: object = {}) =>
    house.done(mergePeople, { ...(await wish(personId, otherId)), ...more }, house.actors.manager);
  /** The code of the refusal; undefined where the merge goes through. */
  async function refusal(personId: string, otherId: string, more: object = {}) {
    const done = await house.run(
      mergePeople,
      { ...(await wish(personId, otherId)), ...more },
      house.actors.manager,
    );
    return done.ok ? undefined : done.error.kind === 'refused' ? done.error.code : done.error.kind;
  }
  return { somebody, wish, merge, refusal };
}

export type Merging = ReturnType<typeof mergingIn>;
