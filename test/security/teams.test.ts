import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StaffActor } from '../../src/access/actor.ts';
import { decide, placesOf } from '../../src/access/decide.ts';
import { findSubject } from '../../src/access/subject-store.ts';
import { tables } from '../../src/app/rooms.ts';
import { listCaseload } from '../../src/caseload/list-caseload.ts';
import { getChronology } from '../../src/chronology/get-chronology.ts';
import { endEnrolment } from '../../src/enrolments/end-enrolment.ts';
import { listFigures } from '../../src/figures/list-figures.ts';
import { inRequest } from '../../src/foundation/database/session.ts';
import { addChild } from '../../src/people/add-child.ts';
import { addRelationship } from '../../src/people/add-relationship.ts';
import { findPeople } from '../../src/people/find-people.ts';
import { getFamilyMap } from '../../src/people/get-family-map.ts';
import { getPerson } from '../../src/people/get-person.ts';
import { setGoal } from '../../src/plans/set-goal.ts';
import { breakGlass } from '../../src/reach/break-glass.ts';
import { restrictRecord } from '../../src/reach/restrict-record.ts';
import { decideReferral } from '../../src/referrals/decide-referral.ts';
import { getReferral } from '../../src/referrals/get-referral.ts';
import { listReferrals } from '../../src/referrals/list-referrals.ts';
import { makeReferral } from '../../src/referrals/make-referral.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';
import { addParent, type TestParent } from '../support/parents.ts';
import { aReferral } from '../support/referrals.ts';
import { addReferred, type ReferredParent } from '../support/referred.ts';
import { addTeam, asStands, hold, joinTeam, keepToTeams } from '../support/teams.ts';

/*
 * Two teams where the tenant keeps practitioners to their own teams' people. Priya is in the team of the north, Sam in
 * that of the south; Morgan manages everywhere; Ade, an analyst, manages in the north as well, and Alex works there in
 * one programme that nobody is in.
 */

let house: TestHouse;
let north: string;
let south: string;
const who: Record<'priya' | 'sam' | 'morgan' | 'ade' | 'alex', StaffActor> = Object.create(null);
const people: Record<string, TestParent> = {};
let waiting: ReferredParent;
let unknown: string;

async function lonelyPerson(name: string): Promise<TestParent> {
  const { rows } = await house.owner.query<{ id: string }>(
    `insert into t_east.person (kind, given_name, family_name, search_name) values ('adult', $1, 'Example', lower($1)) returning id`,
    [name],
  );
  return { personId: rows[0]?.id ?? '', enrolmentId: '' };
}

async function layDownPeople(): Promise<void> {
  const { practitioner, second } = house.actors;
  const parent = async (name: string, endedOn?: string) => {
    people[name] = await addParent(house, { name: `${name} Example`, ...(endedOn ? { endedOn } : {}) });
    return people[name];
  };
  await hold(house, await parent('Nora'), practitioner.staffId);
  await hold(house, await parent('Sara'), second.staffId);
  // Sam had her before, and Priya has her now.
  await hold(house, await parent('Moved'), second.staffId, '2024-02-01');
  await hold(house, await parent('Moved2'), practitioner.staffId);
  await hold(house, people.Moved as TestParent, practitioner.staffId);
  await hold(house, await parent('Ended', '2024-04-01'), second.staffId, '2024-04-01');
  await parent('Waits');
  people.Lone = await lonelyPerson('Lone');
  waiting = await addReferred(house, { name: 'Refers Example', receivedOn: '2024-05-01' });
  people.Refers = { personId: waiting.personId, enrolmentId: '' };
  const { rows } = await house.owner.query<{ id: string }>(
    `insert into t_east.referral (reference, programme_id, programme_version, origin, received_on, received_at,
       parent_name, search_name, answers, status)
     values ('DIA-NEWW-2222', 'diamond', $1, 'self', '2024-05-20', '2024-05-20', 'New Here', 'new here',
       '{"answers": {}}', 'received') returning id`,
    [house.programmes.current('diamond')?.version],
  );
  unknown = rows[0]?.id ?? '';
}

beforeAll(async () => {
  house = await openTestHouse();
  const { practitioner, second, manager, analyst, administrator } = house.actors;
  north = await addTeam(house, 'North');
  south = await addTeam(house, 'South', ['diamond']);
  const elsewhere = await addTeam(house, 'Elsewhere', ['pause']);
  await joinTeam(house, { teamId: north, staffId: practitioner.staffId });
  await joinTeam(house, { teamId: south, staffId: second.staffId });
  await joinTeam(house, { teamId: north, staffId: analyst.staffId, role: 'manager' });
  await joinTeam(house, { teamId: elsewhere, staffId: administrator.staffId });
  await layDownPeople();
  await keepToTeams(house);
  who.priya = await asStands(house, practitioner);
  who.sam = await asStands(house, second);
  who.morgan = await asStands(house, manager);
  who.ade = await asStands(house, analyst);
  who.alex = await asStands(house, administrator);
});
afterAll(() => house.close());

