import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestHouse, type TestHouse } from '../../test/support/house.ts';
import { addReferred } from '../../test/support/referred.ts';
import { compileFigureSet, type Programme } from '../programme/index.ts';
import { zFigure } from '../programme/schema/figures.ts';
import { enrolmentSet } from './figure-set.ts';

let house: TestHouse;
let programme: Programme;
let enrolmentId = '';

const day = (text: string) => Temporal.PlainDate.from(text);

beforeAll(async () => {
  house = await openTestHouse({ today: '2024-12-01' });
  const found = house.programmes.current('diamond');
  if (!found) throw new Error('no programme');
  programme = found;
  await house.owner.query('set search_path to t_east, public');
  const { personId } = await addReferred(house);
  const { rows } = await house.owner.query<{ id: string }>(
    `insert into enrolment (person_id, programme_id, programme_version, pathway, pathway_since, stage, stage_since,
       started_on, ended_on, end_reason)
     values ($1, 'diamond', $2, 'contact', '2024-06-01', 'in_touch', '2024-06-01', '2024-01-08', '2024-11-01',
       'chose_to_stop') returning id`,
    [personId, programme.version],
  );
  enrolmentId = rows[0]?.id ?? '';
  const move = (kind: string, pathway: string, stage: string, on: string) =>
    house.owner.query(
      `insert into stage_move (person_id, enrolment_id, kind, pathway, stage, moved_on, recorded_at)
       values ($1, $2, $3, $4, $5, $6::date, now())`,
      [personId, enrolmentId, kind, pathway, stage, on],
    );
  await move('start', 'participant', 'engage', '2024-01-08');
  await move('stage', 'participant', 'intensive', '2024-03-01');
  await move('extend', 'participant', 'engage', '2024-03-02');
  await move('pathway', 'contact', 'in_touch', '2024-06-01');
  await addChildren(personId);
  await house.owner.query(
    `insert into proceedings (person_id, started_on, concluded_on) values ($1, '2020-01-01', '2021-01-01'),
       ($1, '2024-08-01', null)`,
    [personId],
  );
  await house.owner.query(
    `insert into outcome (person_id, enrolment_id, outcome, reached_on, recorded_at)
     values ($1, $2, 'letterbox_started', '2024-05-01', now())`,
    [personId, enrolmentId],
  );
});
afterAll(() => house.close());

/** Two children: one removed before the work began and once more after it, one removed after it only. */
async function addChildren(personId: string): Promise<void> {
  for (const removals of [['2020-03-01', '2024-09-01'], ['2024-09-01']]) {
    const { rows } = await house.owner.query<{ id: string }>(
      `insert into person (kind, given_name, family_name, search_name) values ('child', 'A', 'Child', 'a child') returning id`,
    );
    const childId = rows[0]?.id;
    await house.owner.query(
      `insert into relationship (person_id, other_id, kind, removed) values ($1, $2, 'mother', true)`,
      [personId, childId],
    );
    for (const on of removals) {
      await house.owner.query(
        `insert into removal (person_id, child_id, removed_on, removed_precision) values ($1, $2, $3::date, 'month')`,
        [personId, childId, on],
      );
    }
  }
}

async function countAt(asAt: string, figure: object) {
  const figures = { it: zFigure.parse({ title: 'It', about: 'It', of: 'enrolments', ...figure }) };
  const question = { asAt: day(asAt), programmeId: 'diamond' };
  const compiled = compileFigureSet(programme, enrolmentSet, figures, question);
  const { rows } = await house.owner.query(compiled.sql, [...compiled.parameters]);
  return compiled.readRow(rows[0] ?? {}).it;
}

