import type { TenantDb } from '../foundation/database/session.ts';
import type { FieldFault } from '../foundation/fault.ts';
import type { Work } from '../plans/index.ts';
import { hasLimits, type Limited, limitsPassed } from '../programme/index.ts';
import type { ProvisionKept } from './provision.ts';
import { givenInEnrolment } from './provision-store.ts';

/**
 * Faults of what passes the programme's limits, beside all that was given before in the enrolment. `what` holds the
 * reason where the limit asks for one.
 */
export async function provisionLimitFaults(
  db: TenantDb,
  work: Work,
  wanted: readonly ProvisionKept[],
  pathTo: (index: number) => FieldFault['path'],
): Promise<FieldFault[]> {
  if (wanted.length === 0 || !hasLimits(work.programme, 'provisions')) return [];
  return beyondLimits(work, wanted, await givenInEnrolment(db, work.enrolmentId), pathTo);
}

/** The same over what is known to have been given before; each of the new counts for those after it. */
export function beyondLimits(
  work: Pick<Work, 'programme'>,
  wanted: readonly ProvisionKept[],
  before: readonly Limited[],
  pathTo: (index: number) => FieldFault['path'],
): FieldFault[] {
  const counted: Limited[] = [...before];
  return wanted.flatMap((each, index) => {
    const { kind, givenOn: on, amountPence, what } = each;
    const passed = limitsPassed(work.programme, 'provisions', { kind, on, amountPence }, counted);
    counted.push({ kind, on, amountPence });
    return passed
      .filter(({ needs }) => needs === 'nothing' || what === null)
      .map(({ needs, message }) => ({
        path: [...pathTo(index), needs === 'nothing' ? 'kind' : 'what'],
        message,
      }));
  });
}
