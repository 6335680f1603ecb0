import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { type AccessLog, createAccessLog } from '../../src/access/access-log.ts';
import type { Actor, StaffActor } from '../../src/access/actor.ts';
import { decide, needsSubject } from '../../src/access/decide.ts';
import type { RecordSubject, SubjectReference } from '../../src/access/subject.ts';
import { wallsOpenTo } from '../../src/access/walls.ts';
import { house as contributions, guardedTables, rooms, tables } from '../../src/app/rooms.ts';
import { type Bus, type Command, type CommandContext, createBus, type Query } from '../../src/doors/index.ts';
import { type Fault, refused } from '../../src/foundation/fault.ts';
import type { Result } from '../../src/foundation/result.ts';
import { declareConflict } from '../../src/reach/declare-conflict.ts';
import { restrictRecord } from '../../src/reach/restrict-record.ts';
import { addPartner } from '../support/canaries/partner.ts';
import { layEveryTable, type RowsOfPerson } from '../support/every-table.ts';
import { fittingInput, type Named } from '../support/fitting-input.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';
import { addParent } from '../support/parents.ts';
import { addTeam, hold, joinTeam } from '../support/teams.ts';

/*
 * Every kind of reader, at every command and query that there is, about six people: what the declarations and the one
 * decision say, and what the door answers. A command that is allowed is stopped after its last line, so that no row changes
 * under the next. Whoever may not know of somebody is answered as of somebody who is not there.
 */

type Operation = Command | Query;
/** All that ask for a permission; a visitor's own asks for the key to what he began. */
const operations: readonly Operation[] = rooms
  .flatMap(({ commands = [], queries = [] }): Operation[] => [...commands, ...queries])
  .filter(({ permission }) => permission !== 'public');

/** What the shape of an input does not say of itself. */
const SAID: Readonly<Record<string, object>> = { openFigure: { figure: 'referrals_received' } };

const whom = ['own', 'team', 'other', 'restricted', 'barred', 'west', 'nobody'] as const;
type Whom = (typeof whom)[number];

let house: TestHouse;
/** Without the check of what is answered: rows that the catalogue made are not answers that anybody would give. */
let bus: Bus;
let looks: AccessLog;
let people: Record<Whom, Named>;
let readers: Record<string, Actor>;
let north: string;
let south: string;

const NOBODY = '01900000-0000-7000-8000-00000000dead';

async function layDown(
  name: Whom,
  holder: StaffActor,
  tenant: 'east' | 'west' = 'east',
): Promise<RowsOfPerson> {
  const schema = `t_${tenant}`;
  const parent = await addParent(house, { name: `${name} Example`, tenant });
  const child = await house.owner.query<{ id: string }>(
    `insert into ${schema}.person (kind, given_name, family_name, search_name) values ('child', $1, 'Kid', 'kid') returning id`,
    [name],
  );
  await house.owner.query(
    `insert into ${schema}.relationship (person_id, other_id, kind) values ($1, $2, 'mother')`,
    [parent.personId, child.rows[0]?.id],
  );
  if (tenant === 'east') await hold(house, parent, holder.staffId);
  const { rows } = await house.owner.query<{ id: string }>(
    `select id from ${schema}.allocation where person_id = $1 union all select id from ${schema}.relationship where person_id = $1`,
    [parent.personId],
  );
  const [allocation, relationship] = tenant === 'east' ? rows : [undefined, rows[0]];
  return layEveryTable(house.owner, schema, tables, {
    staffId: holder.staffId,
    rows: {
      person: parent.personId,
      child: child.rows[0]?.id ?? '',
      enrolment: parent.enrolmentId,
      relationship: relationship?.id ?? '',
      ...(allocation ? { allocation: allocation.id } : {}),
    },
  });
}

async function layDownPeople(): Promise<void> {
  const { practitioner, second, manager, westPractitioner, auditor } = house.actors;
  const { rows: added } = await house.owner.query<{ id: string }>(
    `insert into t_east.staff (name, email, role, started_on)
     values ('Cole Colleague', 'cole@example.org', 'practitioner', '2023-01-02') returning id`,
  );
  const colleague: StaffActor = { ...practitioner, staffId: added[0]?.id ?? '', name: 'Cole Colleague' };
  north = await addTeam(house, 'North');
  await joinTeam(house, { teamId: north, staffId: colleague.staffId });
  const rows = {
    own: await layDown('own', practitioner),
    team: await layDown('team', colleague),
    other: await layDown('other', second),
    restricted: await layDown('restricted', manager),
    barred: await layDown('barred', colleague),
    west: await layDown('west', westPractitioner, 'west'),
  };
  const organisation = await addPartner(house, 'Harbour');
  const named = (each: RowsOfPerson): Named => ({
    rows: each,
    staffId: second.staffId,
    otherId: rows.own.child ?? '',
    organisationId: organisation.organisationId,
  });
  const nobody = Object.fromEntries(Object.keys(rows.own).map((table) => [table, NOBODY]));
  people = {
    own: named(rows.own),
    team: named(rows.team),
    other: named(rows.other),
    restricted: named(rows.restricted),
    barred: named(rows.barred),
    west: named(rows.west),
    nobody: named(nobody),
  };
  const keeper: StaffActor = { ...auditor, role: 'manager' };
  const wish = { personId: rows.restricted.person ?? '', staffIds: [manager.staffId], reason: 'Kept close' };
  await house.done(restrictRecord, wish, keeper);
  for (const { staffId } of [practitioner, manager])
    await house.done(declareConflict, { personId: rows.barred.person ?? '', staffId, reason: null }, keeper);
  for (const { staffId } of [house.actors.analyst, house.actors.leader])
    await house.owner.query(
      `insert into t_east.record_bar (person_id, staff_id, kind, began_on) values ($1, $2, 'conflict', '2024-05-01')`,
      [rows.barred.person, staffId],
    );
}

