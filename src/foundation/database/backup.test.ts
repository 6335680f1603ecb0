import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../../test/support/database.ts';
import { openTestHouse, type TestHouse } from '../../../test/support/house.ts';
import { verifyAudit } from '../../access/audit/index.ts';
import { createSignIn } from '../../access/sign-in/index.ts';
import { addStaff, changeStaff } from '../../access/staff/index.ts';
import { actorOfToken, createToken } from '../../access/tokens/index.ts';
import { tables } from '../../app/rooms.ts';
import { writeBackup } from './backup.ts';
import { checkBackup } from './backup-file.ts';
import { addTenant } from './migrate.ts';
import { restoreBackup } from './restore.ts';

const PASSWORD = 'a long enough password';
const SECRET = 's'.repeat(40);
const verify = (client: pg.ClientBase, slug: string) => verifyAudit(client, slug, tables);
const forget = async () => 0;

/** Everything in a tenant's schema, as text. */
async function everything(client: pg.ClientBase, slug: string): Promise<Record<string, string[]>> {
  const { rows } = await client.query<{ name: string }>(
    `select relname as name from pg_class where relnamespace = ('t_' || $1)::regnamespace and relkind = 'r' order by 1`,
    [slug],
  );
  const all: Record<string, string[]> = {};
  for (const { name } of rows) {
    const found = await client.query<{ row: string }>(
      `select t::text as row from t_${slug}."${name}" t order by 1`,
    );
    all[name] = found.rows.map(({ row }) => row);
  }
  return all;
}