describe('enrolments as at a day', () => {
  it.each([
    ['2024-01-07', 0],
    ['2024-01-08', 1],
    ['2025-01-01', 1],
  ])('on %s there were %i', async (asAt, count) => {
    expect((await countAt(asAt, {}))?.of).toBe(count);
  });

  it.each([
    ['2024-02-01', 'participant', 'engage'],
    ['2024-05-31', 'participant', 'intensive'],
    ['2024-06-01', 'contact', 'in_touch'],
  ])('on %s the pathway was %s and the stage %s', async (asAt, pathway, stage) => {
    const figure = { count: `pathway == "${pathway}" && stage == "${stage}"` };
    expect(await countAt(asAt, figure)).toMatchObject({ of: 1, n: 1 });
  });

  it('ends nothing before the day it ended', async () => {
    expect((await countAt('2024-10-31', { where: 'has(ended_on)' }))?.of).toBe(0);
    expect((await countAt('2024-11-01', { where: 'end_reason == "chose_to_stop"' }))?.of).toBe(1);
  });

  it('counts a child’s first removal, and none that came later than the day', async () => {
    const before = { value: 'size(children.filter(c, c.removed && c.removed_on < started_on))', show: 'sum' };
    const ever = { value: 'size(children.filter(c, c.removed))', show: 'sum' };
    expect((await countAt('2024-08-01', before))?.amount).toBe(1);
    expect((await countAt('2024-12-01', before))?.amount).toBe(1);
    expect((await countAt('2024-08-01', ever))?.amount).toBe(1);
    expect((await countAt('2024-12-01', ever))?.amount).toBe(2);
  });

  it('sees outcomes and further proceedings from their day', async () => {
    const letterbox = { count: 'outcomes.exists(o, o.id == "letterbox_started")' };
    expect((await countAt('2024-04-30', letterbox))?.n).toBe(0);
    expect((await countAt('2024-05-01', letterbox))?.n).toBe(1);
    const further = { count: 'proceedings.exists(p, p.started_on > started_on)' };
    expect(await countAt('2024-07-31', further)).toMatchObject({ n: 0, notKnown: 0 });
    expect((await countAt('2024-08-01', further))?.n).toBe(1);
  });

  it('sees what a court ordered from its day, until it ended, and nothing that was taken back', async () => {
    await house.owner.query(
      `with its as (select e.person_id, p.id from enrolment e join proceedings p on p.person_id = e.person_id
         where e.id = $1 order by p.started_on desc limit 1), made as (
         insert into court_order (person_id, proceedings_id, kind, made_on, ended_on, ended_how, withdrawn_on)
         select person_id, id, kind, made_on::date, ended_on::date, how, withdrawn_on::date
         from its, (values ('interim_care', '2024-08-15', '2024-10-01', 'replaced', null),
           ('care', '2024-10-01', null, null, null), ('adoption', '2024-09-01', null, null, '2024-09-02'))
           as o (kind, made_on, ended_on, how, withdrawn_on) returning id, person_id)
       insert into court_order_child (person_id, court_order_id, child_id)
       select m.person_id, m.id, r.other_id from made m join relationship r on r.person_id = m.person_id`,
      [enrolmentId],
    );
    const standing = (kind: string) => ({ count: `orders.exists(o, o.kind == "${kind}" && o.stands)` });
    expect((await countAt('2024-08-14', standing('interim_care')))?.n).toBe(0);
    expect((await countAt('2024-08-15', standing('interim_care')))?.n).toBe(1);
    expect((await countAt('2024-10-01', standing('interim_care')))?.n).toBe(0);
    expect((await countAt('2024-10-01', standing('care')))?.n).toBe(1);
    expect((await countAt('2024-10-01', { count: 'orders.exists(o, o.kind == "adoption")' }))?.n).toBe(0);
    const most = { value: 'size(orders.filter(o, o.children == 2))', show: 'sum' };
    expect((await countAt('2024-10-01', most))?.amount).toBe(2);
  });

  it('sees who waits for a group from the day it was asked for until it is joined or given up', async () => {
    const { rows } = await house.owner.query<{ personId: string }>(
      'select person_id as "personId" from enrolment where id = $1',
      [enrolmentId],
    );
    for (const [joined, left] of [
      ['2024-04-01', '2024-06-01'],
      [null, '2024-03-01'],
    ])
      await house.owner.query(
        `with made as (insert into support_group (programme_id, kind, title, made_at)
           values ('diamond', 'step_down', 'A table', now()) returning id)
         insert into group_member (person_id, support_group_id, enrolment_id, role, state, asked_on, joined_on, left_on, recorded_at)
         select $1, id, $2, 'member', 'left', '2024-02-01'::date, $3::date, $4::date, now() from made`,
        [rows[0]?.personId, enrolmentId, joined, left],
      );
    const waits = { value: 'size(waits.filter(w, w.kind == "step_down"))', show: 'sum' };
    const on = async (asAt: string) => (await countAt(asAt, waits))?.amount;
    expect(await on('2024-01-31')).toBe(0);
    expect(await on('2024-02-01')).toBe(2);
    expect(await on('2024-03-01')).toBe(1);
    expect(await on('2024-03-31')).toBe(1);
    expect(await on('2024-04-01')).toBe(0);
    expect(await on('2024-07-01')).toBe(0);
  });

  it('compiles every figure that Diamond counts over enrolments', async () => {
    const figures = Object.fromEntries(
      Object.entries(programme.figures).filter(([, figure]) => figure.of === 'enrolments'),
    );
    expect(Object.keys(figures).length).toBeGreaterThan(15);
    const question = { asAt: day('2024-12-01'), programmeId: 'diamond' };
    const compiled = compileFigureSet(programme, enrolmentSet, figures, question);
    const { rows } = await house.owner.query(compiled.sql, [...compiled.parameters]);
    expect(compiled.readRow(rows[0] ?? {}).letterbox_started).toMatchObject({ of: 1, n: 1 });
  });
});
