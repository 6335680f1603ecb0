import type { TenantDb } from '../foundation/database/session.ts';
import type { FieldFault } from '../foundation/fault.ts';
import type { Work } from '../plans/index.ts';
import { hasLimits, type Limited, limitsPassed } from '../programme/index.ts';
import { provisionLimitFaults } from '../provisions/index.ts';
import type { ContactKept, ContactRecorded } from './contact.ts';
import { metInEnrolment } from './contact-store.ts';

/** Faults of what passes the programme's limits: the contact itself, and what was given at it. */
export async function limitFaults(
  db: TenantDb,
  work: Work,
  { contact, provisions }: ContactRecorded,
): Promise<FieldFault[]> {
  const counts = contact.result === 'met' && hasLimits(work.programme, 'contacts');
  const own = counts ? beyondLimits(work, contact, await metInEnrolment(db, work.enrolmentId)) : [];
  const given = await provisionLimitFaults(db, work, provisions, (index) => ['provisions', index]);
  return [...own, ...given];
}

/** The limits that a contact passes; its note holds the reason where a limit asks for one. Attempts are not limited. */
export function beyondLimits(
  work: Pick<Work, 'programme'>,
  contact: Pick<ContactKept, 'kind' | 'happenedOn' | 'note'>,
  before: readonly Limited[],
): FieldFault[] {
  const wanted = { kind: contact.kind, on: contact.happenedOn };
  return limitsPassed(work.programme, 'contacts', wanted, before)
    .filter(({ needs }) => needs === 'nothing' || contact.note === null)
    .map(({ needs, message }) => ({ path: [needs === 'nothing' ? 'kind' : 'note'], message }));
}
