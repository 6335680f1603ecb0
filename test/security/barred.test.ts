import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PartnerActor, StaffActor } from '../../src/access/actor.ts';
import { tables } from '../../src/app/rooms.ts';
import { giveConsent } from '../../src/enrolments/index.ts';
import { inRequest, type RequestScope } from '../../src/foundation/database/session.ts';
import { whoHasSeen } from '../../src/looks/who-has-seen.ts';
import { getSharedPerson } from '../../src/partners/get-shared.ts';
import { declareConflict } from '../../src/reach/declare-conflict.ts';
import { getReach } from '../../src/reach/get-reach.ts';
import { sharePerson } from '../../src/reach/share-person.ts';
import { addPartner } from '../support/canaries/partner.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';
import { addParent, type TestParent } from '../support/parents.ts';
import { addTeam, hold, joinTeam } from '../support/teams.ts';

/*
 * What stands around a person whose record is kept from somebody: the rows that say so, and who looked at her. The rows of
 * the person herself are kept by another list, so that they would be hidden still if who is barred were not set at all.
 */

let house: TestHouse;
let hidden: TestParent;
let known: TestParent;
let team: string;
const AROUND = tables.filter(({ guard }) => guard === 'around').map(({ name }) => name);

beforeAll(async () => {
  house = await openTestHouse();
  const { practitioner, second, manager, auditor } = house.actors;
  const keeper: StaffActor = { ...auditor, role: 'manager' };
  hidden = await addParent(house, { name: 'Hidden Example' });
  known = await addParent(house, { name: 'Known Example' });
  team = await addTeam(house, 'North');
  await joinTeam(house, { teamId: team, staffId: second.staffId });
  for (const parent of [hidden, known]) await hold(house, parent, second.staffId);
  const conflict = (parent: TestParent, staffId: string) =>
    house.done(declareConflict, { personId: parent.personId, staffId, reason: null }, keeper);
  await conflict(hidden, practitioner.staffId);
  await conflict(known, manager.staffId);
  for (const { personId } of [hidden, known])
    await house.owner.query(
      `insert into t_east.access_log (at, staff_id, role, person_id, query, door, reason)
       values ('2024-06-01T10:00:00Z', $1, 'practitioner', $2, '/people/:id', 'page', 'her worker')`,
      [second.staffId, personId],
    );
});
afterAll(() => house.close());

/** Whom the rows of a table are about, as one worker reads them through a door. */
async function read(actor: StaffActor, table: string, door: 'staff' | 'team'): Promise<readonly string[]> {
  const scope = { tenant: 'east', staffId: actor.staffId, at: house.clock.now() };
  const through =
    door === 'staff' ? ({ ...scope, door } as const) : ({ ...scope, door, places: [team] } as const);
  return inRequest(house.database.pool, through, { readOnly: true }, async ({ client }) => {
    const { rows } = await client.query<{ person_id: string }>(`select person_id from ${table}`);
    return rows.map(({ person_id }) => person_id);
  });
}

describe.each(['staff', 'team'] as const)('through the door of a worker (%s)', (door) => {
  it('whoever is barred reads no row that says so', async () => {
    expect(AROUND).toEqual(expect.arrayContaining(['record_guard', 'record_bar']));
    for (const table of ['record_guard', 'record_bar']) {
      expect([table, await read(house.actors.practitioner, table, door)]).toEqual([table, [known.personId]]);
      const others = await read(house.actors.second, table, door);
      expect([table, new Set(others)]).toEqual([table, new Set([hidden.personId, known.personId])]);
    }
  });

  it('nor that anybody has looked', async () => {
    expect(await read(house.actors.practitioner, 'access_log', door)).toEqual([known.personId]);
    const others = await read(house.actors.second, 'access_log', door);
    expect(new Set(others)).toEqual(new Set([hidden.personId, known.personId]));
  });
});

