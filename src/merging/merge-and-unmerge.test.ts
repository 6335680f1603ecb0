import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestHouse, type TestHouse } from '../../test/support/house.ts';
import { mergePeople, unmergePeople } from './index.ts';
import { lesserFirst } from './plan.ts';
import { addFullRecord, countsOf, everyRow, type FullRecord } from './testing/two-records.ts';

let house: TestHouse;
let names = 0;
beforeAll(async () => {
  house = await openTestHouse();
});
afterAll(() => house.close());

const WHY = 'She says that she gave her maiden name to the hospital';

async function twoRecords(): Promise<{ kept: FullRecord; absorbed: FullRecord }> {
  const { practitioner, second } = house.actors;
  names += 1;
  const kept = await addFullRecord(house, `Kept Example${names}`, practitioner.staffId);
  const absorbed = await addFullRecord(house, `Absorbed Example${names}`, second.staffId);
  return { kept, absorbed };
}

async function versionsOf(kept: string, absorbed: string) {
  const { rows } = await house.owner.query<{ id: string; version: number }>(
    'select id, version from t_east.person where id in ($1, $2)',
    [kept, absorbed],
  );
  const of = (id: string) => rows.find((row) => row.id === id)?.version ?? 0;
  return { version: of(kept), otherVersion: of(absorbed) };
}

async function merge(kept: string, absorbed: string) {
  const versions = await versionsOf(kept, absorbed);
  return house.done(
    mergePeople,
    { personId: kept, otherId: absorbed, ...versions, why: WHY },
    house.actors.manager,
  );
}

const undo = (personId: string, id: string, goWith: string[] = []) =>
  house.done(
    unmergePeople,
    { personId, id, version: 1, goWith, why: 'They are cousins of one name' },
    house.actors.manager,
  );

/** What may stand beside what every table holds already, each of them a collision or something that nobody may read. */
const beside: Readonly<Record<string, (kept: FullRecord, absorbed: FullRecord) => readonly string[]>> = {
  sharedChild: (kept, absorbed) => [
    `insert into t_east.relationship (person_id, other_id, kind) values ('${absorbed.personId}', '${kept.childId}', 'mother')`,
  ],
  sameSister: (kept, absorbed) => [
    `insert into t_east.relationship (person_id, other_id, kind) values ('${kept.childId}', '${kept.personId}', 'friend'),
      ('${kept.childId}', '${absorbed.personId}', 'friend')`,
  ],
  endedTie: (kept, absorbed) => [
    `insert into t_east.relationship (person_id, other_id, kind, ended_on)
      values ('${kept.personId}', '${absorbed.personId}', 'friend', '2020-01-01')`,
  ],
  endedWall: (kept, absorbed) => [
    `insert into t_east.parents_wall (person_id, other_id, reason, began_on, ended_on)
      values (least('${kept.childId}'::uuid, '${absorbed.personId}'::uuid),
        greatest('${kept.childId}'::uuid, '${absorbed.personId}'::uuid), 'Violence', '2020-01-01', '2021-01-01')`,
  ],
  sharedHome: (kept, absorbed) => [
    `insert into t_east.household_member (person_id, household_id, member_id)
      values ('${absorbed.personId}', '${absorbed.rows.household}', '${kept.personId}')`,
  ],
  privateNote: (_, absorbed) => [
    `insert into t_east.walled_value (person_id, wall, value, staff_id, recorded_at)
      select '${absorbed.personId}', 'private', 'CANARY-PRIVATE', id, now() from t_east.staff where role = 'practitioner' limit 1`,
  ],
  bothConfidential: (kept, absorbed) => [
    `insert into t_east.walled_value (person_id, wall, value, recorded_at)
      values ('${kept.personId}', 'address', '1 Old Street', now()), ('${absorbed.personId}', 'address', '2 New Street', now())`,
    `update t_east.person set address_confidential = true where id in ('${kept.personId}', '${absorbed.personId}')`,
  ],
  sameOutcome: (kept, absorbed) =>
    [kept, absorbed].flatMap(({ personId, enrolmentId }) => [
      `insert into t_east.outcome (person_id, enrolment_id, outcome, occurrence, reached_on, recorded_at)
        values ('${personId}', '${enrolmentId}', 'letterbox_started', 1, '2024-04-02', now())`,
    ]),
  outcomeAgain: (kept, absorbed) =>
    [kept, absorbed].flatMap(({ personId, enrolmentId }, index) => [
      `insert into t_east.outcome (person_id, enrolment_id, outcome, occurrence, reached_on, recorded_at)
        values ('${personId}', '${enrolmentId}', 'engaged', 1, '2024-03-0${index + 1}', now())`,
    ]),
  otherProgramme: (_, absorbed) => [
    `insert into t_east.enrolment (person_id, programme_id, programme_version, pathway, pathway_since, stage, stage_since,
        started_on, previous_id)
      values ('${absorbed.personId}', 'pause', 1, 'one', '2024-02-01', 'one', '2024-02-01', '2024-02-01', '${absorbed.enrolmentId}')`,
  ],
  earlierStart: (_, absorbed) => [
    `update t_east.enrolment set started_on = '2023-06-01' where id = '${absorbed.enrolmentId}'`,
  ],
  sameWorker: (kept, absorbed) => [
    `update t_east.allocation set staff_id = (select staff_id from t_east.allocation where person_id = '${kept.personId}' limit 1)
      where person_id = '${absorbed.personId}'`,
  ],
  hiddenFriend: (_, absorbed) => [
    `with friend as (insert into t_east.person (kind, given_name, family_name, search_name, restricted)
        values ('adult', 'Hidden', 'Friend', 'hidden friend', true) returning id)
      insert into t_east.relationship (person_id, other_id, kind, other_restricted)
        select '${absorbed.personId}', id, 'friend', true from friend`,
    `with friend as (insert into t_east.person (kind, given_name, family_name, search_name, restricted)
        values ('adult', 'Hidden', 'Aunt', 'hidden aunt', true) returning id)
      insert into t_east.relationship (person_id, other_id, kind, restricted)
        select id, '${absorbed.personId}', 'aunt_or_uncle', true from friend`,
  ],
};