async function layDownReaders(): Promise<void> {
  const { practitioner, manager, analyst, leader, administrator, auditor } = house.actors;
  south = await addTeam(house, 'South');
  for (const { staffId } of [practitioner, manager]) await joinTeam(house, { teamId: north, staffId });
  await joinTeam(house, { teamId: south, staffId: house.actors.second.staffId });
  const inNorth = (role: 'manager' | 'practitioner', programme: string | null = null) => ({
    memberships: [{ teamId: north, role, programme }],
  });
  const organisation = await addPartner(house, 'Quay');
  readers = {
    practitioner,
    'practitioner kept to her team': { ...practitioner, keptToTeams: true, ...inNorth('practitioner') },
    'practitioner in no team': { ...practitioner, keptToTeams: true },
    manager,
    'manager of one team': { ...analyst, ...inNorth('manager') },
    'practitioner in one programme': { ...leader, ...inNorth('practitioner', 'diamond') },
    'practitioner in a programme of nobody': { ...leader, ...inNorth('practitioner', 'pause') },
    analyst,
    administrator,
    auditor,
    leader,
    'leader who reads records': { ...leader, readsRecords: true },
    'token of her programme': { ...practitioner, onlyProgramme: 'diamond' },
    'token of another programme': { ...practitioner, onlyProgramme: 'pause' },
    'partner with delegated work': organisation,
    'partner who refers': { ...organisation, mode: 'referral' },
    parent: { kind: 'parent', tenant: 'east', personId: people.own.rows.person ?? '', name: 'Own' },
    guest: house.actors.guest,
  };
}

beforeAll(async () => {
  house = await openTestHouse();
  const { pool } = house.database;
  looks = createAccessLog(pool, (error) => {
    throw error;
  });
  bus = createBus({
    pool,
    clock: house.clock,
    accessLog: looks,
    programmesOf: () => house.programmes,
    house: contributions,
    guarded: guardedTables,
  });
  await layDownPeople();
  await layDownReaders();
}, 120_000);
afterAll(async () => {
  await looks.stop();
  await house.close();
});

/** Who holds whom, written out by hand. */
function factsOf(name: Whom, actor: Actor): RecordSubject | 'unknown' {
  if (name === 'west' || name === 'nobody') return 'unknown';
  const staff = actor.kind === 'staff' ? actor : undefined;
  const teams = [name === 'other' ? south : north];
  const holds = name === 'own' && staff?.staffId === house.actors.practitioner.staffId;
  const within = holds || (staff?.memberships ?? []).some(({ teamId }) => teams.includes(teamId));
  const { practitioner, manager, analyst, leader, auditor } = house.actors;
  const knowsFamily = [practitioner, manager, analyst, leader].some(
    ({ staffId }) => staffId === staff?.staffId,
  );
  return {
    kind: 'record',
    personId: people[name].rows.person ?? '',
    programmes: ['diamond'],
    teams,
    restricted: name === 'restricted',
    named: name === 'restricted' && [manager, auditor].some(({ staffId }) => staffId === staff?.staffId),
    barred: name === 'barred' && knowsFamily,
    beyondTeam: staff?.role === 'practitioner' && staff.keptToTeams === true && !within,
    shares: [],
    today: Temporal.PlainDate.from('2024-06-03'),
  };
}

const opensHealth = (actor: Actor) => actor.kind === 'staff' && wallsOpenTo(actor).includes('health');

type Expected = 'forbidden' | 'hidden' | 'allowed';

