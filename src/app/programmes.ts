import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type pg from 'pg';
import { createLibrary, type ProgrammeLibrary } from '../doors/index.ts';
import { dayAt } from '../foundation/clock.ts';
import { tenantNames } from '../foundation/database/protect.ts';
import { kyselyOn, type TenantDb } from '../foundation/database/session.ts';
import { createWriter } from '../foundation/database/write.ts';
import { rootFolder } from '../foundation/root.ts';
import { checkProgramme, formatFault, type Programme } from '../programme/index.ts';
import { house } from './rooms.ts';

/** A programme file that cannot be used; the message lists its faults, one a line. */
export class ProgrammeFault extends Error {
  override readonly name = 'ProgrammeFault';
}

/** One programme file: its text and what it says. */
export interface ProgrammeFile {
  readonly text: string;
  readonly programme: Programme;
}

function readProgramme(text: string, file: string): ProgrammeFile {
  const { programme, faults } = checkProgramme(text, file, house);
  if (!programme) throw new ProgrammeFault(faults.map(formatFault).join('\n'));
  return { text, programme };
}

/** The programme files that are shipped with Facet, in `programmes/`. */
export async function shippedFiles(): Promise<ProgrammeFile[]> {
  const folder = join(rootFolder, 'programmes');
  const names = await readdir(folder, { withFileTypes: true });
  const files = names
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(folder, entry.name, 'programme.yaml'));
  return Promise.all(files.map(async (file) => readProgramme(await readFile(file, 'utf8'), file)));
}

/** The shipped programmes. */
export async function shippedProgrammes(): Promise<Programme[]> {
  return (await shippedFiles()).map((file) => file.programme);
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

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

async function publish(db: TenantDb, { text, programme }: ProgrammeFile): Promise<void> {
  const { programme: programmeId, version: programmeVersion } = programme;
  const published = await db
    .selectFrom('programmeVersion')
    .select('sha256')
    .where('programmeId', '=', programmeId)
    .where('programmeVersion', '=', programmeVersion)
    .executeTakeFirst();
  if (!published) {
    const at = Temporal.Now.instant();
    const write = createWriter(db, { staffId: null, command: 'publishProgramme', at }, new Set());
    const row = { programmeId, programmeVersion, sha256: sha256(text), source: text, publishedOn: dayAt(at) };
    await write.insert('programmeVersion', row);
  } else if (published.sha256 !== sha256(text)) {
    throw new ProgrammeFault(
      `${programmeId} version ${programmeVersion} was published with other words. Give the file a new version number.`,
    );
  }
}

/** Every published version of a tenant's programmes. */
export async function readLibrary(client: pg.ClientBase, tenant: string): Promise<ProgrammeLibrary> {
  const { schema } = tenantNames(tenant);
  const { rows } = await client.query<{ programme_id: string; programme_version: number; source: string }>(
    `select programme_id, programme_version, source from ${schema}.programme_version order by 1, 2`,
  );
  return createLibrary(
    rows.map(
      (row) => readProgramme(row.source, `${row.programme_id} version ${row.programme_version}`).programme,
    ),
  );
}
