import { sql } from 'kysely';
import type { TenantDb } from '../foundation/database/session.ts';

function actions(db: TenantDb) {
  return db
    .selectFrom('agreedAction as a')
    .leftJoin('staff as s', 's.id', 'a.ownerStaffId')
    .leftJoin('person as p', 'p.id', 'a.personId')
    .select([
      'a.id',
      'a.version',
      'a.personId',
      'a.consultationId',
      'a.meetingId',
      'a.what',
      'a.ownerStaffId',
      'a.ownerName',
    ])
    .select(['a.dueOn', 'a.agreedOn', 'a.doneOn', 'a.doneNote', 's.name as ownerStaffName'])
    .select(['p.kind', 'p.givenName', 'p.familyName']);
}

/** One action that was agreed, as it is read. */
export type ActionRow = Awaited<ReturnType<typeof findAgreedAction>> & object;

/** One of them. */
export function findAgreedAction(db: TenantDb, id: string) {
  return actions(db).where('a.id', '=', id).executeTakeFirst();
}

/** What was agreed in one consultation, in the order in which it was written down. */
export function actionsOfConsultation(db: TenantDb, consultationId: string) {
  return actions(db).where('a.consultationId', '=', consultationId).orderBy('a.id').execute();
}

/** What was agreed in one meeting. */
export function actionsOfMeeting(db: TenantDb, meetingId: string) {
  return actions(db).where('a.meetingId', '=', meetingId).orderBy('a.id').execute();
}

/** What workers undertook and have not done: what is due first comes first. `whose` limits it to one worker's. */
export function openActions(db: TenantDb, whose: string | null, limit: number) {
  return actions(db)
    .where('a.doneOn', 'is', null)
    .$if(whose !== null, (query) => query.where('a.ownerStaffId', '=', whose))
    .orderBy(sql`a.due_on nulls last`)
    .orderBy('a.id')
    .limit(limit)
    .execute();
}

/** Actions of some workers that are due within some days. */
export function actionsDue(
  db: TenantDb,
  { staff, from, until }: { staff: readonly string[]; from: Temporal.PlainDate; until: Temporal.PlainDate },
) {
  return actions(db)
    .where('a.ownerStaffId', '=', sql<string>`any (${staff}::uuid[])`)
    .where('a.dueOn', '>=', from)
    .where('a.dueOn', '<=', until)
    .where('a.doneOn', 'is', null)
    .orderBy('a.id')
    .execute();
}