/** What the declarations say of one operation for one reader, about one person. */
function expected(operation: Operation, actor: Actor, name: Whom, input: unknown): Expected {
  const { permission, about } = operation;
  if (!decide(actor, permission).allowed) return 'forbidden';
  const said = typeof about === 'function' ? about(input as never) : about;
  const references: readonly SubjectReference[] = 'kind' in said ? [said] : said;
  for (const reference of references) {
    const facts = 'id' in reference ? factsOf(name, actor) : reference;
    if (facts === 'unknown') return 'hidden';
    // What the rows hide is not there, whatever else would be said of it; a note behind a wall among it.
    if (facts.kind === 'record' && (facts.barred || (facts.restricted && !facts.named))) return 'hidden';
    if ('id' in reference && reference.kind === 'walledValue' && !opensHealth(actor)) return 'hidden';
    if (!('id' in reference) && !needsSubject(actor, permission)) continue;
    const decision = decide(actor, permission, facts);
    if (decision.allowed) continue;
    // The rows of a role of one team end where the team's people end: who is beyond is not there.
    const rowsEnd = actor.kind === 'staff' && actor.onlyProgramme === undefined && facts.kind === 'record';
    return decision.hidden || rowsEnd ? 'hidden' : 'forbidden';
  }
  return 'allowed';
}

/** The same operation, stopped after its last line. */
function stopped(operation: Operation): Operation {
  if (operation.kind === 'query') return operation;
  return {
    ...operation,
    handle: async (context: CommandContext, input: unknown) => {
      const result = await operation.handle(context, input);
      return result.ok ? refused('stopped', 'It would have been done.') : result;
    },
  };
}

async function answer(operation: Operation, actor: Actor, input: unknown): Promise<Result<unknown, Fault>> {
  return operation.kind === 'command'
    ? bus.run(stopped(operation) as Command<z.ZodType, unknown>, actor, input, { door: 'api' })
    : bus.ask(operation as Query<z.ZodType, unknown>, actor, input, 'api');
}

/** An answer in a word or two, without whom it names. */
function inWords(result: Result<unknown, Fault>, { rows }: Named): string {
  const text = result.ok
    ? JSON.stringify(result.value)
    : `${result.error.kind} ${JSON.stringify(result.error)}`;
  return Object.values(rows).reduce((words, id) => (id ? words.replaceAll(id, '*') : words), text);
}

/** What they name besides her (a grant, a wall, a note, looks, a worker, an entry of her map, a copy, a contact that was
 * expected, a programme’s waiting list) is not laid down: not to find that is to be let in. */
const NAMES_MORE = new Set([
  'endNaming',
  'liftWall',
  'endWalledNote',
  'reviewLook',
  'declareConflict',
  'changeQuality',
  'changeChildState',
  'compareMapCopy',
  'listContactsMade',
  'listWaitingList',
]);

/** What an answer comes to. Whoever may not know of her may be answered in any way, so long as it is that of nobody. */
async function understood(
  operation: Operation,
  actor: Actor,
  said: Expected,
  words: string,
): Promise<Expected> {
  if (words.startsWith('forbidden ')) return 'forbidden';
  const isMissing = words.startsWith('not_found ');
  if (said === 'allowed') {
    const namesHer = typeof operation.about === 'function' && !NAMES_MORE.has(operation.name);
    return isMissing && namesHer ? 'hidden' : 'allowed';
  }
  if (isMissing) return 'hidden';
  const missing = await answer(operation, actor, inputFor(operation, 'nobody'));
  return inWords(missing, people.nobody) === words ? 'hidden' : 'allowed';
}

const inputFor = (operation: Operation, name: Whom): Record<string, unknown> => ({
  ...fittingInput(operation, people[name]),
  ...SAID[operation.name],
});

/** An operation that names nobody is the same for all of them. */
const about = (operation: Operation): readonly Whom[] =>
  typeof operation.about === 'function' ? whom : ['own'];

describe('an input', () => {
  it('can be made for every command and query, so that none is left out here', () => {
    const unread = operations
      .map((operation) => ({ operation, read: operation.input.safeParse(inputFor(operation, 'own')) }))
      .filter(({ read }) => !read.success);
    expect(unread.map(({ operation, read }) => `${operation.name}: ${read.error?.message}`)).toEqual([]);
  });
});

const READERS = [
  'practitioner',
  'practitioner kept to her team',
  'practitioner in no team',
  'manager',
  'manager of one team',
  'practitioner in one programme',
  'practitioner in a programme of nobody',
  'analyst',
  'administrator',
  'auditor',
  'leader',
  'leader who reads records',
  'token of her programme',
  'token of another programme',
  'partner with delegated work',
  'partner who refers',
  'parent',
  'guest',
] as const;

describe.each(READERS)('as a %s', (reader) => {
  it('every command and query answers what the one decision says', { timeout: 240_000 }, async () => {
    const actor = readers[reader] as Actor;
    const differing: string[] = [];
    for (const operation of operations) {
      const names = decide(actor, operation.permission).allowed ? about(operation) : (['own'] as const);
      for (const name of names) {
        const input = inputFor(operation, name);
        const said = expected(operation, actor, name, operation.input.parse(input));
        const words = inWords(await answer(operation, actor, input), people[name]);
        const as = await understood(operation, actor, said, words);
        if (as !== said)
          differing.push(`${operation.name} of ${name}: ${said}, but ${as}: ${words.slice(0, 200)}`);
      }
    }
    expect(differing).toEqual([]);
  });
});
