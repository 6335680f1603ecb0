import type { Actor, StaffActor } from '../../../src/access/actor.ts';
import { decide, needsSubject, type Requirement } from '../../../src/access/decide.ts';
import type { About, RecordSubject, SubjectReference } from '../../../src/access/subject.ts';
import { isOpenTo } from '../../../src/access/walls.ts';
import { tables } from '../../../src/app/rooms.ts';
import { declareConflict } from '../../../src/reach/declare-conflict.ts';
import { restrictRecord } from '../../../src/reach/restrict-record.ts';
import { addPartner } from '../canaries/partner.ts';
import { layEveryTable, type RowsOfPerson } from '../every-table.ts';
import type { Named } from '../fitting-input.ts';
import type { TestHouse } from '../house.ts';
import { addParent } from '../parents.ts';
import { addTeam, hold, joinTeam } from '../teams.ts';

/** About whom everything is tried. */
export const whom = ['own', 'team', 'other', 'restricted', 'barred', 'west', 'nobody'] as const;
export type Whom = (typeof whom)[number];

/** Every kind of reader. */
export const READERS = [
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
export type Reader = (typeof READERS)[number];

/** Six people and one who is not there, each with a row in every table, and every kind of reader of them. */
export interface Matrix {
  readonly house: TestHouse;
  readonly people: Readonly<Record<Whom, Named>>;
  readonly readers: Readonly<Record<Reader, Actor>>;
  /** A row of each table that is nobody's record: a team, a worker, an organisation. */
  readonly plain: Readonly<Record<string, string>>;
  readonly north: string;
  readonly south: string;
}

const NOBODY = '01900000-0000-7000-8000-00000000dead';

async function layDown(
  house: TestHouse,
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

async function layDownPeople(house: TestHouse): Promise<Pick<Matrix, 'people' | 'north'>> {
  const { practitioner, second, manager, westPractitioner, auditor } = house.actors;
  const { rows: added } = await house.owner.query<{ id: string }>(
    `insert into t_east.staff (name, email, role, started_on)
     values ('Cole Colleague', 'cole@example.org', 'practitioner', '2023-01-02') returning id`,
  );
  const colleague: StaffActor = { ...practitioner, staffId: added[0]?.id ?? '', name: 'Cole Colleague' };
  const north = await addTeam(house, 'North');
  await joinTeam(house, { teamId: north, staffId: colleague.staffId });
  const rows = {
    own: await layDown(house, 'own', practitioner),
    team: await layDown(house, 'team', colleague),
    other: await layDown(house, 'other', second),
    restricted: await layDown(house, 'restricted', manager),
    barred: await layDown(house, 'barred', colleague),
    west: await layDown(house, 'west', westPractitioner, 'west'),
  };
  const organisation = await addPartner(house, 'Harbour');
  const named = (each: RowsOfPerson): Named => ({
    rows: each,
    staffId: second.staffId,
    otherId: rows.own.child ?? '',
    organisationId: organisation.organisationId,
  });
  const nobody = Object.fromEntries(Object.keys(rows.own).map((table) => [table, NOBODY]));
  const people = {
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
  return { people, north };
}

async function layDownReaders(
  house: TestHouse,
  { people, north }: Pick<Matrix, 'people' | 'north'>,
): Promise<Pick<Matrix, 'readers' | 'south'>> {
  const { practitioner, manager, analyst, leader, administrator, auditor } = house.actors;
  const south = await addTeam(house, 'South');
  for (const { staffId } of [practitioner, manager]) await joinTeam(house, { teamId: north, staffId });
  await joinTeam(house, { teamId: south, staffId: house.actors.second.staffId });
  const inNorth = (role: 'manager' | 'practitioner', programme: string | null = null) => ({
    memberships: [{ teamId: north, role, programme }],
  });
  const organisation = await addPartner(house, 'Quay');
  const readers: Matrix['readers'] = {
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
  return { readers, south };
}

/** A service of the directory, and what somebody found wrong of it: nobody's record. */
async function layDownService({ owner }: TestHouse): Promise<void> {
  await owner.query(
    `with organisation as (insert into t_east.directory_organisation (name) values ('Harbour') returning id),
       service as (insert into t_east.directory_service (organisation_id, name, status, changed_on)
         select id, 'Advice on rent', 'active', '2024-05-01' from organisation returning id)
     insert into t_east.directory_flag (service_id, what, flagged_on) select id, 'It has moved', '2024-05-02' from service`,
  );
}

const PLAIN = [
  'team',
  'team_membership',
  'staff',
  'partner_organisation',
  'partner_worker',
  'sign_in_grant',
  'directory_service',
  'directory_flag',
];

async function plainRows({ owner, programmes }: TestHouse): Promise<Matrix['plain']> {
  const found: Record<string, string> = { version: String(programmes.current('diamond')?.version) };
  for (const table of PLAIN) {
    const { rows } = await owner.query<{ id: string }>(`select id from t_east.${table} order by id limit 1`);
    if (rows[0]) found[table] = rows[0].id;
  }
  return found;
}

/** Lays all of them down. */
export async function layDownMatrix(house: TestHouse): Promise<Matrix> {
  const laid = await layDownPeople(house);
  const readers = await layDownReaders(house, laid);
  await layDownService(house);
  return { house, ...laid, ...readers, plain: await plainRows(house) };
}

/** Who holds whom, written out by hand. */
function factsOf(
  { house, people, north, south }: Matrix,
  name: Whom,
  actor: Actor,
): RecordSubject | 'unknown' {
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

export type Expected = 'forbidden' | 'hidden' | 'allowed';

/** What an operation or a page asks, and what it is about. */
export interface Declared {
  readonly permission: Requirement;
  readonly about: About<never>;
}

/** What the declarations say of one operation or page for one reader, about one person. */
export function expected(
  matrix: Matrix,
  declared: Declared,
  actor: Actor,
  name: Whom,
  input: unknown,
): Expected {
  const { permission, about } = declared;
  if (!decide(actor, permission).allowed) return 'forbidden';
  const said = typeof about === 'function' ? about(input as never) : about;
  const references: readonly SubjectReference[] = 'kind' in said ? [said] : said;
  for (const reference of references) {
    const facts = 'id' in reference ? factsOf(matrix, name, actor) : reference;
    if (facts === 'unknown') return 'hidden';
    // What the rows hide is not there, whatever else would be said of it; a note behind a wall among it.
    if (facts.kind === 'record' && (facts.barred || (facts.restricted && !facts.named))) return 'hidden';
    if ('id' in reference && reference.kind === 'walledValue' && !isOpenTo(actor, 'health')) return 'hidden';
    if (!('id' in reference) && !needsSubject(actor, permission)) continue;
    const decision = decide(actor, permission, facts);
    if (decision.allowed) continue;
    // The rows of a role of one team end where the team's people end: who is beyond is not there.
    const rowsEnd = actor.kind === 'staff' && actor.onlyProgramme === undefined && facts.kind === 'record';
    return decision.hidden || rowsEnd ? 'hidden' : 'forbidden';
  }
  return 'allowed';
}
