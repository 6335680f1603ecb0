import { layEveryTable, type RowsOfPerson } from '../../../test/support/every-table.ts';
import type { TestHouse } from '../../../test/support/house.ts';
import { addParent } from '../../../test/support/parents.ts';
import { tables } from '../../app/rooms.ts';

/** A made-up record with a row in every table that holds rows of people, and a child. */
export interface FullRecord {
  readonly personId: string;
  readonly childId: string;
  readonly enrolmentId: string;
  readonly rows: RowsOfPerson;
}

/** What would stop a merge, brought to its end: a copy that was asked for, a hold, pages of her own, an earlier merge. */
const ENDED = [
  `update t_east.subject_request set closed_on = '2024-05-20', closed_why = 'delivered' where person_id = $1`,
  `update t_east.legal_hold set ended_on = '2024-05-20' where person_id = $1`,
  `update t_east.parent_access set ended_on = '2024-05-20', ended_how = 'by_worker' where person_id = $1`,
  `update t_east.person_merge set undone_on = '2024-05-20', undone_why = 'Two people' where person_id = $1`,
];

/** Lays down a record with a row in every table. */
export async function addFullRecord(house: TestHouse, name: string, staffId: string): Promise<FullRecord> {
  const { owner } = house;
  const { personId, enrolmentId } = await addParent(house, { name });
  const child = await owner.query<{ id: string }>(
    `insert into t_east.person (kind, given_name, family_name, search_name) values ('child', $1, 'Kid', 'kid') returning id`,
    [name],
  );
  const childId = child.rows[0]?.id ?? '';
  const tie = await owner.query<{ id: string }>(
    `insert into t_east.relationship (person_id, other_id, kind) values ($1, $2, 'mother') returning id`,
    [personId, childId],
  );
  const rows = await layEveryTable(owner, 't_east', tables, {
    staffId,
    rows: {
      person: personId,
      child: childId,
      enrolment: enrolmentId,
      relationship: tie.rows[0]?.id ?? '',
    },
  });
  for (const statement of ENDED) await owner.query(statement, [personId]);
  return { personId, childId, enrolmentId, rows };
}

/** What tells of changes, and of merges themselves. */
const TELLS_OF_CHANGES = new Set([
  'change_log',
  'access_log',
  'idempotency_key',
  'person_merge',
  'person_merge_row',
]);

/** Every row of every table of the tenant as it stands, but for how often it was written. */
export async function everyRow(house: TestHouse): Promise<Record<string, unknown>> {
  const all: Record<string, unknown> = {};
  for (const { name } of tables.filter((table) => !TELLS_OF_CHANGES.has(table.name))) {
    const { rows } = await house.owner.query<{ row: unknown }>(
      `select to_jsonb(t) - 'version' as row from t_east."${name}" t order by to_jsonb(t)->>'id'`,
    );
    all[name] = rows.map(({ row }) => row);
  }
  return all;
}

/** How many rows each table holds. */
export async function countsOf(house: TestHouse, personId: string): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { name, belongs, guard } of tables) {
    if (typeof belongs.by === 'string' || guard === 'log' || guard === 'self') continue;
    const where = belongs.by.map((column) => `"${column}" = $1`).join(' or ');
    const { rows } = await house.owner.query<{ count: string }>(
      `select count(*) from t_east."${name}" where ${where}`,
      [personId],
    );
    counts[name] = Number(rows[0]?.count);
  }
  return counts;
}
