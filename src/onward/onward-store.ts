import { sql } from 'kysely';
import type { TenantDb } from '../foundation/database/session.ts';

const steps = [
  'o.madeOn',
  'o.receivedOn',
  'o.acceptedOn',
  'o.startedOn',
  'o.notStartedOn',
  'o.notStartedWhy',
  'o.notStartedNote',
  'o.outcomeOn',
  'o.outcome',
  'o.outcomeNote',
  'o.chaseOn',
  'o.withdrawnOn',
  'o.withdrawnReason',
] as const;

function referrals(db: TenantDb) {
  return db
    .selectFrom('onwardReferral as o')
    .leftJoin('staff as s', 's.id', 'o.recordedBy')
    .leftJoin('staff as w', 'w.id', 'o.withdrawnBy')
    .leftJoin('consent as c', 'c.id', 'o.consentId')
    .leftJoin('enrolment as e', 'e.id', 'o.enrolmentId')
    .select(['o.id', 'o.version', 'o.personId', 'o.enrolmentId', 'o.actionId', 'o.serviceId'])
    .select(['o.serviceName', 'o.agency', 'o.kind', 'o.why', 'o.signposting', 'o.sent', 'o.sentHow'])
    .select(steps)
    .select(['s.name as by', 'w.name as withdrawnByName', 'c.withdrawnOn as consentWithdrawnOn'])
    .select(['e.programmeId', 'e.programmeVersion']);
}

/** One onward referral as it is read. */
export type OnwardRow = Awaited<ReturnType<typeof onwardOf>>[number];

/** Every onward referral of a person, the latest first. */
export function onwardOf(db: TenantDb, personId: string) {
  return referrals(db)
    .where('o.personId', '=', personId)
    .orderBy('o.madeOn', 'desc')
    .orderBy('o.id', 'desc')
    .execute();
}

/** One onward referral. */
export function findOnward(db: TenantDb, id: string): Promise<OnwardRow | undefined> {
  return referrals(db).where('o.id', '=', id).executeTakeFirst();
}

/** How often the services were asked, and what she said of them, the latest first. */
export async function followedUp(db: TenantDb, personId: string) {
  const chases = await db
    .selectFrom('onwardChase as k')
    .leftJoin('staff as s', 's.id', 'k.recordedBy')
    .select(['k.id', 'k.onwardReferralId', 'k.chasedOn', 'k.how', 'k.said', 's.name as by'])
    .where('k.personId', '=', personId)
    .orderBy('k.chasedOn', 'desc')
    .orderBy('k.id', 'desc')
    .execute();
  const sayings = await db
    .selectFrom('onwardSaying as y')
    .leftJoin('staff as s', 's.id', 'y.recordedBy')
    .select([
      'y.id',
      'y.onwardReferralId',
      'y.howItWas',
      'y.words',
      'y.saidOn',
      'y.byHerself',
      's.name as by',
    ])
    .where('y.personId', '=', personId)
    .orderBy('y.saidOn', 'desc')
    .orderBy('y.id', 'desc')
    .execute();
  return { chases, sayings };
}

/** How often the service of one referral was asked. */
export async function timesChased(db: TenantDb, onwardReferralId: string): Promise<number> {
  const row = await db
    .selectFrom('onwardChase')
    .select(sql<number>`count(*)::int`.as('times'))
    .where('onwardReferralId', '=', onwardReferralId)
    .executeTakeFirst();
  return row?.times ?? 0;
}

/** Answers that a person gave when she was asked to agree, for how her consent to sharing stands. */
export function consentsOfPerson(db: TenantDb, personId: string) {
  return db.selectFrom('consent').selectAll().where('personId', '=', personId).execute();
}

/** Whether an action of hers, and an enrolment of hers, is on record. */
export async function isHers(
  db: TenantDb,
  table: 'action' | 'enrolment',
  id: string,
  personId: string,
): Promise<boolean> {
  const row = await db
    .selectFrom(table)
    .select('id')
    .where('id', '=', id)
    .where('personId', '=', personId)
    .executeTakeFirst();
  return row !== undefined;
}

/** One action of hers, in words. */
export function findActionOf(db: TenantDb, id: string, personId: string) {
  return db
    .selectFrom('action')
    .select(['id', 'what', 'enrolmentId'])
    .where('id', '=', id)
    .where('personId', '=', personId)
    .executeTakeFirst();
}

/** Onward referrals that somebody should ask about by a day, the longest overdue first. */
export function chasesDue(db: TenantDb, by: Temporal.PlainDate, staffId: string | null) {
  const mine = sql<boolean>`exists (select from allocation a where a.person_id = o.person_id
    and a.staff_id = ${staffId}::uuid and a.ended_on is null)`;
  return db
    .selectFrom('onwardReferral as o')
    .innerJoin('person as p', 'p.id', 'o.personId')
    .select(['o.id', 'o.personId', 'o.serviceName', 'o.agency', 'o.chaseOn', 'o.madeOn'])
    .select(['p.kind', 'p.givenName', 'p.familyName'])
    .where('o.chaseOn', '<=', by)
    .where('o.withdrawnOn', 'is', null)
    .$if(staffId !== null, (query) => query.where(mine))
    .orderBy('o.chaseOn')
    .orderBy('o.id')
    .limit(500)
    .execute();
}

/** Rows with these ids and whose they are, for opening a figure. */
export function onwardRowsShown(db: TenantDb, ids: readonly string[]) {
  return db
    .selectFrom('onwardReferral as o')
    .innerJoin('person as p', 'p.id', 'o.personId')
    .select(['o.id', 'o.personId', 'o.madeOn as on', 'p.kind', 'p.givenName', 'p.familyName'])
    .where(sql<boolean>`o.id = any (${ids}::uuid[])`)
    .execute();
}

/** What her own door shows of her onward referrals, the latest first. */
export function ownOnward(db: TenantDb, personId: string) {
  return db
    .selectFrom('onwardReferral as o')
    .select(['o.id', 'o.serviceName', 'o.agency', 'o.why', 'o.signposting', 'o.sent', 'o.madeOn'])
    .select(['o.receivedOn', 'o.acceptedOn', 'o.startedOn', 'o.notStartedOn', 'o.outcomeOn'])
    .select('o.withdrawnOn')
    .where('o.personId', '=', personId)
    .where('o.withdrawnOn', 'is', null)
    .orderBy('o.madeOn', 'desc')
    .orderBy('o.id', 'desc')
    .limit(500)
    .execute();
}

/** What she said of them. */
export function ownSayings(db: TenantDb, personId: string) {
  return db
    .selectFrom('onwardSaying')
    .select(['id', 'onwardReferralId', 'howItWas', 'words', 'saidOn', 'byHerself'])
    .where('personId', '=', personId)
    .orderBy('saidOn', 'desc')
    .orderBy('id', 'desc')
    .limit(500)
    .execute();
}
