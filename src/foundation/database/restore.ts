import type pg from 'pg';
import * as copyStreams from 'pg-copy-streams';
import {
  type BackupEvent,
  BackupFault,
  type BackupManifest,
  checkBackup,
  readBackup,
} from './backup-file.ts';
import { destroyTenant } from './destroy.ts';
import { layOutTenant, migrateAll, migrationFiles } from './migrate.ts';
import { protectTenant, tenantNames } from './protect.ts';
import { adoptSignIns, draftOf, makeDrafts } from './restore-sign-in.ts';
import type { TableDeclaration } from './tables.ts';

/** What is to be restored, and where. */
export interface RestorePlan {
  /** One tenant of the backup; all of them when left out. */
  readonly tenant?: string | undefined;
  /** Another name for the one tenant. */
  readonly as?: string | undefined;
  /** Whether a tenant of that name, if there is one, is destroyed and replaced. */
  readonly replace: boolean;
}

/** One tenant that was restored. `verified` is what the check given by the caller came to. */
export interface RestoredTenant<V> {
  readonly slug: string;
  readonly from: string;
  readonly rows: number;
  /** Sign-ins that were left out, since their address or identity is in use in another tenant of this server. */
  readonly signInsLeftOut: number;
  /** Records that were destroyed since the backup was made, and were destroyed again. */
  readonly forgotten: number;
  readonly verified: V;
}

interface Target {
  readonly from: BackupManifest['tenants'][number];
  readonly slug: string;
}

function targetsOf(path: string, manifest: BackupManifest, plan: RestorePlan): Target[] {
  const wanted = manifest.tenants.filter(({ slug }) => plan.tenant === undefined || slug === plan.tenant);
  const held = manifest.tenants.map(({ slug }) => slug).join(', ') || 'none';
  if (plan.tenant !== undefined && wanted.length === 0)
    throw new BackupFault(`${path} holds no tenant “${plan.tenant}”. It holds: ${held}`);
  if (plan.as !== undefined && wanted.length !== 1)
    throw new BackupFault(`Say which tenant of ${path} is meant, with --tenant. It holds: ${held}`);
  if (plan.as !== undefined && !/^[a-z][a-z0-9_]{0,39}$/.test(plan.as))
    throw new BackupFault(`“${plan.as}” is no tenant’s short name. Use small letters, digits and _`);
  return wanted.map((from) => ({ from, slug: plan.as ?? from.slug }));
}

/** Every migration that the backup was made with must be one of ours, word for word. */
async function checkMigrations(path: string, targets: readonly Target[]): Promise<void> {
  const ours = new Map((await migrationFiles('tenant')).map(({ name, sha256 }) => [name, sha256]));
  for (const { from } of targets) {
    const strange = from.migrations.find(({ name, sha256 }) => ours.get(name) !== sha256);
    if (strange)
      throw new BackupFault(
        `${path} was made by another version of Facet (its ${strange.name} is not ours). Restore it with a Facet at least as new`,
      );
  }
}

async function makeRoom(client: pg.ClientBase, { from, slug }: Target, replace: boolean): Promise<void> {
  const { rowCount } = await client.query('select 1 from facet.tenant where slug = $1', [slug]);
  if (rowCount !== 0 && !replace)
    throw new BackupFault(
      `There is a tenant “${slug}” already. Use --as to restore beside it, or --replace to put the backup in its place`,
    );
  await destroyTenant(client, slug);
  await client.query('insert into facet.tenant (slug, name, demo) values ($1, $2, $3)', [
    slug,
    from.name,
    from.demo,
  ]);
  await layOutTenant(client, slug, new Set(from.migrations.map(({ name }) => name)));
}

const quoted = (names: readonly string[]) => names.map((name) => `"${name}"`).join(', ');

/** Feeds one part into COPY; says when the database has taken it. */
class Feed {
  readonly #stream: copyStreams.CopyStreamQuery;
  readonly #done: Promise<void>;

