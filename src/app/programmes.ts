import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type pg from 'pg';
import { createLibrary, type ProgrammeLibrary } from '../doors/index.ts';
import { tenantNames } from '../foundation/database/protect.ts';
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
 * Publishes files into a tenant, once a version. A version that was published is never changed: a file that says
 * something else under the same number is refused.
 */
export async function publishProgrammes(
  client: pg.ClientBase,
  tenant: string,
  files: readonly ProgrammeFile[],
): Promise<void> {
  const { schema } = tenantNames(tenant);
  for (const { text, programme } of files) {
    const { programme: id, version } = programme;
    const { rows } = await client.query<{ sha256: string }>(
      `insert into ${schema}.programme_version (programme_id, programme_version, sha256, source, published_on)
       values ($1, $2, $3, $4, current_date)
       on conflict on constraint programme_version_once do update set version = programme_version.version
       returning sha256`,
      [id, version, sha256(text), text],
    );
    if (rows[0]?.sha256 !== sha256(text)) {
      throw new ProgrammeFault(
        `${id} version ${version} was published with other words. Give the file a new version number.`,
      );
    }
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