const NORTH = ['Moved', 'Moved2', 'Nora', 'Refers', 'Waits'];
const SOUTH = ['Ended', 'Refers', 'Sara', 'Waits'];
const ALL = ['Ended', 'Lone', 'Moved', 'Moved2', 'Nora', 'Refers', 'Sara', 'Waits'];
const reached = { priya: NORTH, sam: SOUTH, morgan: ALL, ade: NORTH, alex: [] } as const;
const readers = Object.keys(reached) as (keyof typeof reached)[];

const scopeFor = (actor: StaffActor) => {
  const places = placesOf(actor, 'person:read');
  const common = { tenant: 'east', staffId: actor.staffId, at: house.clock.now() };
  return places === null
    ? ({ door: 'staff', ...common } as const)
    : ({ door: 'team', places, ...common } as const);
};
const namesOf = (ids: readonly (string | null)[]) =>
  Object.entries(people)
    .filter(([, { personId }]) => ids.includes(personId))
    .map(([name]) => name)
    .sort();

async function idsIn(actor: StaffActor, table: string, column = 'person_id'): Promise<string[]> {
  return inRequest(house.database.pool, scopeFor(actor), { readOnly: true }, async ({ client }) =>
    (await client.query<{ id: string }>(`select distinct ${column} as id from ${table}`)).rows.map(
      ({ id }) => id,
    ),
  );
}

describe.each(readers)('as %s', (reader) => {
  it('the rows of people are those within reach', async () => {
    expect(namesOf(await idsIn(who[reader], 'person', 'id'))).toEqual(reached[reader]);
  });

  it('so are the rows of cases, of who holds them, and of referrals', async () => {
    const mine: readonly string[] = reached[reader];
    const enrolled = mine.filter((name) => people[name]?.enrolmentId);
    expect(namesOf(await idsIn(who[reader], 'enrolment'))).toEqual(enrolled);
    expect(namesOf(await idsIn(who[reader], 'allocation'))).toEqual(
      enrolled.filter((name) => name !== 'Waits'),
    );
    expect(namesOf(await idsIn(who[reader], 'referral'))).toEqual(mine.filter((name) => name === 'Refers'));
  });

  it('the decision says of each person what the rows say', async () => {
    for (const [name, { personId }] of Object.entries(people)) {
      const everywhere = scopeFor(who.morgan);
      const facts = await inRequest(house.database.pool, everywhere, { readOnly: true }, ({ db }) =>
        findSubject(db, { kind: 'person', id: personId }, Temporal.PlainDate.from('2024-06-03')),
      );
      if (facts?.kind !== 'record') throw new Error(`${name} is not on record`);
      const { memberships = [], keptToTeams = false } = who[reader];
      const beyondTeam =
        keptToTeams &&
        who[reader].role === 'practitioner' &&
        !memberships.some(({ teamId }) => facts.teams.includes(teamId));
      const decision = decide(who[reader], 'person:read', { ...facts, beyondTeam });
      const mine: readonly string[] = reached[reader];
      expect([name, decision.allowed]).toEqual([name, mine.includes(name)]);
      const found = await house.ask(getPerson, { id: personId }, who[reader]);
      expect([name, found.ok]).toEqual([name, mine.includes(name)]);
    }
  });

  it('search, list, count and figures hold the same people', async () => {
    const mine: readonly string[] = reached[reader];
    const found = await house.answer(findPeople, { q: 'Example' }, who[reader]);
    const seen = found.people.map(({ id }) => id);
    expect(namesOf(seen)).toEqual(mine.filter((name) => name !== 'Lone'));
    const cases = await house.answer(listCaseload, { staff: 'all' }, who[reader]);
    expect(
      cases.parents.every(({ personId }) => namesOf([personId]).every((name) => mine.includes(name))),
    ).toBe(true);
    const referrals = await house.answer(listReferrals, { status: 'all' }, who[reader]);
    expect(referrals.referrals.map(({ id }) => id).includes(unknown)).toBe(reader !== 'alex');
  });
});

describe('beyond her team', () => {
  it('a person, her chronology, her map and her case are not there', async () => {
    const { personId, enrolmentId } = people.Sara as TestParent;
    for (const result of [
      await house.ask(getPerson, { id: personId }, who.priya),
      await house.ask(getChronology, { personId }, who.priya),
      await house.ask(getFamilyMap, { id: personId }, who.priya),
      await house.run(setGoal, { enrolmentId, area: 'staying_safe', words: 'Not mine' }, who.priya),
      await house.run(addChild, { personId, child: { givenName: 'No', familyName: 'One' } }, who.ade),
    ])
      expect(result).toMatchObject({ ok: false, error: { kind: 'not_found' } });
  });

  it('figures count her rows alone', async () => {
    const open = async (actor: StaffActor) =>
      JSON.stringify(await house.answer(listFigures, { programme: 'diamond' }, actor));
    expect(await open(who.priya)).not.toBe(await open(who.morgan));
  });

  it('a role of one team does not reach the whole tenant’s matters', async () => {
    const ended = await house.run(
      endEnrolment,
      { id: people.Sara?.enrolmentId ?? '', version: 1, on: '2024-06-03', reason: 'completed' },
      who.ade,
    );
    expect(ended).toMatchObject({ ok: false, error: { kind: 'not_found' } });
    expect(decide(who.ade, 'allocation:change', { kind: 'tenant' }).allowed).toBe(false);
  });
});

