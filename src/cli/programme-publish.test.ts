import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../test/support/database.ts';
import { WORKED_EXAMPLE } from '../publishing/worked-example.ts';
import { families } from './registry.ts';
import { runLine } from './testing/run-on.ts';

describe('facet programme publish', () => {
  let database: TestDatabase;
  let folder: string;
  beforeAll(async () => {
    database = await openTestDatabase();
    folder = await mkdtemp(join(tmpdir(), 'facet-publish-'));
    await database.owner.query(
      `insert into facet.tenant (slug, name, demo) values ('east', 'East', false), ('west', 'West', false)
       on conflict do nothing`,
    );
  });
  afterAll(async () => {
    await database.drop();
    await rm(folder, { recursive: true });
  });

  async function publish(text: string, ...more: string[]) {
    const file = join(folder, 'programme.yaml');
    await writeFile(file, text);
    const { host, user, database: name } = database.connection;
    const env = {
      DATABASE_URL: `postgres://${user}@${encodeURIComponent(String(host))}/${name}`,
      FACET_SECRET: 's'.repeat(40),
    };
    return runLine(families, ['programme', 'publish', file, ...more], env);
  }

  it('publishes into the tenant that is named, once, and puts it down in the change log', async () => {
    expect(await publish(WORKED_EXAMPLE)).toMatchObject({
      code: 1,
      err: expect.stringContaining('Say which tenant'),
    });
    const done = await publish(WORKED_EXAMPLE, '--tenant', 'east', '--json');
    expect(JSON.parse(done.out)).toEqual({ tenant: 'east', programme: 'my-service', version: 1 });
    expect((await publish(WORKED_EXAMPLE, '--tenant', 'east')).out).toContain(
      'My service, version 1, is published in “east”.',
    );
    const { rows } = await database.owner.query(
      `select 'east' as tenant, programme_id, source = $1 as same from t_east.programme_version where programme_id = 'my-service'
       union all select 'west', programme_id, source = $1 from t_west.programme_version where programme_id = 'my-service'`,
      [WORKED_EXAMPLE],
    );
    expect(rows).toEqual([{ tenant: 'east', programme_id: 'my-service', same: true }]);
    const { rows: log } = await database.owner.query(
      `select command, staff_id from t_east.change_log where after ->> 'programme_id' = 'my-service'`,
    );
    expect(log).toEqual([{ command: 'publishProgramme', staff_id: null }]);
  });

  it('changes no version that was published, and publishes nothing that has faults', async () => {
    const other = WORKED_EXAMPLE.replace('half a year', 'a whole year');
    expect(await publish(other, '--tenant', 'east')).toMatchObject({
      code: 1,
      err: expect.stringContaining('was published with other words. Give the file a new version number'),
    });
    expect(await publish('version: one\n', '--tenant', 'east')).toMatchObject({
      code: 1,
      err: expect.stringContaining('has faults'),
    });
    expect((await publish(other.replace('version: 1', 'version: 2'), '--tenant', 'east')).code).toBe(0);
  });
});
