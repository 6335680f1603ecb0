import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestHouse, type TestHouse } from '../../test/support/house.ts';
import { addParent, type TestParent } from '../../test/support/parents.ts';
import { caseloadStatement } from './caseload-store.ts';
import { type CaseloadParent, listCaseload } from './list-caseload.ts';
import { rhythms } from './rhythm.ts';

let house: TestHouse;
const parents: Record<string, TestParent> = {};

const day = (text: string) => Temporal.PlainDate.from(text);

async function contact(name: string, on: string, result = 'met', nextOn: string | null = null) {
  const parent = parents[name];
  await house.owner.query(
    `insert into t_east.contact (person_id, enrolment_id, staff_id, kind, result, happened_on, next_on, recorded_at)
     values ($1, $2, $3, 'home_visit', $4, $5::date, $6::date, now())`,
    [parent?.personId, parent?.enrolmentId, house.actors.practitioner.staffId, result, on, nextOn],
  );
}

async function allocate(name: string, staffId: string, role = 'lead') {
  const parent = parents[name];
  await house.owner.query(
    `insert into t_east.allocation (person_id, enrolment_id, staff_id, role, began_on)
     values ($1, $2, $3, $4, '2024-01-08')`,
    [parent?.personId, parent?.enrolmentId, staffId, role],
  );
}

beforeAll(async () => {
  house = await openTestHouse({ today: '2024-06-03' });
  const { practitioner, second } = house.actors;
  for (const name of ['Ada Today', 'Bea Unseen', 'Cleo Calm', 'Dina Never', 'Eve Second']) {
    parents[name] = await addParent(house, { name, startedOn: '2024-05-20' });
  }
  await addParent(house, { name: 'Faye Ended', endedOn: '2024-05-01' });
  await contact('Ada Today', '2024-05-29', 'met', '2024-06-03');
  await contact('Ada Today', '2024-05-30', 'attempted');
  await contact('Bea Unseen', '2024-05-02');
  await contact('Bea Unseen', '2024-05-25', 'did_not_attend', '2024-05-31');
  await contact('Cleo Calm', '2024-06-01', 'met', '2024-06-07');
  await house.owner.query(`update t_east.enrolment set started_on = '2024-04-01' where id = $1`, [
    parents['Bea Unseen']?.enrolmentId,
  ]);
  for (const name of ['Ada Today', 'Bea Unseen', 'Cleo Calm']) await allocate(name, practitioner.staffId);
  await allocate('Eve Second', second.staffId);
  await allocate('Eve Second', practitioner.staffId, 'second');
  await overdueAction('Cleo Calm', '2024-06-02');
  await overdueAction('Ada Today', '2024-06-03');
});
afterAll(() => house.close());

async function overdueAction(name: string, dueOn: string) {
  const parent = parents[name];
  const goal = await house.owner.query<{ id: string }>(
    `insert into t_east.goal (person_id, enrolment_id, area, words, set_on, status)
     values ($1, $2, 'staying_safe', 'A home', '2024-05-21', 'open') returning id`,
    [parent?.personId, parent?.enrolmentId],
  );
  await house.owner.query(
    `insert into t_east.action (person_id, enrolment_id, goal_id, what, owner, due_on, status, set_on)
     values ($1, $2, $3, 'Ring housing', 'worker', $4::date, 'open', '2024-05-21')`,
    [parent?.personId, parent?.enrolmentId, goal.rows[0]?.id, dueOn],
  );
}

async function list(input: object): Promise<readonly CaseloadParent[]> {
  return (await house.answer(listCaseload, input)).parents;
}
const names = (found: readonly CaseloadParent[]) => found.map((parent) => parent.name);
const only = async (name: string) => {
  const [parent] = await list({ staff: 'all', text: name });
  if (!parent) throw new Error(`no ${name}`);
  return parent;
};

