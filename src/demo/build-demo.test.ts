import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../test/support/database.ts';
import { createAccessLog } from '../access/access-log.ts';
import type { StaffActor } from '../access/actor.ts';
import type { Role } from '../access/permissions.ts';
import type { NewUser } from '../access/sign-in/index.ts';
import { readLibrary } from '../app/programmes.ts';
import { fixedClock } from '../foundation/clock.ts';
import { inRequest } from '../foundation/database/session.ts';
import { type BuiltDemo, buildDemo } from './build-demo.ts';
import { replayFiles } from './files.ts';
import { countAll } from './replay.ts';
import { compareAll, questionsOf } from './replay-compare.ts';
import { openWorld } from './world.ts';

const TODAY = Temporal.PlainDate.from('2026-11-18');

describe('the demonstration', () => {
  let database: TestDatabase;
  let built: BuiltDemo;
  const users: NewUser[] = [];
  const parts = () => ({
    owner: database.owner,
    pool: database.pool,
    clock: fixedClock(`${TODAY.toString()}T09:00:00Z`),
    createUser: async (user: NewUser) => users.push(user),
  });
  const rows = async (sql: string) => (await database.owner.query(sql)).rows;

  beforeAll(async () => {
    database = await openTestDatabase();
    built = await buildDemo(parts());
  }, 120_000);
  afterAll(async () => database.drop());

  test('has a tenant of its own, and five people, a parent and a partner’s worker who can sign in', async () => {
    expect(built).toMatchObject({ tenant: 'demo', built: true });
    expect(await rows(`select demo from facet.tenant where slug = 'demo'`)).toEqual([{ demo: true }]);
    expect(users.map(({ demo, tenant }) => ({ demo, tenant }))).toEqual(
      Array(7).fill({ demo: true, tenant: 'demo' }),
    );
    expect(users.filter((user) => 'personId' in user)).toHaveLength(1);
    const roles: string[] = built.staff.map(({ role }) => role);
    expect(roles.sort()).toEqual(['administrator', 'analyst', 'manager', 'practitioner', 'practitioner']);
  });

  test('is built once', async () => {
    const [before] = await rows('select count(*) from t_demo.change_log');
    expect(await buildDemo(parts())).toMatchObject({ built: false });
    expect(await rows('select count(*) from t_demo.change_log')).toEqual([before]);
  });

  test('bears out every printed figure at its day', async () => {
    const library = await readLibrary(database.owner, 'demo');
    const programme = library.current('diamond');
    const files = programme && (await replayFiles(programme));
    if (!programme || !files) throw new Error('Diamond is not there');
    const actor = await actorOf('analyst');
    const accessLog = createAccessLog(database.pool, () => {});
    const staff = { first: actor, second: actor, manager: actor, analyst: actor, administrator: actor };
    const world = openWorld({ pool: database.pool, accessLog, tenant: 'demo', programmes: library, staff });
    const answers = await countAll(world, programme, questionsOf(files.published), TODAY);
    await accessLog.stop();
    const { figures } = compareAll(programme, files.published, answers);
    expect(figures.filter(({ result }) => result !== 'equal')).toEqual([]);
  });

  test('has work going on today: meetings today, something overdue, referrals waiting', async () => {
    const open = `from t_demo.enrolment e where e.ended_on is null`;
    const [{ number }] = (await rows(`select count(*)::int as number ${open}`)) as [{ number: number }];
    expect(number).toBeGreaterThanOrEqual(6);
    const next = await rows(
      `select c.next_on::text as day from t_demo.contact c where c.next_on = '${TODAY}'`,
    );
    expect(next.length).toBeGreaterThanOrEqual(2);
    const overdue = await rows(`select 1 from t_demo.action where status = 'open' and due_on < '${TODAY}'`);
    expect(overdue.length).toBeGreaterThanOrEqual(1);
    const waiting = await rows(`select status from t_demo.referral where status = 'received'`);
    expect(waiting).toHaveLength(2);
  });

  test('tells of one family’s five children in three sets of proceedings, each child in one of them', async () => {
    const sets = await rows(`select string_agg(c.given_name, ' and ' order by c.given_name desc) as children
      from t_demo.person p join t_demo.proceedings s on s.person_id = p.id
      join t_demo.proceedings_child n on n.proceedings_id = s.id join t_demo.person c on c.id = n.child_id
      where p.given_name = 'Samira' group by s.id, s.started_on order by s.started_on`);
    expect(sets.map(({ children }) => children)).toEqual(['Ayaan', 'Inaya and Idris', 'Yusuf and Hana']);
  });

  test('tells what the court ordered about each of them, one order in the place of another', async () => {
    const orders = await rows(`select o.kind, o.ended_how, count(n.id)::int as children
      from t_demo.person p join t_demo.court_order o on o.person_id = p.id
      join t_demo.court_order_child n on n.court_order_id = o.id
      where p.given_name = 'Samira' group by o.id order by o.made_on, o.id`);
    expect(orders).toEqual([
      { kind: 'child_arrangements', ended_how: null, children: 1 },
      { kind: 'interim_care', ended_how: 'replaced', children: 2 },
      { kind: 'special_guardianship', ended_how: null, children: 2 },
      { kind: 'interim_care', ended_how: 'replaced', children: 2 },
      { kind: 'special_guardianship', ended_how: null, children: 1 },
      { kind: 'care', ended_how: null, children: 1 },
    ]);
  });

  test('counts what is agreed for a birth from the day on which the child is due', async () => {
    const steps = await rows(`select (a.due_on - y.due_on) as days from t_demo.action a
      join t_demo.person p on p.id = a.person_id join t_demo.pregnancy y on y.person_id = p.id
      where p.given_name = 'Kirsty' and a.what similar to '%(birth|ward|at home)%' and a.due_on > '${TODAY}' order by 1`);
    expect(steps.map(({ days }) => days)).toEqual([-42, -28, -21, 3]);
  });

  test('keeps one record from the second practitioner, and shows it to its worker and the manager', async () => {
    const [kept] = (await rows(
      `select p.id from t_demo.person p join t_demo.record_guard g on g.person_id = p.id where g.closed and p.kind = 'adult'`,
    )) as [{ id: string }];
    const people = (await rows(`select id, role from t_demo.staff order by started_on, id`)) as {
      id: string;
      role: string;
    }[];
    const worker = await rows(
      `select staff_id from t_demo.allocation where person_id = '${kept.id}' and ended_on is null`,
    );
    const sees = async (staffId: string) => {
      const scope = { tenant: 'demo', door: 'staff', staffId } as const;
      const found = await inRequest(database.pool, scope, { readOnly: true }, ({ client }) =>
        client.query('select from person where id = $1', [kept.id]),
      );
      return found.rowCount === 1;
    };
    for (const { id, role } of people) {
      const isHers = worker.some(({ staff_id }) => staff_id === id);
      expect([role, await sees(id)]).toEqual([role, isHers || role === 'manager']);
    }
    const count = async (what: string) => (await rows(`select from t_demo.${what}`)).length;
    expect(await count('team')).toBe(2);
    expect(await count('parents_wall')).toBe(1);
    const barred = await rows(`select distinct staff_id from t_demo.record_bar where kind = 'conflict'`);
    expect(barred).toHaveLength(1);
  });

  test('writes nothing ahead of today, and each change at its own day', async () => {
    // The programme's file itself is published when the demonstration is laid out.
    const [ends] = (await rows(`select min(at)::date::text as first, max(at)::date::text as last,
      count(distinct at::date)::int as days from t_demo.change_log where command <> 'publishProgramme'`)) as [
      { first: string; last: string; days: number },
    ];
    expect(ends.first).toBe('2023-01-09');
    expect(ends.last <= TODAY.toString()).toBe(true);
    expect(ends.days).toBeGreaterThan(200);
    const astray = await rows(`select l.at::date as written, c.happened_on from t_demo.contact c
      join t_demo.change_log l on l.row_id = c.id and l.row_version = 1 where l.at::date <> c.happened_on`);
    expect(astray).toEqual([]);
  });

  async function actorOf(role: Role): Promise<StaffActor> {
    const [row] = (await rows(`select id, name from t_demo.staff where role = '${role}'`)) as [
      { id: string; name: string },
    ];
    return { kind: 'staff', tenant: 'demo', staffId: row.id, name: row.name, role };
  }
});