/** Tables in which a row may go on naming the absorbed record: those that would stand twice, and the merge's own. */
const MAY_STAY = new Set([
  'relationship',
  'household_member',
  'enrolment',
  'allocation',
  'outcome',
  'walled_value',
  // Each record has its own: what the kept one says stands.
  'reminder',
  'reminder_wish',
  'retention_review',
  'enrolment_member',
  'person_merge',
]);

describe('merge, then unmerge', () => {
  it('leaves every row as it was, whatever both records hold', async () => {
    const some = fc.subarray(Object.keys(beside), { minLength: 0 });
    const samples = [Object.keys(beside), ...fc.sample(some, { numRuns: 2, seed: 20240603 })];
    for (const sample of samples) {
      const { kept, absorbed } = await twoRecords();
      for (const name of sample)
        for (const statement of beside[name]?.(kept, absorbed) ?? []) await house.owner.query(statement);
      const before = await everyRow(house);
      const done = await merge(kept.personId, absorbed.personId);
      expect(done.moved, sample.join()).toBeGreaterThan(40);
      const left = Object.entries(await countsOf(house, absorbed.personId)).filter(([, count]) => count > 0);
      expect(left.map(([table]) => table).filter((table) => !MAY_STAY.has(table))).toEqual([]);
      expect(await everyRow(house)).not.toEqual(before);
      expect(await undo(kept.personId, done.id)).toMatchObject({ left: 0 });
      expect(await everyRow(house), sample.join()).toEqual(before);
    }
  });

  it('moves a row of every table that names people', async () => {
    const { kept, absorbed } = await twoRecords();
    const had = await countsOf(house, absorbed.personId);
    await merge(kept.personId, absorbed.personId);
    const { rows } = await house.owner.query<{ table: string }>(
      `select distinct table_name as table from t_east.person_merge_row where person_id = $1`,
      [kept.personId],
    );
    const touched = new Set(rows.map(({ table }) => table));
    const missed = Object.keys(had).filter((table) => (had[table] ?? 0) > 0 && !touched.has(table));
    expect(missed).toEqual([]);
  });
});

describe('the constraints that set one person before another', () => {
  it('are those of which a merge is known to keep the order', async () => {
    const { rows } = await house.owner.query<{ name: string }>(
      `select distinct t.relname as name from pg_constraint k join pg_class t on t.oid = k.conrelid
       where k.contype = 'c' and t.relnamespace = 't_east'::regnamespace
         and pg_get_constraintdef(k.oid) ~ '_id < [a-z_]+_id' order by 1`,
    );
    expect(rows.map(({ name }) => name)).toEqual([...lesserFirst].sort());
  });
});

describe('the indexes that let there be one row only of a person', () => {
  it('are those of which a merge is known to keep the rule', async () => {
    const { rows } = await house.owner.query<{ name: string }>(
      `select c.relname as name from pg_index i join pg_class c on c.oid = i.indexrelid join pg_class t on t.oid = i.indrelid
       where i.indisunique and not i.indisprimary and t.relnamespace = 't_east'::regnamespace and exists (
         select from unnest(i.indkey) number join pg_attribute a on a.attrelid = t.oid and a.attnum = number
           left join pg_constraint k on k.conrelid = t.oid and k.contype = 'f' and k.conkey = array[a.attnum]
           left join pg_class f on f.oid = k.confrelid where f.relname in ('person', 'enrolment'))
         or (i.indisunique and t.relnamespace = 't_east'::regnamespace and 0 = any (i.indkey::int2[]) and exists (
           select from pg_attribute a where a.attrelid = t.oid and a.attname = 'person_id'))
       order by 1`,
    );
    expect(rows.map(({ name }) => name)).toEqual([
      'allocation_one_lead',
      'enrolment_member_once',
      'enrolment_open_once',
      'group_attendance_once',
      'group_member_once',
      'outcome_once',
      'parent_access_once',
      'parents_wall_once',
      'person_merge_once',
      'possible_pair_once',
      'record_bar_once',
      'record_guard_once',
      'relationship_once',
      'reminder_once',
      'reminder_wish_once',
      'retention_review_once',
      'walled_value_one_address',
      'walled_value_one_disability',
    ]);
  });
});
