import { sql } from 'kysely';
import type { TenantDb } from '../foundation/database/session.ts';
import type { Writer } from '../foundation/database/write.ts';
import type { KeptFor } from './document.ts';

const documentsIn = (db: TenantDb, personId: string) =>
  db
    .selectFrom('document as d')
    .leftJoin('staff as s', 's.id', 'd.staffId')
    .leftJoin('staff as w', 'w.id', 'd.withdrawnBy')
    .select(['d.id', 'd.version', 'd.kind', 'd.title', 'd.datedOn', 'd.proceedingsId', 'd.wall'])
    .select(['d.shownToParent', 'd.partnerShareIds', 'd.staffId', 'd.recordedAt', 's.name as by'])
    .select(['d.withdrawnOn', 'd.withdrawnReason', 'w.name as withdrawnByName'])
    .where('d.personId', '=', personId);

export type DocumentRow = Awaited<ReturnType<typeof documentsOf>>[number];

/** The documents about a person that open to the request, the latest first; those taken back as well. */
export function documentsOf(db: TenantDb, personId: string) {
  return documentsIn(db, personId)
    .select(
      sql<number>`(select count(*)::int from document_version v where v.document_id = d.id)`.as('versions'),
    )
    .orderBy(sql`coalesce(d.dated_on, (d.recorded_at at time zone 'Europe/London')::date)`, 'desc')
    .orderBy('d.id', 'desc')
    .execute();
}

/** One of them. */
export function findDocument(db: TenantDb, personId: string, id: string) {
  return documentsIn(db, personId).where('d.id', '=', id).executeTakeFirst();
}

/** The versions of a document without their bytes, the latest first. */
export function versionsOf(db: TenantDb, documentId: string) {
  return db
    .selectFrom('documentVersion as v')
    .leftJoin('staff as s', 's.id', 'v.recordedBy')
    .select(['v.id', 'v.version', 'v.number', 'v.fileName', 'v.mediaType', 'v.size', 'v.sha256', 'v.note'])
    .select(['v.recordedAt', 's.name as by'])
    .where('v.documentId', '=', documentId)
    .orderBy('v.number', 'desc')
    .execute();
}

/** One version of a document with its bytes. */
export function fileOf(db: TenantDb, documentId: string, number: number) {
  return db
    .selectFrom('documentVersion')
    .select(['number', 'fileName', 'mediaType', 'size', 'sha256', 'unlogged as bytes'])
    .where('documentId', '=', documentId)
    .where('number', '=', number)
    .executeTakeFirst();
}

/** The proceedings that a document of hers may belong to, the latest first. */
export function proceedingsOf(db: TenantDb, personId: string) {
  return db
    .selectFrom('proceedings')
    .select(['id', 'court', 'caseNumber', 'startedOn', 'startedPrecision'])
    .where('personId', '=', personId)
    .orderBy('startedOn', (order) => order.desc().nullsLast())
    .orderBy('id')
    .execute();
}

/** Writes into every version what its document says of who may see it. */
export async function tellVersions(
  db: TenantDb,
  write: Writer,
  documentId: string,
  said: KeptFor & { readonly withdrawnOn: Temporal.PlainDate | null },
): Promise<void> {
  for (const version of await versionsOf(db, documentId))
    await write.update('documentVersion', version, said);
}

/** A document by its id alone, as it is needed to take it back. */
export function documentById(db: TenantDb, id: string) {
  return db
    .selectFrom('document')
    .select(['id', 'version', 'wall', 'withdrawnOn'])
    .where('id', '=', id)
    .executeTakeFirst();
}
