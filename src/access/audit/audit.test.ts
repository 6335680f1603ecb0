import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestHouse, type TestHouse } from '../../../test/support/house.ts';
import { guardedTables, tables } from '../../app/rooms.ts';
import { inRequest } from '../../foundation/database/session.ts';
import { createWriter, type Writer } from '../../foundation/database/write.ts';
import { addStaff, changeStaff } from '../staff/index.ts';
import type { AuditedTable } from './audited-tables.ts';
import { differingFields } from './compare.ts';
import { findingLine } from './findings.ts';
import { auditTenant, historyOf, looksAt, verifyAudit } from './index.ts';

describe('the audit', () => {
  let house: TestHouse;
  const added: { id: string; version: number }[] = [];

  beforeAll(async () => {
    house = await openTestHouse();
    const { administrator } = house.actors;
    for (let each = 0; each < 5; each += 1) {
      const person = { name: `Worker ${each}`, role: 'practitioner', capacity: each } as const;
      const { id, version } = await house.done(
        addStaff,
        { ...person, email: `w${each}@example.org` },
        administrator,
      );
      const next = await house.done(
        changeStaff,
        { ...person, id, version, capacity: each + 10 },
        administrator,
      );
      added.push(
        await house.done(changeStaff, { ...person, ...next, name: `Renamed ${each} “é” ক` }, administrator),
      );
    }
  });
  afterAll(() => house.close());

  const audit = () => auditTenant(house.owner, 'east', tables);
  const id = (index: number) => added[index]?.id ?? '';

  /** Does something behind Facet's back, audits, and puts it right again. */
  async function afterTampering(statement: string) {
    await house.owner.query('begin');
    try {
      await house.owner.query(statement);
      const report = await verifyAudit(house.owner, 'east', tables);
      return report.findings.map(({ table, rowId, version, kind, fields }) => [
        table,
        rowId,
        version,
        kind,
        ...fields,
      ]);
    } finally {
      await house.owner.query('rollback');
    }
  }

  it('finds nothing where everything was written through Facet', async () => {
    const report = await audit();
    expect(report).toMatchObject({ tenant: 'east', ok: true, count: 0, findings: [] });
    expect(report.entries).toBe(22);
    expect(report.rows).toBeGreaterThanOrEqual(10);
    expect(report.end?.hash).toMatch(/^[0-9a-f]{64}$/);
  });

  it('follows a row to its removal', async () => {
    const write = (body: (writer: Writer) => Promise<unknown>) =>
      inRequest(
        house.database.pool,
        { tenant: 'east', door: 'staff', staffId: null },
        { readOnly: false },
        ({ db }) =>
          body(
            createWriter(
              db,
              { staffId: null, command: 'test', at: Temporal.Instant.from('2024-06-03T12:00:00.123456789Z') },
              guardedTables,
            ),
          ),
      );
    let row = { id: '', version: 0 };
    const fields = {
      name: 'Short',
      email: 's@example.org',
      role: 'analyst',
      capacity: null,
      leftOn: null,
    } as const;
    await write(async (writer) => {
      row = await writer.insert('staff', { ...fields, startedOn: Temporal.PlainDate.from('2024-01-01') });
    });
    await write((writer) => writer.remove('staff', row));
    expect(await audit()).toMatchObject({ ok: true });
    const back = await afterTampering(
      `insert into t_east.staff (id, name, email, role, started_on) values ('${row.id}', 'Back', 'b@example.org', 'analyst', '2024-01-01')`,
    );
    expect(back).toEqual([['staff', row.id, 1, 'row_back']]);
  });

  const cases: [what: string, statement: () => string, finding: (id: string) => unknown[]][] = [
    [
      'a row changed',
      () => `update t_east.staff set role = 'administrator' where id = '${id(0)}'`,
      (row) => ['staff', row, 3, 'row_changed', 'role'],
    ],
    [
      'a row changed, its version with it',
      () => `update t_east.staff set capacity = 99, version = 4 where id = '${id(0)}'`,
      (row) => ['staff', row, 4, 'entries_missing_at_end'],
    ],
    [
      'a row changed to null',
      () => `update t_east.staff set capacity = null where id = '${id(0)}'`,
      (row) => ['staff', row, 3, 'row_changed', 'capacity'],
    ],
    [
      'a row deleted',
      () => `delete from t_east.staff where id = '${id(0)}'`,
      (row) => ['staff', row, 3, 'row_gone'],
    ],
    [
      'the last entry deleted',
      () => `delete from t_east.change_log where row_id = '${id(0)}' and row_version = 3`,
      (row) => ['staff', row, 3, 'entries_missing_at_end'],
    ],
    [
      'an entry deleted from the middle',
      () => `delete from t_east.change_log where row_id = '${id(0)}' and row_version = 2`,
      (row) => ['staff', row, 3, 'entries_missing'],
    ],
    [
      'all entries deleted',
      () => `delete from t_east.change_log where row_id = '${id(0)}'`,
      (row) => ['staff', row, 3, 'row_not_logged'],
    ],
    [
      'an entry put down to somebody else',
      () => `update t_east.change_log set staff_id = null where row_id = '${id(0)}' and row_version = 2`,
      (row) => ['staff', row, 2, 'entry_changed'],
    ],
    [
      'an entry moved in time',
      () =>
        `update t_east.change_log set at = at + interval '1 microsecond' where row_id = '${id(0)}' and row_version = 1`,
      (row) => ['staff', row, 1, 'entry_changed'],
    ],
  ];
  it.each(cases)('finds %s, and says which', async (_what, statement, finding) => {
    expect(await afterTampering(statement())).toEqual([finding(id(0))]);
  });

  it('finds a row and its entry changed alike, by the hash', async () => {
    const found = await afterTampering(
      `with row as (update t_east.staff set name = 'Mallory' where id = '${id(1)}' returning facet.row_json(new) as json)
       update t_east.change_log set after = row.json from row where row_id = '${id(1)}' and row_version = 3`,
    );
    expect(found).toEqual([['staff', id(1), 3, 'entry_changed']]);
  });

  it('finds a row that was added with plain SQL', async () => {
    const found = await afterTampering(
      `insert into t_east.staff (name, email, role, started_on) values ('Mallory', 'm@example.org', 'administrator', '2024-01-01')`,
    );
    expect(found).toHaveLength(1);
    expect(found[0]?.[3]).toBe('row_not_logged');
  });

  it('finds entries about a table that is not there', async () => {
    const found = await afterTampering(
      `update t_east.change_log set table_name = 'stuff' where row_id = '${id(2)}'`,
    );
    expect(found).toContainEqual(['stuff', id(2), 1, 'row_gone']);
    expect(found).toContainEqual(['staff', id(2), 3, 'row_not_logged']);
  });

  it('takes a column that a migration added or took away for no difference, until somebody fills it', async () => {
    const add = `alter table t_east.staff add column note text, add column active boolean not null default true; alter table t_east.staff drop column capacity`;
    expect(await afterTampering(add)).toEqual([]);
    const filled = await afterTampering(
      `${add}; update t_east.staff set active = false where id = '${id(3)}'`,
    );
    expect(filled).toEqual([['staff', id(3), 3, 'row_changed', 'active']]);
  });

  it('counts all and keeps a thousand when everything was changed', async () => {
    await house.owner.query('begin');
    await house.owner.query(
      `insert into t_east.staff (name, email, role, started_on)
       select 'M', 'm' || n || '@example.org', 'analyst', '2024-01-01' from generate_series(1, 1500) n`,
    );
    const report = await verifyAudit(house.owner, 'east', tables);
    await house.owner.query('rollback');
    expect(report.count).toBe(1_500);
    expect(report.findings).toHaveLength(1_000);
  });

  it('says what was done to a row, by whom, and in which fields', async () => {
    const history = await historyOf(house.owner, 'east', 'staff', id(0));
    expect(
      history.map(({ version, command, name, fields }) => [
        version,
        command,
        name,
        fields.length > 3 ? 'all' : fields,
      ]),
    ).toEqual([
      [1, 'addStaff', 'Alex Administrator', 'all'],
      [2, 'changeStaff', 'Alex Administrator', ['capacity']],
      [3, 'changeStaff', 'Alex Administrator', ['name', 'capacity']],
    ]);
    await expect(historyOf(house.owner, 'east', 'staff', `x' or true`)).rejects.toThrow(
      'is not an identifier',
    );
  });

  it('says who looked at a person', async () => {
    const person = '00000000-0000-7000-8000-000000000009';
    const { staffId } = house.actors.manager;
    await inRequest(
      house.database.pool,
      { tenant: 'east', door: 'staff', staffId },
      { readOnly: false },
      ({ db }) =>
        sql`insert into access_log (at, staff_id, role, person_id, query, door, reason)
          values ('2024-06-03T12:00:00Z', ${staffId}, 'manager', ${person}, 'getPerson', 'page', 'Because')`.execute(
          db,
        ),
    );
    expect(await looksAt(house.owner, 'east', person, 10)).toEqual([
      {
        at: '2024-06-03T12:00:00Z',
        staffId,
        name: 'Morgan Manager',
        role: 'manager',
        query: 'getPerson',
        door: 'page',
        extent: 'record',
        refused: false,
        reason: 'Because',
      },
    ]);
  });
});

describe('a finding', () => {
  it('is said in one line', () => {
    const finding = {
      table: 'staff',
      rowId: 'x',
      version: 3,
      kind: 'row_changed',
      fields: ['role', 'name'],
    } as const;
    expect(findingLine(finding)).toBe(
      'staff x version 3: The row is not as the log says it was last written (role, name)',
    );
  });
});

describe('comparing a row with its entry', () => {
  const table: AuditedTable = {
    name: 't',
    logged: 't',
    defaults: new Map([
      ['a', null],
      ['b', false],
    ]),
  };

  it('finds exactly the fields that differ, in whatever order they stand', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), fc.jsonValue()),
        fc.constantFrom('a', 'b', 'c', 'd'),
        (row, field) => {
          const copy = JSON.parse(JSON.stringify(Object.fromEntries(Object.entries(row).reverse())));
          expect(differingFields(table, row, copy)).toEqual([]);
          const changed = { ...copy, [field]: ['quite', 'another', 'value', row[field] ?? null] };
          expect(differingFields(table, row, changed)).toEqual([field]);
        },
      ),
      { seed: 20240603, numRuns: 300 },
    );
  });
});