describe('a caseload', () => {
  it('holds what a worker leads or seconds, and nothing that has ended', async () => {
    expect(names(await list({ sort: 'name' }))).toEqual([
      'Cleo Calm',
      'Eve Second',
      'Ada Today',
      'Bea Unseen',
    ]);
    expect(names(await list({ staff: 'all', sort: 'name' }))).toHaveLength(5);
    const { second } = house.actors;
    expect(names(await list({ staff: second.staffId }))).toEqual(['Eve Second']);
  });

  it('says when she was last met and tried, and what is planned', async () => {
    const ada = await only('Ada Today');
    expect(ada.lastMetOn?.toString()).toBe('2024-05-29');
    expect(ada.lastTriedOn?.toString()).toBe('2024-05-30');
    expect(ada).toMatchObject({ daysSinceMet: 5, month: 1, months: 18, isToday: true, isUnseen: false });
    expect(ada.lead?.name).toBe('Priya Practitioner');
    const never = await only('Dina Never');
    expect(never).toMatchObject({ lastMetOn: null, daysSinceMet: null, nextOn: null, lead: null });
  });

  it('knows a planned day that went by, a rhythm that was missed, and who was not seen for long', async () => {
    expect(await only('Bea Unseen')).toMatchObject({ isUnseen: true, isContactOverdue: true });
    const never = await only('Dina Never');
    expect([never.isContactOverdue, never.dueOn?.toString()]).toEqual([true, '2024-05-27']);
    expect(await only('Cleo Calm')).toMatchObject({
      isContactOverdue: false,
      isUnseen: false,
      isToday: false,
    });
  });

  it('expects in each stage what the programme says of that stage, and of the pathway elsewhere', async () => {
    const inGroup = await addParent(house, { name: 'Gita Group', startedOn: '2022-10-01' });
    const [cleo] = await list({ staff: 'all', text: 'Cleo Calm' });
    const movedTo = async (stage: string) => {
      await house.owner.query('update t_east.enrolment set stage = $2 where id = $1', [
        inGroup.enrolmentId,
        stage,
      ]);
      return only('Gita Group');
    };
    await house.owner.query(
      `insert into t_east.contact (person_id, enrolment_id, staff_id, kind, result, happened_on, recorded_at)
       values ($1, $2, $3, 'peer_group', 'met', '2024-05-22', now())`,
      [inGroup.personId, inGroup.enrolmentId, house.actors.practitioner.staffId],
    );
    const weekly = await movedTo('intensive');
    expect([weekly.isContactOverdue, weekly.dueOn?.toString()]).toEqual([true, '2024-05-29']);
    const group = await movedTo('step_down');
    expect([group.isContactOverdue, group.dueOn?.toString()]).toEqual([false, '2024-06-05']);
    house.setToday('2024-06-20');
    expect(await only('Gita Group')).toMatchObject({ isContactOverdue: true, isUnseen: false });
    house.setToday('2024-07-04');
    expect(await only('Gita Group')).toMatchObject({ isUnseen: true });
    house.setToday('2024-06-03');
    expect(cleo?.dueOn?.toString()).toBe('2024-06-08');
    await house.owner.query(`update t_east.enrolment set ended_on = '2024-06-03' where id = $1`, [
      inGroup.enrolmentId,
    ]);
  });

  it('counts actions from the day after they were due', async () => {
    expect((await only('Cleo Calm')).actionsOverdue).toBe(1);
    expect((await only('Ada Today')).actionsOverdue).toBe(0);
  });

  it('shows one part, and puts first what needs attention', async () => {
    expect(names(await list({ show: 'today' }))).toEqual(['Ada Today']);
    expect(names(await list({ show: 'unseen' }))).toEqual(['Bea Unseen']);
    expect(names(await list({ show: 'overdue', staff: 'all' }))).toContain('Cleo Calm');
    expect(names(await list({ staff: 'all' })).slice(0, 2)).toEqual(['Ada Today', 'Bea Unseen']);
  });

  it('prompts when a stage is about to end', async () => {
    expect((await only('Ada Today')).stagePrompt).toBeNull();
    house.setToday('2024-08-05');
    expect((await only('Ada Today')).stagePrompt).toMatch(/ends on 12 August 2024: move to/);
    house.setToday('2024-06-03');
  });

  it('is read by pages, with the whole count on each', async () => {
    for (const sort of ['name', 'attention']) {
      const first = await house.answer(listCaseload, { staff: 'all', size: '2', sort } as object);
      const last = await house.answer(listCaseload, { staff: 'all', size: '2', page: '3', sort } as object);
      expect([first.total, first.pages, first.parents.length, last.parents.length]).toEqual([5, 3, 2, 1]);
    }
  });

  it('finds part of a name, however it is written, and takes signs as they are', async () => {
    expect(names(await list({ staff: 'all', text: 'cléo' }))).toEqual(['Cleo Calm']);
    expect(await list({ staff: 'all', text: '%' })).toEqual([]);
  });

  it('is not for analysts, and shows nothing to another tenant', async () => {
    expect((await house.ask(listCaseload, {}, house.actors.analyst)).ok).toBe(false);
    const west = await house.answer(listCaseload, { staff: 'all' }, house.actors.westPractitioner);
    expect(west.parents).toEqual([]);
  });
});

it('looks up contacts by index alone, however many there are', async () => {
  await house.owner.query(
    `insert into t_east.contact (person_id, enrolment_id, staff_id, kind, result, happened_on, recorded_at)
     select $1, $2, $3, 'call', 'met', date '2020-01-01' + (n % 900), now() from generate_series(1, 20000) n`,
    [
      parents['Dina Never']?.personId,
      (await addParent(house, { name: 'Many Contacts', endedOn: '2024-02-01' })).enrolmentId,
      house.actors.practitioner.staffId,
    ],
  );
  await house.owner.query('analyze t_east.contact');
  const plan = await house.read(async (db) => {
    const statement = caseloadStatement(rhythms(house.programmes), {
      staffId: null,
      programme: null,
      name: null,
      show: 'all',
      sort: 'attention',
      offset: 0,
      limit: 20,
      today: day('2024-06-03'),
      promptDays: 28,
    });
    const { rows } = await sql<Record<string, string>>`explain ${statement}`.execute(db);
    return rows.map((row) => Object.values(row)[0]).join('\n');
  });
  expect(plan).toMatch(/Index Scan using contact_enrolment/);
  expect(plan).not.toMatch(/Seq Scan on contact/);
});
