import { z } from 'zod';
import { command, ofPerson, staffIdOf } from '../../doors/index.ts';
import { zChangedOut } from '../../foundation/answers.ts';
import type { TenantDb } from '../../foundation/database/session.ts';
import { checkAsSeen } from '../../foundation/database/write.ts';
import { zDate } from '../../foundation/dates.ts';
import { invalid, invalidField, notFound } from '../../foundation/fault.ts';
import { zId } from '../../foundation/identifiers.ts';
import { succeed } from '../../foundation/result.ts';
import { zText } from '../../foundation/text.ts';
import { loadMapPeople } from '../family-map-store.ts';
import { loadPerson } from '../people-store.ts';
import { loadHouseholds } from './map-store.ts';
import { dayFaults } from './record-quality.ts';

const zHousehold = {
  name: zText(80, 'Give the household a name, such as “Grandmother’s home”'),
  memberIds: z.array(zId).min(1, 'Select who lives there').max(40, 'Select up to 40 people'),
};
const zDay = zDate.nullish().transform((date) => date ?? null);

async function allOnRecord(db: TenantDb, ids: readonly string[]): Promise<boolean> {
  const found = await loadMapPeople(db, ids);
  return found.length === new Set(ids).size;
}

/** Records who lives together, as the person tells it. */
export const recordHousehold = command({
  name: 'recordHousehold',
  summary: 'Record who of a family lives together',
  permission: 'person:write',
  about: ofPerson,
  input: z.strictObject({ personId: zId, ...zHousehold, beganOn: zDay }),
  output: zChangedOut,
  audit: () => 'Recorded a household',
  api: { method: 'post', path: '/people/{personId}/households' },
  async handle({ db, write, today, actor }, { personId, name, memberIds, beganOn }) {
    if (!(await loadPerson(db, personId))) return notFound('person');
    if (!(await allOnRecord(db, memberIds)))
      return invalidField(['memberIds'], 'Select people of this family');
    const faults = dayFaults(beganOn, null, today);
    if (faults.length > 0) return invalid(...faults);
    const { id, version } = await write.insert('household', { personId, name, recordedBy: staffIdOf(actor) });
    const members = [...new Set(memberIds)];
    await write.insertMany(
      'householdMember',
      members.map((memberId) => ({ personId, householdId: id, memberId, beganOn })),
    );
    return succeed({ id, version });
  },
});

/** Changes a household: its name, who lives there from a day on, or that it is no more. */
export const changeHousehold = command({
  name: 'changeHousehold',
  summary: 'Change who lives in a household from a day on, its name, or say that it is no more',
  permission: 'person:write',
  about: ofPerson,
  input: z.strictObject({
    personId: zId,
    householdId: zId,
    version: z.int().min(1),
    ...zHousehold,
    fromOn: zDay.meta({ description: 'From which day the change holds; today where it is left out' }),
    endedOn: zDay,
  }),
  output: zChangedOut,
  audit: () => 'Changed a household',
  api: { method: 'put', path: '/people/{personId}/households/{householdId}' },
  async handle({ db, write, today }, { personId, householdId, version, name, memberIds, fromOn, endedOn }) {
    const known = (await loadHouseholds(db, personId)).find(({ id }) => id === householdId);
    if (!known) return notFound('household');
    checkAsSeen('household', known, { id: householdId, version });
    if (!(await allOnRecord(db, memberIds)))
      return invalidField(['memberIds'], 'Select people of this family');
    const faults = dayFaults(fromOn, endedOn, today).map(({ path, message }) =>
      path[0] === 'beganOn' ? { path: ['fromOn'], message } : { path, message },
    );
    if (faults.length > 0) return invalid(...faults);
    const row = await write.update('household', { id: householdId, version }, { name, endedOn });
    const wanted = new Set(memberIds);
    const living = known.members.filter((member) => member.endedOn === null);
    const from = fromOn ?? today;
    for (const member of living.filter(({ memberId }) => !wanted.has(memberId)))
      await write.update('householdMember', member, { endedOn: from });
    const there = new Set(living.map(({ memberId }) => memberId));
    await write.insertMany(
      'householdMember',
      [...wanted]
        .filter((memberId) => !there.has(memberId))
        .map((memberId) => ({ personId, householdId, memberId, beganOn: from })),
    );
    return succeed({ id: householdId, version: row.version });
  },
});