describe('backup and restore', () => {
  let house: TestHouse;
  let folder: string;
  let whole: string;
  let token: string;

  beforeAll(async () => {
    house = await openTestHouse();
    folder = await mkdtemp(join(tmpdir(), 'facet-backup-'));
    const { administrator, practitioner } = house.actors;
    for (let each = 0; each < 40; each += 1) {
      const person = {
        name: `Tab\there \\ "ক" ${each}\nline`,
        role: 'practitioner',
        capacity: null,
      } as const;
      const row = await house.done(addStaff, { ...person, email: `b${each}@example.org` }, administrator);
      await house.done(changeStaff, { ...person, ...row, capacity: each }, administrator);
    }
    const { pool } = house.database;
    const signIn = await createSignIn({ pool, baseUrl: 'http://localhost', secret: SECRET, demo: false });
    await signIn.createUser({ ...practitioner, email: 'priya@example.org', password: PASSWORD });
    const now = Temporal.Instant.from('2024-06-03T12:00:00Z');
    const made = await createToken(
      { pool, owner: house.owner },
      { tenant: 'east', role: 'analyst', name: 'x', days: 9, now },
    );
    token = made.token;
    whole = join(folder, 'whole.facet');
    await writeBackup(house.owner, whole);
  });
  afterAll(async () => {
    await house.close();
    await rm(folder, { recursive: true });
  });

  it('writes one file that says what is in it, for its owner’s eyes only', async () => {
    const manifest = await checkBackup(whole);
    expect(manifest.tenants.map(({ slug }) => slug)).toEqual(['east', 'west']);
    const staff = manifest.parts.find((part) => part.tenant === 'east' && part.table === 'staff');
    const { rows } = await house.owner.query('select count(*)::int as n from t_east.staff');
    expect(staff?.rows).toBe(rows[0].n);
    expect((await stat(whole)).mode & 0o777).toBe(0o600);
    expect(await readdir(folder)).toEqual(['whole.facet']);
  });

  it('restores another server to the last row: records, logs, sign-ins and tokens', async () => {
    const other: TestDatabase = await openTestDatabase();
    const plan = { tenant: 'east', replace: true };
    const [done] = await restoreBackup(other.owner, whole, plan, { tables, verify, forget });
    expect(done).toMatchObject({ slug: 'east', signInsLeftOut: 0, verified: { ok: true, count: 0 } });
    expect(await everything(other.owner, 'east')).toEqual(await everything(house.owner, 'east'));
    const signIn = await createSignIn({
      pool: other.pool,
      baseUrl: 'http://localhost',
      secret: SECRET,
      demo: false,
    });
    const visitor = { headers: new Headers(), address: '192.0.2.7' };
    expect(await signIn.signIn({ email: 'priya@example.org', password: PASSWORD }, visitor)).toMatchObject({
      ok: true,
    });
    expect(await actorOfToken(other.pool, token)).toMatchObject({ name: 'API: x' });
    const log = await other.owner.query(
      `insert into t_east.change_log (at, command, table_name, row_id, row_version, hash)
       values (now(), 'c', 't', uuidv7(), 1, '') returning sequence > (select max(sequence) from t_east.change_log) as next`,
    );
    expect(log.rows).toEqual([{ next: true }]);
    await other.drop();
  });

  it('restores beside the original under another name, guarded like any tenant', async () => {
    const [done] = await restoreBackup(
      house.owner,
      whole,
      { tenant: 'east', as: 'copy', replace: false },
      { tables, verify, forget },
    );
    expect(done).toMatchObject({ slug: 'copy', from: 'east', signInsLeftOut: 1, verified: { ok: true } });
    expect(await everything(house.owner, 'copy')).toEqual(await everything(house.owner, 'east'));
    const { rows } = await house.owner.query(
      `select count(*)::int as n from pg_class where relnamespace = 't_copy'::regnamespace and relkind = 'r' and not relforcerowsecurity`,
    );
    const { rows: original } = await house.owner.query(
      `select count(*)::int as n from pg_class where relnamespace = 't_east'::regnamespace and relkind = 'r' and not relforcerowsecurity`,
    );
    expect(rows).toEqual(original);
  });

  it('refuses to restore over a tenant unless that is asked for, and to write over a file', async () => {
    const restore = restoreBackup(
      house.owner,
      whole,
      { tenant: 'east', replace: false },
      { tables, verify, forget },
    );
    await expect(restore).rejects.toThrow('There is a tenant “east” already');
    await expect(writeBackup(house.owner, whole)).rejects.toThrow('is there already');
    await expect(writeBackup(house.owner, join(folder, 'no', 'such', 'folder'))).rejects.toThrow(
      'cannot be written (ENOENT)',
    );
    await expect(writeBackup(house.owner, join(folder, 'none'), 'north')).rejects.toThrow(
      'There is no tenant “north”',
    );
    expect(await readdir(folder)).toEqual(['whole.facet']);
  });

  it('touches nothing when the file is damaged, wherever that is', async () => {
    const before = await everything(house.owner, 'west');
    const bytes = await readFile(whole);
    const raw = gunzipSync(bytes);
    const text = raw.toString('latin1');
    const at = text.indexOf('Alex Administrator');
    const swapped = Buffer.from(raw);
    swapped.write('B', at, 'latin1');
    const lost = Buffer.from(text.replace(/CHUNK 0*(\d+)\n/, 'CHUNK 0$1\n'), 'latin1');
    const later = Buffer.from(
      text.replace(/"name":"0001_access.sql","sha256":"\w{4}/, '"name":"0001_access.sql","sha256":"0000'),
      'latin1',
    );
    const spoiled: Record<string, Buffer> = {
      'one letter of a row': gzipSync(swapped),
      'a length': gzipSync(lost),
      'the manifest': gzipSync(later),
      'the end': bytes.subarray(0, bytes.length - 20),
      'half of it': bytes.subarray(0, bytes.length >> 1),
      'the last line': gzipSync(raw.subarray(0, raw.lastIndexOf(Buffer.from('END')))),
      'something after it': gzipSync(Buffer.concat([raw, Buffer.from('more')])),
      'one bit': Buffer.from(bytes).fill((bytes[5_000] ?? 0) ^ 1, 5_000, 5_001),
      'no backup': Buffer.from('hello'),
      'nothing in it': Buffer.alloc(0),
    };
    for (const [what, content] of Object.entries(spoiled)) {
      const path = join(folder, 'spoiled');
      await writeFile(path, content);
      const restore = restoreBackup(
        house.owner,
        path,
        { tenant: 'west', replace: true },
        { tables, verify, forget },
      );
      await expect(restore, what).rejects.toThrow(/is damaged or no backup/);
      await rm(path);
    }
    await expect(
      restoreBackup(house.owner, join(folder, 'none'), { replace: true }, { tables, verify, forget }),
    ).rejects.toThrow('cannot be read (ENOENT)');
    expect(await everything(house.owner, 'west')).toEqual(before);
  });

  it('leaves the old tenant as it was when the restore breaks off', async () => {
    const before = await everything(house.owner, 'west');
    const broken = () => Promise.reject(new Error('the power went'));
    const restore = restoreBackup(
      house.owner,
      whole,
      { tenant: 'west', replace: true },
      { tables, verify: broken, forget },
    );
    await expect(restore).rejects.toThrow('the power went');
    expect(await everything(house.owner, 'west')).toEqual(before);
  });

  it('says so when what was backed up had been changed behind Facet’s back', async () => {
    await addTenant(house.owner, { slug: 'north', name: 'North' }, tables);
    await house.owner.query(
      `insert into t_north.staff (name, email, role, started_on) values ('Mallory', 'm@example.org', 'analyst', '2024-01-01')`,
    );
    const path = join(folder, 'north');
    await writeBackup(house.owner, path, 'north');
    const [done] = await restoreBackup(house.owner, path, { replace: true }, { tables, verify, forget });
    expect(done?.verified).toMatchObject({
      ok: false,
      count: 1,
      findings: [{ table: 'staff', kind: 'row_not_logged' }],
    });
    await rm(path);
  });
});