describe('a manager who knows the family', () => {
  it('is told that there is nobody whom others could have seen', async () => {
    const { manager, practitioner } = house.actors;
    const asManager: StaffActor = { ...practitioner, role: 'manager' };
    const seen = (parent: TestParent, actor: StaffActor) =>
      house.ask(whoHasSeen, { personId: parent.personId }, actor);
    expect(await seen(hidden, asManager)).toMatchObject({ ok: false, error: { kind: 'not_found' } });
    expect((await seen(known, asManager)).ok).toBe(true);
    expect((await seen(hidden, manager)).ok).toBe(true);
  });
});

describe('a conflict of interest can be said of everybody who may come to see a person', () => {
  const ROLES = ['practitioner', 'manager', 'auditor', 'leader', 'administrator', 'analyst'] as const;
  const DOORS = { analyst: 'analyst' } as const;
  let person: TestParent;
  let partner: PartnerActor;
  let keeper: StaffActor;

  beforeAll(async () => {
    const { second, manager } = house.actors;
    keeper = { ...second, role: 'manager' };
    person = await addParent(house, { name: 'Everybodys Example' });
    partner = await addPartner(house, 'Harbourside');
    await house.done(giveConsent, {
      personId: person.personId,
      programme: 'diamond',
      kind: 'share',
      answer: 'given',
      agencies: ['Harbourside'],
      on: '2024-06-03',
      how: 'in_person',
    });
    const share = { organisationId: partner.organisationId, why: 'Housing', untilOn: '2024-12-03' };
    const shared = { personId: person.personId, ...share, fromOn: '2024-06-03', delegated: true };
    await house.done(sharePerson, shared, { ...manager, staffId: second.staffId });
  });

  /** Whom a table names, as a worker of any kind reads it. */
  async function seenIn(table: string, column: string, scope: Omit<RequestScope, 'tenant' | 'at'>) {
    const whole = { tenant: 'east', at: house.clock.now(), ...scope };
    return inRequest(house.database.pool, whole, { readOnly: true }, async ({ client }) => {
      const { rows } = await client.query<{ id: string }>(`select ${column} as id from ${table}`);
      return rows.map(({ id }) => id).includes(person.personId);
    });
  }

  it.each(ROLES)('a worker with the role %s', async (role) => {
    const { staffId } = house.actors[role];
    const door = role === 'analyst' ? DOORS.analyst : 'staff';
    const { mayKnow } = await house.answer(getReach, { id: person.personId }, keeper);
    expect(mayKnow.map(({ id }) => id)).toContain(staffId);
    await house.done(declareConflict, { personId: person.personId, staffId, reason: null }, keeper);
    expect(await seenIn('person', 'id', { door, staffId })).toBe(false);
    expect(await seenIn('person', 'id', { door: 'staff', staffId: keeper.staffId })).toBe(true);
  });

  it('and a partner organisation’s worker, whatever was shared with it', async () => {
    const { staffId, organisationId } = partner;
    const doors = ['partner', 'partner_writes'] as const;
    const sees = (as: string) =>
      Promise.all(
        doors.flatMap((door) =>
          [
            ['person', 'id'],
            ['partner_share', 'person_id'],
          ].map(([table = '', column = '']) =>
            seenIn(table, column, { door, staffId: as, given: [organisationId] }),
          ),
        ),
      );
    const colleague = house.actors.westPractitioner.staffId;
    expect(await sees(staffId)).toEqual([true, true, true, true]);
    const { mayKnow } = await house.answer(getReach, { id: person.personId }, keeper);
    expect(mayKnow).toContainEqual({ id: staffId, name: 'Harbourside Worker (Harbourside)' });
    await house.done(declareConflict, { personId: person.personId, staffId, reason: 'Cousins' }, keeper);
    expect(await sees(staffId)).toEqual([false, false, false, false]);
    expect(await sees(colleague)).toEqual([true, true, true, true]);
    const asked = { personId: person.personId };
    expect(await house.ask(getSharedPerson, asked, partner)).toMatchObject({ error: { kind: 'not_found' } });
    const { conflicts } = await house.answer(getReach, { id: person.personId }, keeper);
    expect(conflicts.map(({ name }) => name)).toContain('Harbourside Worker (Harbourside)');
  });
});
