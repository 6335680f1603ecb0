import { type CommandContext, staffIdOf } from '../doors/index.ts';
import type { TenantDb } from '../foundation/database/session.ts';
import { newId } from '../foundation/identifiers.ts';
import type { ContactMade, SettleWish } from './due.ts';
import type { DueRow } from './due-store.ts';

/** Contacts at which somebody was met in some work and that settled nothing yet, the latest first. */
export async function freeContacts(db: TenantDb, enrolmentId: string): Promise<ContactMade[]> {
  return db
    .selectFrom('contact')
    .select(['id', 'kind', 'happenedOn'])
    .where('enrolmentId', '=', enrolmentId)
    .where('result', '=', 'met')
    .where('withdrawnOn', 'is', null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('dueSettled')
            .select('dueSettled.id')
            .whereRef('dueSettled.contactId', '=', 'contact.id')
            .where('dueSettled.withdrawnOn', 'is', null),
        ),
      ),
    )
    .orderBy('happenedOn', 'desc')
    .orderBy('id', 'desc')
    .execute();
}

/** Whose some work is; held, so that two who settle one thing at once are told of one another. */
export async function holdWork(
  db: TenantDb,
  enrolmentId: string,
): Promise<
  { readonly personId: string; readonly programmeId: string; readonly programmeVersion: number } | undefined
> {
  return db
    .selectFrom('enrolment')
    .select(['personId', 'programmeId', 'programmeVersion'])
    .where('id', '=', enrolmentId)
    .forUpdate()
    .executeTakeFirst();
}

/** How something due was settled, for taking it back or adding what still held. */
export async function findSettled(db: TenantDb, id: string) {
  return db.selectFrom('dueSettled').selectAll().where('id', '=', id).executeTakeFirst();
}

/** A row that settles something due, for the write path. */
export function settledRow(
  context: Pick<CommandContext, 'actor' | 'now'>,
  due: Pick<DueRow, 'personId' | 'enrolmentId' | 'item' | 'round'>,
  wish: Pick<SettleWish, 'how' | 'on' | 'note' | 'contactId'> &
    Partial<Pick<SettleWish, 'holds' | 'noLonger'>>,
) {
  const { personId, enrolmentId, item, round } = due;
  const { how, on, note, contactId, holds = [], noLonger = [] } = wish;
  return {
    id: newId(context.now),
    personId,
    enrolmentId,
    item,
    round,
    how,
    contactId,
    settledOn: on,
    note,
    holds,
    noLonger,
    recordedBy: staffIdOf(context.actor),
    recordedAt: context.now,
  };
}

/** What was settled without a contact or through one, for the chronology; with who recorded it. */
export async function settledOf(db: TenantDb, personId: string) {
  return db
    .selectFrom('dueSettled')
    .innerJoin('enrolment', 'enrolment.id', 'dueSettled.enrolmentId')
    .leftJoin('staff', 'staff.id', 'dueSettled.recordedBy')
    .select([
      'dueSettled.id',
      'dueSettled.item',
      'dueSettled.how',
      'dueSettled.settledOn',
      'dueSettled.note',
      'dueSettled.holds',
      'dueSettled.noLonger',
      'dueSettled.enrolmentId',
      'enrolment.programmeId',
      'enrolment.programmeVersion',
      'staff.name as by',
    ])
    .where('dueSettled.personId', '=', personId)
    .where('dueSettled.withdrawnOn', 'is', null)
    .orderBy('settledOn')
    .orderBy('dueSettled.id')
    .execute();
}

/** Whose some work is, by name; what the reader may not see is left out. */
export async function namesOfWork(db: TenantDb, enrolmentIds: readonly string[]) {
  if (enrolmentIds.length === 0) return [];
  return db
    .selectFrom('enrolment')
    .innerJoin('person', 'person.id', 'enrolment.personId')
    .select([
      'enrolment.id as enrolmentId',
      'enrolment.personId',
      'person.kind',
      'person.givenName',
      'person.familyName',
    ])
    .where('enrolment.id', 'in', enrolmentIds)
    .execute();
}
