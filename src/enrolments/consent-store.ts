import type { CommandContext } from '../doors/index.ts';
import type { TenantDb } from '../foundation/database/session.ts';
import type { Consent } from './consent.ts';

/** A consent with the name of who recorded it. */
export interface RecordedConsent extends Consent {
  readonly recordedByName: string | null;
}

const columns = [
  'consent.id',
  'consent.version',
  'consent.personId',
  'programmeId',
  'consent.kind',
  'answer',
  'agencies',
  'givenOn',
  'how',
  'withWhom',
  'note',
  'withdrawnOn',
  'withdrawnHow',
  'withdrawnNote',
  'recordedBy',
  'recordedAt',
] as const;

/** Every answer that a person gave, the newest first. */
export async function consentsOf(db: TenantDb, personId: string): Promise<RecordedConsent[]> {
  return db
    .selectFrom('consent')
    .leftJoin('staff', 'staff.id', 'consent.recordedBy')
    .select(columns)
    .select('staff.name as recordedByName')
    .where('consent.personId', '=', personId)
    .orderBy('givenOn', 'desc')
    .orderBy('recordedAt', 'desc')
    .orderBy('consent.id', 'desc')
    .execute();
}

/** One answer. */
export async function findConsent(db: TenantDb, id: string): Promise<Consent | undefined> {
  return db.selectFrom('consent').select(columns).where('id', '=', id).executeTakeFirst();
}

/** An answer as it is first written. */
export type NewConsent = Pick<
  Consent,
  'personId' | 'programmeId' | 'kind' | 'answer' | 'agencies' | 'givenOn' | 'how' | 'withWhom' | 'note'
>;

/** Writes an answer. */
export async function insertConsent(context: CommandContext, consent: NewConsent) {
  const recordedBy = context.actor.kind === 'staff' ? context.actor.staffId : null;
  return context.write.insert('consent', { ...consent, recordedBy, recordedAt: context.now });
}

/** Whether somebody is on record, and the reader may see her. */
export async function personExists(db: TenantDb, id: string): Promise<boolean> {
  const row = await db.selectFrom('person').select('id').where('id', '=', id).executeTakeFirst();
  return row !== undefined;
}