  constructor(client: pg.ClientBase, table: string, columns: readonly string[]) {
    this.#stream = client.query(copyStreams.from(`copy ${table} (${quoted(columns)}) from stdin`));
    this.#done = new Promise((resolve, reject) => {
      this.#stream.once('finish', () => resolve());
      this.#stream.once('error', reject);
    });
    this.#done.catch(() => {});
  }

  async take(bytes: Buffer): Promise<void> {
    if (this.#stream.write(bytes)) return;
    const drained = new Promise<void>((resolve) => this.#stream.once('drain', resolve));
    await Promise.race([drained, this.#done]);
  }

  async end(): Promise<void> {
    this.#stream.end();
    await this.#done;
  }

  abandon(error: unknown): void {
    this.#stream.destroy(error instanceof Error ? error : undefined);
  }
}

async function loadParts(
  client: pg.ClientBase,
  events: AsyncIterable<BackupEvent>,
  targets: readonly Target[],
): Promise<void> {
  let feed: Feed | undefined;
  try {
    for await (const event of events) {
      if (event.kind === 'part') {
        const { tenant, schema, table, columns } = event.part;
        const target = targets.find(({ from }) => from.slug === tenant);
        const place =
          schema === 'facet' ? draftOf(table) : `${tenantNames(target?.slug ?? '').schema}."${table}"`;
        feed = target && new Feed(client, place, columns);
      } else if (event.kind === 'chunk') {
        await feed?.take(event.bytes);
      } else if (event.kind === 'done') {
        await feed?.end();
        feed = undefined;
      }
    }
  } catch (error) {
    feed?.abandon(error);
    throw error;
  }
}

/** Identity columns go on after the highest number that was restored. */
async function setSequences(client: pg.ClientBase, schema: string): Promise<void> {
  const { rows } = await client.query<{ table: string; column: string }>(
    `select c.relname as table, a.attname as column from pg_attribute a
     join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = $1 and a.attidentity <> '' and not a.attisdropped`,
    [schema],
  );
  for (const { table, column } of rows) {
    const name = `${schema}."${table}"`;
    await client.query(
      `select setval(pg_get_serial_sequence($1, $2), coalesce(max("${column}"), 0) + 1, false) from ${name}`,
      [name, column],
    );
  }
}

function rowsOf(manifest: BackupManifest, slug: string): number {
  const parts = manifest.parts.filter((part) => part.tenant === slug && part.schema === 'tenant');
  return parts.reduce((sum, part) => sum + part.rows, 0);
}

/**
 * Restores tenants from a backup. The file is read whole and checked before anything is touched; then everything
 * happens in one transaction: the old tenant goes (where it is replaced), the rows come, the schema moves forward to
 * this Facet's migrations, what was destroyed since is destroyed again, and `verify` has its say about each tenant.
 *
 * @throws BackupFault with one clear line; then nothing was changed
 */
export async function restoreBackup<V>(
  client: pg.ClientBase,
  path: string,
  plan: RestorePlan,
  house: {
    readonly tables: readonly TableDeclaration[];
    readonly verify: (client: pg.ClientBase, slug: string) => Promise<V>;
    /** Destroys again what was destroyed since the backup was made. `from` is the tenant's name in the backup. */
    readonly forget: (client: pg.ClientBase, slug: string, from: string) => Promise<number>;
  },
): Promise<RestoredTenant<V>[]> {
  const manifest = await checkBackup(path);
  const targets = targetsOf(path, manifest, plan);
  await checkMigrations(path, targets);
  await migrateAll(client, house.tables);
  await client.query('begin');
  try {
    await client.query(`set local timezone to 'UTC'; set local datestyle to 'ISO, YMD'`);
    for (const target of targets) await makeRoom(client, target, plan.replace);
    await makeDrafts(client);
    await loadParts(client, readBackup(path), targets);
    const restored: RestoredTenant<V>[] = [];
    for (const { from, slug } of targets) {
      await setSequences(client, tenantNames(slug).schema);
      await layOutTenant(client, slug);
      await protectTenant(client, slug, house.tables);
      const signInsLeftOut = await adoptSignIns(client, from.slug, slug);
      const forgotten = await house.forget(client, slug, from.slug);
      const verified = await house.verify(client, slug);
      const rows = rowsOf(manifest, from.slug);
      restored.push({ slug, from: from.slug, rows, signInsLeftOut, forgotten, verified });
    }
    await client.query('commit');
    return restored;
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}
