import type { TenantDb } from '../foundation/database/session.ts';
import type { Writer } from '../foundation/database/write.ts';
import { hashOfFile, type ProgrammeFile } from './programme-file.ts';

/** One published version, as lists show it. */
export interface PublishedVersion {
  readonly programme: string;
  readonly version: number;
  readonly publishedOn: Temporal.PlainDate;
  readonly sha256: string;
}

/** Every version that was published, each programme's newest first. */
export async function publishedVersions(db: TenantDb): Promise<PublishedVersion[]> {
  return db
    .selectFrom('programmeVersion')
    .select(['programmeId as programme', 'programmeVersion as version', 'publishedOn', 'sha256'])
    .orderBy('programmeId')
    .orderBy('programmeVersion', 'desc')
    .execute();
}

/** The text of each programme's newest version, by its name. */
export async function currentSources(db: TenantDb): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom('programmeVersion')
    .select(['programmeId', 'source'])
    .orderBy('programmeId')
    .orderBy('programmeVersion')
    .execute();
  return new Map(rows.map(({ programmeId, source }) => [programmeId, source]));
}

/** The text of one version. */
export async function sourceOf(
  db: TenantDb,
  programme: string,
  version: number,
): Promise<string | undefined> {
  const row = await db
    .selectFrom('programmeVersion')
    .select('source')
    .where('programmeId', '=', programme)
    .where('programmeVersion', '=', version)
    .executeTakeFirst();
  return row?.source;
}

/** Writes a version, once and for ever. */
export async function insertVersion(
  write: Writer,
  file: ProgrammeFile,
  publishedOn: Temporal.PlainDate,
): Promise<void> {
  const { programme: programmeId, version: programmeVersion } = file.programme;
  const content = JSON.stringify(file.whole);
  const sha256 = hashOfFile(file);
  const row = {
    programmeId,
    programmeVersion,
    sha256,
    source: file.text,
    content,
    whole: content,
    publishedOn,
  };
  await write.insert('programmeVersion', row);
}
