import { sql } from 'kysely';
import type { PartnerMode } from '../access/permissions.ts';
import type { TenantDb } from '../foundation/database/session.ts';
import type { SafeContact } from '../people/index.ts';

/** A worker of a partner organisation, as those see her who invite her. */
export interface PartnerWorker {
  readonly staffId: string;
  readonly version: number;
  readonly workerId: string;
  readonly workerVersion: number;
  readonly name: string;
  readonly email: string;
  readonly mode: PartnerMode;
  readonly organisationId: string;
  readonly organisation: string;
  readonly beganOn: Temporal.PlainDate;
  readonly endedOn: Temporal.PlainDate | null;
}

/** Every worker of a partner organisation: those who come in today first. */
export async function partnerWorkers(db: TenantDb): Promise<PartnerWorker[]> {
  return db
    .selectFrom('partnerWorker as w')
    .innerJoin('staff as s', 's.id', 'w.staffId')
    .innerJoin('partnerOrganisation as o', 'o.id', 'w.organisationId')
    .select(['s.id as staffId', 's.version', 'w.id as workerId', 'w.version as workerVersion', 's.name'])
    .select(['s.email', 'w.mode', 'w.organisationId', 'o.name as organisation', 'w.beganOn', 'w.endedOn'])
    .orderBy(sql`w.ended_on is not null`)
    .orderBy('o.name')
    .orderBy('s.name')
    .orderBy('w.id')
    .limit(2_000)
    .execute();
}

/** Whoever has this address among the staff, of the service's own or of a partner's. */
export function findByEmail(db: TenantDb, email: string) {
  return db
    .selectFrom('staff')
    .select(['id', 'version', 'name', 'role', 'leftOn'])
    .where(sql`lower(email)`, '=', email.toLowerCase())
    .executeTakeFirst();
}

/** Organisations that work with this one today. */
export function organisations(db: TenantDb) {
  return db
    .selectFrom('partnerOrganisation')
    .select(['id', 'name'])
    .where('endedOn', 'is', null)
    .orderBy('name')
    .execute();
}

/** One person shared with her organisation today. */
export interface SharedPerson {
  readonly personId: string;
  readonly name: string;
  readonly what: string[];
  readonly why: string;
  readonly delegated: boolean;
  readonly fromOn: Temporal.PlainDate;
  readonly untilOn: Temporal.PlainDate;
}

/** Everybody shared with her organisation today; of one who is shared twice, the share that says more comes first. */
export async function sharedToday(db: TenantDb): Promise<SharedPerson[]> {
  return db
    .selectFrom('partnerShare as s')
    .innerJoin('person as p', 'p.id', 's.personId')
    .select(['s.personId', 's.what', 's.why', 's.delegated', 's.fromOn', 's.untilOn'])
    .select(sql<string>`trim(p.given_name || ' ' || p.family_name)`.as('name'))
    .orderBy('name')
    .orderBy('s.delegated', 'desc')
    .orderBy('s.untilOn', 'desc')
    .orderBy('s.id')
    .execute();
}

/** What a partner's door shows of a person herself. */
export function sharedDetails(db: TenantDb, personId: string) {
  return db
    .selectFrom('person')
    .select(['knownAs', 'pronouns', 'safeContact'])
    .where('id', '=', personId)
    .$narrowType<{ safeContact: SafeContact | null }>()
    .executeTakeFirst();
}

/** Her goals, as a partner's door shows them. */
export function sharedGoals(db: TenantDb, personId: string) {
  return db
    .selectFrom('goal')
    .select(['id', 'area', 'words', 'setOn', 'status'])
    .where('personId', '=', personId)
    .where('status', 'in', ['open', 'reached'])
    .orderBy(sql`status <> 'open'`)
    .orderBy('setOn')
    .orderBy('id')
    .execute();
}

/** How many contacts a partner's worker sees: what is lately so, not the whole history. */
export const CONTACTS_SHOWN = 20;

/** The latest contacts with her, as a partner's door shows them: when, of which kind, with whom. */
export function sharedContacts(db: TenantDb, personId: string) {
  return db
    .selectFrom('contact as c')
    .innerJoin('staff as s', 's.id', 'c.staffId')
    .select(['c.id', 'c.kind', 'c.result', 'c.happenedOn', 'c.nextOn', 's.name as worker'])
    .where('c.personId', '=', personId)
    .where('c.withdrawnOn', 'is', null)
    .orderBy('c.happenedOn', 'desc')
    .orderBy('c.id', 'desc')
    .limit(CONTACTS_SHOWN)
    .execute();
}

/** What she said may be shared with those who help, as it stands today. */
export function sharedTellings(db: TenantDb, personId: string) {
  return db
    .selectFrom('telling')
    .select(['id', 'kind', 'answer', 'words'])
    .where('personId', '=', personId)
    .where('endedOn', 'is', null)
    .orderBy('id')
    .execute();
}

/** The documents that are marked for a share of today, the latest first, each with its latest version. */
export function sharedDocuments(db: TenantDb, personId: string) {
  return db
    .selectFrom('document as d')
    .innerJoin('documentVersion as v', 'v.documentId', 'd.id')
    .select(['d.id', 'd.kind', 'd.title', 'd.datedOn', 'v.number', 'v.mediaType', 'v.size'])
    .where('d.personId', '=', personId)
    .distinctOn('d.id')
    .orderBy('d.id', 'desc')
    .orderBy('v.number', 'desc')
    .limit(200)
    .execute();
}

/** The latest file of one of them. */
export function sharedDocumentFile(db: TenantDb, personId: string, documentId: string) {
  return db
    .selectFrom('documentVersion')
    .select(['fileName', 'mediaType', 'unlogged as bytes'])
    .where('personId', '=', personId)
    .where('documentId', '=', documentId)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** The programme that she is in, for the names of its kinds and areas. */
export function sharedEnrolment(db: TenantDb, personId: string) {
  return db
    .selectFrom('enrolment')
    .select(['programmeId', 'programmeVersion'])
    .where('personId', '=', personId)
    .orderBy(sql`ended_on is not null`)
    .orderBy('startedOn', 'desc')
    .executeTakeFirst();
}

/** The name of her own organisation. */
export async function organisationName(db: TenantDb, id: string): Promise<string> {
  const row = await db
    .selectFrom('partnerOrganisation')
    .select('name')
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.name ?? '';
}