describe('within her team', () => {
  it('whoever she puts on record is hers to see, with the tie between them', async () => {
    const { personId } = people.Nora as TestParent;
    const child = await house.done(
      addChild,
      { personId, child: { givenName: 'Kit', familyName: 'Example' } },
      who.priya,
    );
    expect((await house.ask(getPerson, { id: child.id }, who.priya)).ok).toBe(true);
    expect((await house.ask(getPerson, { id: child.id }, who.ade)).ok).toBe(true);
    expect(await house.ask(getPerson, { id: child.id }, who.sam)).toMatchObject({
      ok: false,
      error: { kind: 'not_found' },
    });
  });

  it('a partner whom nobody works with is seen with her; one with a case elsewhere is not', async () => {
    const { personId } = people.Nora as TestParent;
    const tie = (other: object) =>
      house.done(addRelationship, { personId, kind: 'partner', ...other }, who.morgan);
    await tie({ other: { givenName: 'Pat', familyName: 'Alone' } });
    await tie({ otherId: people.Sara?.personId ?? '' });
    const seen = await idsIn(who.priya, 'relationship', 'other_id');
    expect(seen).not.toContain(people.Sara?.personId);
    const found = await house.answer(findPeople, { q: 'Pat Alone' }, who.priya);
    expect(found.people.map(({ name }) => name)).toEqual(['Pat Alone']);
    expect((await house.answer(findPeople, { q: 'Pat Alone' }, who.sam)).people).toEqual([]);
  });

  it('a manager of one team accepts a referral to its programme', async () => {
    const made = await house.done(makeReferral, aReferral(), who.priya);
    const { version } = await house.answer(getReferral, { id: made.id }, who.ade);
    const wish = { id: made.id, version, decision: 'accept', person: { new: true } } as const;
    const byWorker = await house.run(decideReferral, wish, who.priya);
    expect(byWorker).toMatchObject({ ok: false, error: { kind: 'forbidden' } });
    expect((await house.done(decideReferral, wish, who.ade)).status).toBe('accepted');
    const family = (actor: StaffActor) => house.answer(findPeople, { q: 'Nadia Khatun' }, actor);
    expect((await family(who.ade)).people).toHaveLength(1);
    expect((await family(who.priya)).people).toHaveLength(1);
    expect((await family(who.alex)).people).toHaveLength(0);
  });

  it('what she referred herself stays hers to see until somebody begins', async () => {
    const duty: StaffActor = { ...who.priya, memberships: [] };
    const made = await house.done(makeReferral, aReferral({ children: [] }), duty);
    expect((await house.ask(getReferral, { id: made.id }, duty)).ok).toBe(true);
    expect((await house.ask(getReferral, { id: unknown }, duty)).ok).toBe(false);
  });

  it('whom she is named on, and whom she opens in an emergency, she reaches though another team holds her', async () => {
    const { personId } = people.Sara as TestParent;
    await house.owner.query(
      `update t_east.person set born_on = '1990-05-04', born_precision = 'day' where id = $1`,
      [personId],
    );
    await house.done(
      restrictRecord,
      { personId, staffIds: [who.sam.staffId], reason: 'To be kept close' },
      who.morgan,
    );
    expect((await house.ask(getPerson, { id: personId }, who.priya)).ok).toBe(false);
    const words = {
      givenName: 'Sara',
      familyName: 'Example',
      bornOn: '1990-05-04',
      reason: 'She is in danger',
    };
    await house.done(breakGlass, words, who.priya);
    expect((await house.ask(getPerson, { id: personId }, who.priya)).ok).toBe(true);
  });
});

describe('the policies of a team’s role', () => {
  it('ask for the list on every table of people', async () => {
    const { rows } = await house.owner.query<{ table: string; condition: string }>(
      `select tablename as table, qual as condition from pg_policies
       where schemaname = 't_east' and roles = '{facet_east_team}' and cmd <> 'INSERT'`,
    );
    const conditions = new Map(rows.map(({ table, condition }) => [table, condition]));
    for (const { name, guard } of tables.filter((each) => ['person', 'self', 'around'].includes(each.guard)))
      expect([name, guard, conditions.get(name)]).toEqual([
        name,
        guard,
        expect.stringContaining('facet.reached'),
      ]);
  });

  it('show nobody where no list was made', async () => {
    await house.owner.query('begin');
    await house.owner.query('set local role facet_east_team');
    for (const table of ['person', 'enrolment', 'referral', 'contact', 'record_bar', 'referral_draft'])
      expect([table, (await house.owner.query(`select from t_east.${table}`)).rowCount]).toEqual([table, 0]);
    await house.owner.query('rollback');
  });
});
