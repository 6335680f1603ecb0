import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestHouse, type TestHouse } from '../../../test/support/house.ts';
import { tables } from '../../app/rooms.ts';
import { addStaff, changeStaff } from '../staff/index.ts';
import { askAudit } from './ask-audit.ts';
import {
  type Checkpoint,
  checkpointFaults,
  checkpointHash,
  inOrder,
  keptElsewhereFaults,
} from './checkpoint.ts';
import { getAudit, getCheckpoint } from './get-audit.ts';
import { recordRun, storedCheckpoints, takeCheckpoint, verifyAudit } from './index.ts';
import { askedAudit, dailyAudit } from './keep-audit.ts';

const at = (day: number) => Temporal.Instant.from(`2024-06-0${day}T03:00:00Z`);

describe('checkpoints of the change log', () => {
  let house: TestHouse;
  const ids: string[] = [];
  let first: Checkpoint;
  let second: Checkpoint;

  const work = async (name: string) => {
    const { administrator } = house.actors;
    const worker = { name, role: 'practitioner', capacity: 5 } as const;
    const email = `${name.toLowerCase()}@example.org`;
    const { id, version } = await house.done(addStaff, { ...worker, email }, administrator);
    await house.done(changeStaff, { ...worker, id, version, capacity: 7 }, administrator);
    ids.push(id);
  };

  beforeAll(async () => {
    house = await openTestHouse();
    await work('Anna');
    for (const person of ['a', 'b', 'c'])
      await house.owner.query(
        `insert into t_east.access_log (at, role, person_id, query, door, reason)
         values ('2024-05-31T10:00:00Z', 'manager', $1, '/people/:id', 'page', 'her manager')`,
        [`00000000-0000-7000-8000-00000000000${person}`],
      );
    first = await takeCheckpoint(house.owner, 'east', at(1));
    await work('Bela');
    second = await takeCheckpoint(house.owner, 'east', at(2));
    await work('Cleo');
  });
  afterAll(() => house.close());

  /** Does something with plain SQL as the owner, verifies, and puts it right again. */
  async function afterTampering(statement: string, kept?: Checkpoint) {
    await house.owner.query('begin');
    try {
      await house.owner.query(statement);
      const { findings } = await verifyAudit(house.owner, 'east', tables, kept);
      return findings.map(({ table, rowId, kind }) => `${table} ${rowId} ${kind}`);
    } finally {
      await house.owner.query('rollback');
    }
  }
  const id = (index: number) => ids[index] ?? '';
  const group = (index: number) => `…${id(index).slice(-2)}`;

  it('are chained, and nothing is found where nothing was touched, though work goes on', async () => {
    expect(second.content.previous).toBe(first.hash);
    expect(await storedCheckpoints(house.owner, 'east')).toEqual([first, second]);
    expect(await afterTampering('select 1', first)).toEqual([]);
    const of = (checkpoint: Checkpoint) => checkpoint.content.tables.find(({ table }) => table === 'staff');
    const [was, is] = [of(first), of(second)];
    if (!was || !is) throw new Error('no staff');
    expect(is.records - was.records).toBe(1);
    expect(is.entries - was.entries).toBe(2);
    expect(is.standing).toBe(is.records);
  });

  it('find a whole chain taken out together with its row, and say where', async () => {
    const gone = `delete from t_east.change_log where row_id = '${id(0)}'; delete from t_east.staff where id = '${id(0)}'`;
    expect(await afterTampering(gone)).toEqual([`staff ${group(0)} taken_from_log`]);
  });

  it('do not know of what was written since the last one', async () => {
    const gone = `delete from t_east.change_log where row_id = '${id(2)}'; delete from t_east.staff where id = '${id(2)}'`;
    expect(await afterTampering(gone)).toEqual([]);
  });

  it('find the last entries of a chain taken out, with the row put back as it was', async () => {
    const back = `
      delete from t_east.change_log where row_id = '${id(1)}' and row_version = 2;
      update t_east.staff set capacity = 5, version = 1 where id = '${id(1)}'`;
    expect(await afterTampering(back)).toEqual([`staff ${group(1)} taken_from_log`]);
  });

  it('find a chain that was written anew, with hashes that fit', async () => {
    const anew = `
      update t_east.staff set name = 'Mallory', version = 1 where id = '${id(1)}';
      delete from t_east.change_log where row_id = '${id(1)}' and row_version = 2;
      update t_east.change_log c set after = facet.row_json(s) from t_east.staff s
        where s.id = c.row_id and c.row_id = '${id(1)}';
      update t_east.change_log c set hash = sha256(convert_to(concat('0:;', '27:', t, ';', '36:', staff_id, ';',
          length(command), ':', command, ';', '5:staff;36:', row_id, ';1:1;0:;', octet_length(after::text), ':', after::text, ';'), 'UTF8'))
        from (select to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as t from t_east.change_log where row_id = '${id(1)}') s
        where row_id = '${id(1)}'`;
    // Without its checkpoints, the log would be believed.
    expect(
      await afterTampering(
        `${anew}; delete from t_east.change_log where table_name = 'auditCheckpoint'; delete from t_east.audit_checkpoint`,
      ),
    ).toEqual([]);
    expect(await afterTampering(anew)).toEqual([`staff ${group(1)} taken_from_log`]);
  });

  it('find an entry that was moved in behind the last one’s back', async () => {
    const moved = `update t_east.change_log set sequence = default where row_id = '${id(0)}' and row_version = 2`;
    expect(await afterTampering(moved)).toEqual([`staff ${group(0)} taken_from_log`]);
  });

  it.each([
    ['changed', `update t_east.access_log set staff_id = uuidv7() where sequence = 2`, 'looks_rewritten'],
    ['taken out', `delete from t_east.access_log where sequence = 2`, 'looks_removed'],
    ['taken out at the end', `delete from t_east.access_log where sequence = 3`, 'looks_removed'],
    [
      'said to have been destroyed',
      `delete from t_east.access_log where sequence = 2;
       insert into t_east.destruction (at, forgotten, kind, why, counts, entries, entries_digest, looks, digest, gone_looks)
       values (now(), '{}', 'case', 'retention', '[]', 0, '', 1, '', '[[2, "00"]]')`,
      'looks_rewritten',
    ],
  ])('find a row of the access log that was %s', async (_what, statement, kind) => {
    expect(await afterTampering(statement)).toContain(`access_log 1-1000 ${kind}`);
  });

  it('find themselves changed, taken out, or written anew', async () => {
    const row = (number: number) => `t_east.audit_checkpoint where number = ${number}`;
    const rowId = async (number: number) => {
      const { rows } = await house.owner.query<{ id: string }>(`select id from ${row(number)}`);
      return rows[0]?.id;
    };
    expect(
      await afterTampering(
        `update t_east.audit_checkpoint set content = jsonb_set(content, '{tables}', '[]') where number = 1`,
      ),
    ).toEqual([`audit_checkpoint ${await rowId(1)} row_changed`, 'audit_checkpoint 1 checkpoint_changed']);
    const forget = (number: number) =>
      `delete from t_east.change_log where row_id = (select id from ${row(number)}); delete from ${row(number)}`;
    const withoutFirst = await afterTampering(forget(1));
    expect(withoutFirst).toContain('audit_checkpoint 1 checkpoint_missing');
    // The last one leaves no gap: only a copy that was kept elsewhere misses it.
    expect(await afterTampering(forget(2))).toEqual([]);
    expect(await afterTampering(forget(2), second)).toEqual(['audit_checkpoint 2 checkpoint_missing']);
  });

  it('that were kept elsewhere are held against those of the database', async () => {
    const content = { ...first.content, tables: [] };
    const forged = { content, hash: checkpointHash(content) };
    expect(keptElsewhereFaults({ content, hash: first.hash }, [first, second])).toMatchObject([
      { kind: 'checkpoint_changed', fields: ['file'] },
    ]);
    expect(keptElsewhereFaults(first, [forged])).toMatchObject([{ rowId: '1', kind: 'checkpoint_changed' }]);
    expect(checkpointFaults([forged, second])).toMatchObject([
      { rowId: '2', kind: 'checkpoint_changed', fields: ['previous'] },
    ]);
  });
});

