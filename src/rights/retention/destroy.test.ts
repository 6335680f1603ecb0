import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestHouse, type TestHouse } from '../../../test/support/house.ts';
import { auditTenant, takeCheckpoint, verifyAudit } from '../../access/audit/index.ts';
import { tables } from '../../app/rooms.ts';
import { writeBackup } from '../../foundation/database/backup.ts';
import { restoreBackup } from '../../foundation/database/restore.ts';
import { keepNow, layDownMother } from '../testing/lay-down.ts';
import { agreeDestruction, keepLonger, proposeDestruction } from './decide-review.ts';
import { forgetAgain } from './forget-again-store.ts';
import { getRetention } from './get-retention.ts';
import { endHold, holdRecord } from './hold-record.ts';
import { destroyTask, reviewTask } from './keep-retention-store.ts';
import { setRetentionRule } from './set-rule.ts';

const LATER = '2034-06-03T09:00:00Z';

describe('a record whose time is over', () => {
  let house: TestHouse;
  let folder = '';
  let gone: Awaited<ReturnType<typeof layDownMother>>;
  let stays: Awaited<ReturnType<typeof layDownMother>>;
  const manager = () => house.actors.manager;
  const second = () => house.actors.administrator;
  const retention = () => house.answer(getRetention, {}, manager());
  const seen = async () => {
    const [review] = (await retention()).reviews;
    return { id: review?.id ?? '', version: review?.version ?? 0 };
  };
  /** Every table's rows as text, searched for a person's id and words. */
  const traces = async (...words: string[]) => {
    const found: string[] = [];
    for (const { name } of tables) {
      if (name === 'destruction') continue;
      const { rows } = await house.owner.query<{ text: string }>(
        `select t::text as text from t_east."${name}" t where ${words.map((word) => `t::text ilike '%${word}%'`).join(' or ')}`,
      );
      found.push(...rows.map(({ text }) => `${name}: ${text}`));
    }
    return found;
  };

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'facet-destroy-'));
    house = await openTestHouse({ today: '2024-06-03' });
    gone = await layDownMother(house, { name: 'Amina Begum', endedOn: '2024-06-01' });
    stays = await layDownMother(house, { name: 'Carla Other' });
    for (const { personId } of [gone, stays, gone])
      await house.owner.query(
        `insert into t_east.access_log (at, role, person_id, query, door, reason)
         values ('2024-06-01T10:00:00Z', 'manager', $1, '/people/:id', 'page', 'her manager')`,
        [personId],
      );
    await takeCheckpoint(house.owner, 'east', Temporal.Instant.from('2024-06-04T03:00:00Z'));
    await writeBackup(house.owner, join(folder, 'before.backup'), 'east');
    house.setToday('2034-06-03');
  });
  afterAll(async () => {
    await house.close();
    await rm(folder, { recursive: true });
  });

  it('is put on the list by the schedule, and taken off by another one', async () => {
    await keepNow(house, reviewTask, LATER);
    expect((await retention()).reviews).toMatchObject([
      { personId: gone.personId, name: 'Amina Begum', kind: 'case' },
    ]);
    const rule = { kind: 'case', months: 240, source: 'Our policy' };
    await house.done(setRetentionRule, rule, manager());
    await keepNow(house, reviewTask, LATER);
    expect((await retention()).reviews).toEqual([]);
    await house.done(setRetentionRule, { ...rule, months: 72 }, manager());
    await keepNow(house, reviewTask, LATER);
    expect((await retention()).reviews).toHaveLength(1);
  });

  it('stays while somebody holds it, or keeps it longer', async () => {
    const hold = await house.done(
      holdRecord,
      { personId: gone.personId, reason: 'An inquiry', reviewOn: '2035-01-01' },
      manager(),
    );
    expect(await house.run(proposeDestruction, await seen(), manager())).toMatchObject({
      error: { code: 'held' },
    });
    await house.done(endHold, { ...hold, why: 'It is over' }, second());
    await house.done(keepLonger, { ...(await seen()), until: '2036-01-01', why: 'She asked' }, manager());
    expect(await house.run(proposeDestruction, await seen(), manager())).toMatchObject({
      error: { code: 'kept' },
    });
    house.setToday('2036-06-03');
  });

  it('goes when two agree, with all that the logs say of it, and the chain still holds', async () => {
    expect(await house.run(proposeDestruction, await seen())).toMatchObject({ error: { kind: 'forbidden' } });
    await house.done(proposeDestruction, await seen(), manager());
    expect(await house.run(agreeDestruction, await seen(), manager())).toMatchObject({
      error: { code: 'same_person' },
    });
    await house.done(agreeDestruction, await seen(), second());
    expect(await traces(gone.personId, 'Amina', 'Tomas')).not.toEqual([]);
    await keepNow(house, destroyTask, '2036-06-03T09:00:00Z');
    const left = await traces('Amina', 'Begum', 'An inquiry');
    expect(left).toEqual([]);
    expect((await traces(gone.childId)).filter((row) => !row.startsWith('change_log'))).toEqual([]);
    expect((await traces('Carla')).length).toBeGreaterThan(3);
    const { destroyed, reviews } = await retention();
    expect(reviews).toEqual([]);
    expect(destroyed).toMatchObject([
      {
        kind: 'case',
        months: 72,
        proposedBy: 'Morgan Manager',
        agreedBy: 'Alex Administrator',
        why: 'retention',
      },
    ]);
    expect(destroyed[0]?.counts).toEqual(
      expect.arrayContaining([
        { table: 'contact', rows: 1 },
        { table: 'enrolment', rows: 1 },
        { table: 'person', rows: 2 },
      ]),
    );
    expect(JSON.stringify(destroyed)).not.toMatch(/Amina|Begum|Zara/);
    expect(await auditTenant(house.owner, 'east', tables)).toMatchObject({ ok: true, findings: [] });
  });

  it.each([
    [
      'an entry that is emptied without a certificate',
      `update t_east.change_log set before = null, after = '{}', destruction_id = uuidv7() where table_name = 'contact' and destruction_id is null`,
      ['row_back', 'emptied_without_destruction'],
    ],
    [
      'an entry that is emptied under another’s certificate',
      `update t_east.change_log set before = null, after = '{}', destruction_id = (select id from t_east.destruction)
       where table_name = 'contact' and destruction_id is null`,
      ['row_back', 'destruction_differs'],
    ],
    [
      'an emptied entry that is taken out',
      `delete from t_east.change_log where table_name = 'contact' and destruction_id is not null`,
      ['destruction_differs', 'taken_from_log'],
    ],
    [
      'a certificate that is taken out',
      `delete from t_east.change_log where table_name = 'destruction'; delete from t_east.destruction`,
      ['emptied_without_destruction', 'looks_removed'],
    ],
    ['a look at somebody else that goes as well', `delete from t_east.access_log`, ['looks_removed']],
    [
      'a look that the certificate does not tell of any more',
      `update t_east.destruction set gone_looks = '[]'`,
      ['looks_removed', 'row_changed'],
    ],
    [
      'a look that is put back',
      `insert into t_east.access_log (sequence, at, role, person_id, query, door, reason) overriding system value
       values (1, '2024-06-01T10:00:00Z', 'manager', uuidv7(), '/people/:id', 'page', 'her manager')`,
      ['looks_rewritten'],
    ],
  ])('finds %s', async (_what, statement, kinds) => {
    await house.owner.query('begin');
    await house.owner.query(statement);
    const { findings } = await verifyAudit(house.owner, 'east', tables);
    await house.owner.query('rollback');
    expect([...new Set(findings.map(({ kind }) => kind))].sort()).toEqual([...kinds].sort());
  });

  it('is forgotten again when a backup from before is put back', async () => {
    const verify = (client: pg.ClientBase, slug: string) => verifyAudit(client, slug, tables);
    const at = Temporal.Instant.from('2036-07-01T09:00:00Z');
    const restore = (forget: (client: pg.ClientBase, slug: string, from: string) => Promise<number>) =>
      restoreBackup(
        house.owner,
        join(folder, 'before.backup'),
        { replace: true },
        { tables, verify, forget },
      );
    const [careless] = await restore(async () => 0);
    expect(careless?.verified.ok).toBe(true);
    expect(await traces('Amina')).not.toEqual([]);
    const [done] = await restore((client, slug, from) =>
      forgetAgain(client, { slug, from, at, register: undefined }, tables),
    );
    expect(done).toMatchObject({ forgotten: 2, verified: { ok: true } });
    expect(await traces('Amina', 'Begum')).toEqual([]);
    expect(await traces(stays.personId)).not.toEqual([]);
    expect((await retention()).destroyed).toMatchObject([{ why: 'restored' }]);
  });
});
