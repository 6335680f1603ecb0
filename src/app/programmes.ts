import { existsSync, readFileSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type pg from 'pg';
import { createLibrary, once, type ProgrammeLibrary, type UnreadProgramme } from '../doors/index.ts';
import { dayAt } from '../foundation/clock.ts';
import { tenantNames } from '../foundation/database/protect.ts';
import { kyselyOn, type TenantDb } from '../foundation/database/session.ts';
import { createWriter } from '../foundation/database/write.ts';
import { PlainFault } from '../foundation/plain-fault.ts';
import {
  type BaseFile,
  type CheckedProgramme,
  checkProgramme,
  formatFault,
  type Programme,
  programmeOfContent,
} from '../programme/index.ts';
import {
  hashOfFile,
  insertVersion,
  type ProgrammeFile,
  publishedVersions,
  sha256Of,
} from '../publishing/index.ts';
import { house } from './rooms.ts';
import { SHIPPED_FOLDER } from './shipped.ts';

export type { ProgrammeFile } from '../publishing/index.ts';

/** A programme file that cannot be used; the message lists its faults, one a line. */
export class ProgrammeFault extends PlainFault {
  override readonly name = 'ProgrammeFault';
}

const SLUG = /^[a-z][a-z0-9-]{0,59}$/;

/**
 * Finds the file of a programme that another extends: `ID.yaml` in the folder of `file`, `ID/programme.yaml` in the folder
 * above, or among those shipped with Facet.
 */
export function basesBeside(file: string): (programme: string) => BaseFile | undefined {
  const beside = dirname(file);
  return (programme) => {
    if (!SLUG.test(programme)) return undefined;
    const files = [
      join(beside, `${programme}.yaml`),
      join(beside, '..', programme, 'programme.yaml'),
      join(SHIPPED_FOLDER, programme, 'programme.yaml'),
    ];
    const found = files.find((each) => existsSync(each));
    return found === undefined ? undefined : { text: readFileSync(found, 'utf8'), file: found };
  };
}

/** Checks a programme file, with what it extends. */
export function checkProgrammeFile(text: string, file: string, name = file): CheckedProgramme {
  return checkProgramme(text, name, { ...house, baseOf: basesBeside(file) });
}

function readProgramme(text: string, file: string): ProgrammeFile {
  const { programme, whole, faults } = checkProgrammeFile(text, file);
  if (!programme) throw new ProgrammeFault(faults.map(formatFault).join('\n'));
  return { text, programme, whole };
}

/** A programme file that is shipped with Facet: checked when somebody asks what it says. */
export interface ShippedFile {
  /** The programme that it is of, which is the name of its folder. */
  readonly id: string;
  readonly text: string;
  readonly read: () => ProgrammeFile;
}

/** What is shipped with Facet in `programmes/`, as text. */
export async function shippedTexts(): Promise<ShippedFile[]> {
  const names = await readdir(SHIPPED_FOLDER, { withFileTypes: true });
  return Promise.all(
    names
      .filter((entry) => entry.isDirectory())
      .map(async ({ name: id }) => {
        const file = join(SHIPPED_FOLDER, id, 'programme.yaml');
        const text = await readFile(file, 'utf8');
        return { id, text, read: once(() => readProgramme(text, file)) };
      }),
  );
}

/** The programme files that are shipped with Facet, checked. */
export async function shippedFiles(): Promise<ProgrammeFile[]> {
  return (await shippedTexts()).map(({ read }) => read());
}

/** The shipped programmes. */
export async function shippedProgrammes(): Promise<Programme[]> {
  return (await shippedFiles()).map((file) => file.programme);
}

/**
 * Publishes files into a tenant, once a version, through the write path. A version that was published is never changed:
 * a file that says something else under the same number is refused.
 */
export async function publishProgrammes(
  client: pg.ClientBase,
  tenant: string,
  files: readonly ProgrammeFile[],
): Promise<void> {
  await client.query('begin');
  try {
    // Two Facets that start at once publish one after the other.
    await client.query('select pg_advisory_xact_lock(7132202)');
    await client.query(`set local search_path to ${tenantNames(tenant).schema}, public`);
    const db = kyselyOn(client);
    for (const file of files) await publish(db, file);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}

/** What a tenant has before it has published anything. */
const FIRST_PROGRAMME = 'diamond';

/**
 * Publishes what Facet ships into a tenant: new versions of the programmes that it has; where it has none yet, the first
 * one. Any other is published when somebody asks for it.
 */
export async function keepProgrammes(
  client: pg.ClientBase,
  tenant: string,
  shipped: readonly ShippedFile[],
): Promise<void> {
  const { schema } = tenantNames(tenant);
  const { rows } = await client.query<{ id: string; sha256: string }>(
    `select programme_id as id, sha256 from ${schema}.programme_version`,
  );
  const own = new Set(rows.length > 0 ? rows.map(({ id }) => id) : [FIRST_PROGRAMME]);
  const published = new Set(rows.map(({ sha256 }) => sha256));
  // Checking a file takes longer than all else that a start does for a tenant: what is published word for word needs none.
  const files = shipped.filter(({ id, text }) => own.has(id) && !published.has(sha256Of(text)));
  if (files.length > 0)
    await publishProgrammes(
      client,
      tenant,
      files.map(({ read }) => read()),
    );
}

async function publish(db: TenantDb, file: ProgrammeFile): Promise<void> {
  const { programme: id, version } = file.programme;
  const versions = await publishedVersions(db);
  const found = versions.find((each) => each.programme === id && each.version === version);
  if (!found) {
    const at = Temporal.Now.instant();
    const write = createWriter(db, { staffId: null, command: 'publishProgramme', at }, new Map());
    await insertVersion(write, file, dayAt(at));
  } else if (found.sha256 !== hashOfFile(file)) {
    throw new ProgrammeFault(
      `${id} version ${version} was published with other words. Give the file a new version number`,
    );
  }
}

interface PublishedRow {
  readonly id: string;
  readonly programme_id: string;
  readonly programme_version: number;
  readonly content: unknown;
  /** The same in the order of the file, which `content` does not keep. */
  readonly whole: string | null;
  readonly source: string | null;
}

/** A tenant's programmes as they were read, which can be brought up to date. */
export interface Shelf {
  library(): ProgrammeLibrary;
  /** Reads what was published since; a version that is known is never read again, for it never changes. */
  refresh(client: pg.ClientBase): Promise<void>;
}

/** Reads every published version of a tenant's programmes. They were checked when they were published. */
export async function openShelf(client: pg.ClientBase, tenant: string): Promise<Shelf> {
  const { schema } = tenantNames(tenant);
  let known = new Map<string, UnreadProgramme>();
  let library = createLibrary([]);
  const shelf: Shelf = {
    library: () => library,
    async refresh(by) {
      const { rows: ids } = await by.query<{ id: string }>(
        `select id from ${schema}.programme_version order by programme_id, programme_version`,
      );
      const fresh = ids.filter(({ id }) => !known.has(id));
      if (fresh.length === 0 && ids.length === known.size) return;
      const { rows } = await by.query<PublishedRow>(
        `select id, programme_id, programme_version, case when whole is null then content end as content, whole, case when content is null then source end as source
         from ${schema}.programme_version where id = any($1::uuid[])`,
        [fresh.map(({ id }) => id)],
      );
      const read = new Map(rows.map((row) => [row.id, unread(row)]));
      const now = ids.flatMap(({ id }) => {
        const programme = known.get(id) ?? read.get(id);
        return programme ? [[id, programme] as const] : [];
      });
      known = new Map(now);
      library = createLibrary([...known.values()]);
    },
  };
  await shelf.refresh(client);
  return shelf;
}

/** Every published version of a tenant's programmes, as they are now. */
export async function readLibrary(client: pg.ClientBase, tenant: string): Promise<ProgrammeLibrary> {
  return (await openShelf(client, tenant)).library();
}

/** A version as the library takes it. What was published is read when it is asked for; see the budget of a start. */
function unread(row: PublishedRow): UnreadProgramme {
  const read = once(() => publishedProgramme(row));
  return { programme: row.programme_id, version: row.programme_version, read };
}

function publishedProgramme(row: PublishedRow): Programme {
  const name = `${row.programme_id} version ${row.programme_version}`;
  if (row.source !== null) return readProgramme(row.source, name).programme;
  return programmeOfContent(row.whole === null ? row.content : JSON.parse(row.whole), name, house);
}
