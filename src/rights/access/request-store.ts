import { sql } from 'kysely';
import type { TenantDb } from '../../foundation/database/session.ts';
import type { Passage } from './passage.ts';

/** One request, with the name of whom it is about. */
export async function findRequest(db: TenantDb, id: string) {
  const row = await requests(db).where('r.id', '=', id).executeTakeFirst();
  if (!row) return undefined;
  const pauses = await db
    .selectFrom('subjectPause')
    .select(['id', 'version', 'asked', 'fromOn', 'untilOn'])
    .where('subjectRequestId', '=', id)
    .orderBy('fromOn')
    .execute();
  return { ...row, pauses };
}

/** A request as it is read. */
export type RequestRow = NonNullable<Awaited<ReturnType<typeof findRequest>>>;

function requests(db: TenantDb) {
  return db
    .selectFrom('subjectRequest as r')
    .innerJoin('person as p', 'p.id', 'r.personId')
    .leftJoin('staff as reader', 'reader.id', 'r.readBy')
    .leftJoin('staff as second', 'second.id', 'r.agreedBy')
    .selectAll('r')
    .select(['p.givenName', 'p.familyName', 'p.kind as personKind'])
    .select(['reader.name as readerName', 'second.name as secondName']);
}

/** Requests with their pauses: those that are open, or of one person; the oldest first. */
export async function listRequestRows(db: TenantDb, where: { readonly personId?: string | undefined }) {
  let query = requests(db).orderBy('r.receivedOn').orderBy('r.id').limit(500);
  query = where.personId
    ? query.where('r.personId', '=', where.personId)
    : query.where('r.closedOn', 'is', null);
  const rows = await query.execute();
  const pauses = await db
    .selectFrom('subjectPause')
    .select(['id', 'version', 'subjectRequestId', 'asked', 'fromOn', 'untilOn'])
    .where(sql<boolean>`subject_request_id = any (${rows.map(({ id }) => id)}::uuid[])`)
    .orderBy('fromOn')
    .execute();
  return rows.map((row) => ({ ...row, pauses: pauses.filter((each) => each.subjectRequestId === row.id) }));
}

/** The last requests that were closed, the newest first. */
export async function closedRequestRows(db: TenantDb) {
  const rows = await requests(db)
    .where('r.closedOn', 'is not', null)
    .orderBy('r.closedOn', 'desc')
    .limit(50)
    .execute();
  return rows.map((row) => ({ ...row, pauses: [] }));
}

/** How far the reading of a request has come. */
export async function countReading(db: TenantDb, requestId: string) {
  const counted = await sql<{ items: number; marks: number; open: number; hidden: number; sentBack: number }>`
    select count(distinct i.id)::int as items, count(m.id)::int as marks,
      (count(m.id) filter (where m.decision is null))::int as open,
      (count(m.id) filter (where m.decision = 'hide'))::int as hidden,
      (count(m.id) filter (where m.decision is null and m.sent_back is not null))::int as sent_back
    from subject_item i left join subject_mark m on m.subject_item_id = i.id
    where i.subject_request_id = ${requestId}`.execute(db);
  return counted.rows[0] ?? { items: 0, marks: 0, open: 0, hidden: 0, sentBack: 0 };
}

/** One record that was collected, with its marks. */
export interface ItemRow {
  readonly id: string;
  readonly position: number;
  readonly source: string;
  readonly title: string;
  readonly passages: readonly Passage[];
  readonly marks: readonly MarkRow[];
  readonly hasFile: boolean;
  /** Its file, where files are asked for. */
  readonly file: Uint8Array | null;
}

export type MarkRow = Awaited<ReturnType<typeof marksOfItems>>[number];

function marksOfItems(db: TenantDb, ids: readonly string[]) {
  return db
    .selectFrom('subjectMark as m')
    .leftJoin('staff as s', 's.id', 'm.decidedBy')
    .select([
      'm.id',
      'm.version',
      'm.subjectItemId',
      'm.passage',
      'm.starts',
      'm.ends',
      'm.kind',
      'm.foundBy',
    ])
    .select(['m.decision', 'm.reason', 'm.note', 'm.decidedBy', 'm.sentBack', 's.name as decidedByName'])
    .where(sql<boolean>`subject_item_id = any (${ids}::uuid[])`)
    .orderBy('m.passage')
    .orderBy('m.starts')
    .execute();
}

/** What was collected for a request, with every mark: all of it, one page of it, or one record. */
export async function readItems(
  db: TenantDb,
  requestId: string,
  which: {
    readonly onlyOpen?: boolean;
    readonly itemId?: string;
    readonly from?: number;
    readonly size?: number;
    readonly withFiles?: boolean;
  } = {},
): Promise<ItemRow[]> {
  let query = db
    .selectFrom('subjectItem as i')
    .select(['i.id', 'i.position', 'i.source', 'i.title', 'i.passages'])
    .select([
      sql<boolean>`i.unlogged is not null`.as('hasFile'),
      sql<Uint8Array | null>`${which.withFiles ? sql`i.unlogged` : sql`null::bytea`}`.as('file'),
    ])
    .where('i.subjectRequestId', '=', requestId)
    .orderBy('i.position');
  if (which.itemId) query = query.where('i.id', '=', which.itemId);
  if (which.onlyOpen)
    query = query.where(
      sql<boolean>`exists (select from subject_mark m where m.subject_item_id = i.id and m.decision is null)`,
    );
  if (which.size !== undefined) query = query.offset(which.from ?? 0).limit(which.size);
  const items = await query.execute();
  const marks = await marksOfItems(
    db,
    items.map(({ id }) => id),
  );
  const byItem = Map.groupBy(marks, (mark) => mark.subjectItemId);
  return items.map((item) => ({ ...item, marks: byItem.get(item.id) ?? [] }));
}

/** The record that holds a mark, and the request that it was collected for. */
export async function placeOfMark(db: TenantDb, markId: string) {
  return db
    .selectFrom('subjectMark as m')
    .innerJoin('subjectItem as i', 'i.id', 'm.subjectItemId')
    .select(['i.id as itemId', 'i.subjectRequestId as requestId'])
    .where('m.id', '=', markId)
    .executeTakeFirst();
}

/** Whether a worker made any of the decisions that a second reader is to agree to. */
export async function hasDecided(db: TenantDb, requestId: string, staffId: string): Promise<boolean> {
  const found = await db
    .selectFrom('subjectMark as m')
    .innerJoin('subjectItem as i', 'i.id', 'm.subjectItemId')
    .select('m.id')
    .where('i.subjectRequestId', '=', requestId)
    .where('m.decidedBy', '=', staffId)
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}

/** Whether a request that she made herself is still open, as the parent’s own door shows it. */
export async function hasOpenRequest(db: TenantDb): Promise<boolean> {
  const open = db
    .selectFrom('subjectRequest')
    .select('id')
    .where('askedBy', '=', 'herself')
    .where('closedOn', 'is', null);
  return (await open.executeTakeFirst()) !== undefined;
}