describe('the daily audit', () => {
  let house: TestHouse;
  beforeAll(async () => {
    house = await openTestHouse();
  });
  afterAll(() => house.close());
  const parts = (day: number) => ({
    client: house.owner,
    tenant: 'east',
    now: at(day),
    today: Temporal.PlainDate.from(`2024-06-0${day}`),
    tables,
  });

  it('verifies and takes a checkpoint, and takes none while something is found', async () => {
    const { manager } = house.actors;
    await dailyAudit.run(parts(1));
    const state = await house.answer(getAudit, {}, manager);
    expect(state.runs).toMatchObject([{ ok: true, found: 0, by: null }]);
    expect(state.checkpoints).toMatchObject([{ number: 1 }]);
    await house.owner.query(`update t_east.staff set capacity = 99 where id = '${manager.staffId}'`);
    await dailyAudit.run(parts(2));
    const after = await house.answer(getAudit, {}, manager);
    expect(after.runs[0]).toMatchObject({ ok: false, found: 1 });
    expect(after.runs[0]?.findings[0]).toContain('(capacity)');
    expect(after.checkpoints).toHaveLength(1);
    await house.owner.query(`update t_east.staff set capacity = null where id = '${manager.staffId}'`);
    const found = await house.answer(getCheckpoint, { number: 1 }, manager);
    expect(checkpointHash(found.content)).toBe(found.hash);
  });

  it('runs when it is asked for, once, and by those who may', async () => {
    const { administrator, practitioner } = house.actors;
    expect(await house.run(askAudit, {}, practitioner)).toMatchObject({ ok: false });
    await house.done(askAudit, {}, administrator);
    await askedAudit.run(parts(3));
    await askedAudit.run(parts(4));
    const { runs } = await house.answer(getAudit, {}, administrator);
    expect(runs).toHaveLength(3);
    const asked = runs.find(({ by }) => by === 'Alex Administrator');
    expect(asked).toMatchObject({ ok: true });
  });

  it('keeps what was run by hand as well', async () => {
    const report = {
      tenant: 'east',
      ok: true,
      rows: 1,
      entries: 2,
      findings: [],
      count: 0,
      end: null,
      checkpoint: 1,
    };
    await recordRun(house.owner, report, at(5));
    const { runs } = await house.answer(getAudit, {}, house.actors.manager);
    expect(runs.filter(({ rows, entries }) => rows === 1 && entries === 2)).toHaveLength(1);
  });
});

describe('the text of a checkpoint', () => {
  it('is the same whatever order its fields stand in', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const turned = JSON.parse(JSON.stringify(value), (_, each) =>
          typeof each === 'object' && each !== null && !Array.isArray(each)
            ? Object.fromEntries(Object.entries(each).reverse())
            : each,
        );
        expect(inOrder(turned)).toBe(inOrder(value));
        expect(JSON.parse(inOrder(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
      { seed: 20240601, numRuns: 300, examples: [[{ b: 1, a: [{ d: null, c: 'x' }] }]] },
    );
  });
});
