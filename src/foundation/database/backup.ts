import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { rootFolder } from '../root.ts';
import { BackupFault, type BackupManifest, BackupWriter } from './backup-file.ts';
import { tenantNames } from './protect.ts';

/** A table with its columns as they stand in the database. */
interface Table {
  readonly name: string;
  readonly columns: readonly string[];
}

interface ColumnRow {
  readonly table: string;
  readonly column: string;
}

/** Every table of a schema with its columns, each table after those that it refers to. */
async function tablesInOrder(client: pg.ClientBase, schema: string): Promise<Table[]> {
  const { rows } = await client.query<ColumnRow>(
    `select c.relname as table, a.attname as column from pg_class c
     join pg_namespace n on n.oid = c.relnamespace
     join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
     where n.nspname = $1 and c.relkind = 'r' order by c.relname, a.attnum`,
    [schema],
  );
  const references = await client.query<{ from: string; to: string }>(
    `select f.relname as from, t.relname as to from pg_constraint k
     join pg_class f on f.oid = k.conrelid join pg_class t on t.oid = k.confrelid
     join pg_namespace n on n.oid = f.relnamespace
     where n.nspname = $1 and k.contype = 'f' and f.oid <> t.oid`,
    [schema],
  );
  const waiting = Map.groupBy(rows, (row) => row.table);
  const ordered: Table[] = [];
  while (waiting.size > 0) {
    const ready = [...waiting.keys()].filter(
      (name) => !references.rows.some((each) => each.from === name && waiting.has(each.to)),
    );
    if (ready.length === 0) throw new Error(`the tables of ${schema} refer to one another in a circle`);
    for (const name of ready) {
      ordered.push({ name, columns: (waiting.get(name) ?? []).map((row) => row.column) });
      waiting.delete(name);
    }
  }
  return ordered;
}

const quoted = (names: readonly string[]) => names.map((name) => `"${name}"`).join(', ');

/** What of the shared schema belongs to a tenant: who may sign in, and its tokens. Sessions are not carried over. */
const SIGN_IN: readonly { table: string; where: (slug: string) => string }[] = [
  { table: 'user', where: (slug) => `tenant = '${slug}'` },
  { table: 'account', where: (slug) => `"userId" in (select id from facet."user" where tenant = '${slug}')` },
  {
    table: 'twoFactor',
    where: (slug) => `"userId" in (select id from facet."user" where tenant = '${slug}')`,
  },
  { table: 'passkey', where: (slug) => `"userId" in (select id from facet."user" where tenant = '${slug}')` },
  { table: 'api_token', where: (slug) => `tenant = '${slug}'` },
];

async function copyOut(client: pg.ClientBase, query: string, writer: BackupWriter): Promise<void> {
  const stream = client.query(copyTo(`copy (${query}) to stdout`));
  for await (const chunk of stream) await writer.chunk(chunk as Buffer);
}

async function writeTenant(client: pg.ClientBase, slug: string, writer: BackupWriter): Promise<void> {
  const { schema } = tenantNames(slug);
  for (const { name, columns } of await tablesInOrder(client, schema)) {
    await writer.beginPart({ tenant: slug, schema: 'tenant', table: name, columns: [...columns] });
    await copyOut(client, `select ${quoted(columns)} from ${schema}."${name}"`, writer);
    await writer.endPart();
  }
  const shared = await tablesInOrder(client, 'facet');
  for (const { table, where } of SIGN_IN) {
    const columns = shared.find(({ name }) => name === table)?.columns ?? [];
    await writer.beginPart({ tenant: slug, schema: 'facet', table, columns: [...columns] });
    await copyOut(client, `select ${quoted(columns)} from facet."${table}" where ${where(slug)}`, writer);
    await writer.endPart();
  }
}

async function migrationsOf(client: pg.ClientBase, scope: string) {
  const { rows } = await client.query<{ name: string; sha256: string }>(
    'select name, sha256 from facet.migration where scope = $1 order by name',
    [scope],
  );
  return rows;
}

async function facetVersion(): Promise<string> {
  const { version } = JSON.parse(await readFile(join(rootFolder, 'package.json'), 'utf8'));
  return String(version);
}

async function writeAll(
  client: pg.ClientBase,
  tenants: readonly { slug: string; name: string; demo: boolean }[],
  writer: BackupWriter,
): Promise<BackupManifest> {
  await writer.begin();
  const described: BackupManifest['tenants'] = [];
  for (const { slug, name, demo } of tenants) {
    await writeTenant(client, slug, writer);
    described.push({ slug, name, demo, migrations: await migrationsOf(client, tenantNames(slug).schema) });
  }
  return writer.finish({
    facet: await facetVersion(),
    createdAt: Temporal.Now.instant().toString({ smallestUnit: 'second' }),
    shared: await migrationsOf(client, 'shared'),
    tenants: described,
  });
}

/** What the file system or the database said, as one clear line; defects go on up as they are. */
function clearly(error: unknown, path: string): unknown {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'EEXIST') return new BackupFault(`${path} is there already. Choose another name`);
  if (code === 'ENOSPC') return new BackupFault(`The disk is full: no backup was written to ${path}`);
  if (code === '42501')
    return new BackupFault(
      `The database’s user may not read everything, so a backup would not be whole (${message})`,
    );
  if (code && /^E[A-Z]+$/.test(code)) return new BackupFault(`${path} cannot be written (${code})`);
  return error;
}

/**
 * Writes one tenant, or all, into one file: a consistent picture of one moment, while work goes on. The file appears
 * under its name only when it is whole and on the disk.
 *
 * @throws BackupFault with one clear line when it cannot be written
 */
export async function writeBackup(
  client: pg.ClientBase,
  path: string,
  tenant?: string,
): Promise<BackupManifest> {
  const writer = new BackupWriter(path);
  await client.query('begin isolation level repeatable read read only');
  try {
    // A policy that would hide rows is an error here, and never a backup that lacks them.
    await client.query(
      `set local row_security to off; set local timezone to 'UTC'; set local datestyle to 'ISO, YMD'`,
    );
    const { rows } = await client.query<{ slug: string; name: string; demo: boolean }>(
      'select slug, name, demo from facet.tenant where $1::text is null or slug = $1 order by slug',
      [tenant ?? null],
    );
    if (tenant !== undefined && rows.length === 0) throw new BackupFault(`There is no tenant “${tenant}”`);
    return await writeAll(client, rows, writer);
  } catch (error) {
    await writer.abandon();
    throw clearly(error, path);
  } finally {
    await client.query('rollback');
  }
}
