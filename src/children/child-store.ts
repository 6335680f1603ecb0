import type { TenantDb } from '../foundation/database/session.ts';
import { partialDate } from '../foundation/dates.ts';
import type { ChildState, NewChildState } from './child-state.ts';

/** All that is on record of how a parent’s children stood, by child; what was struck out as well. */
export async function loadStates(db: TenantDb, personId: string): Promise<ChildState[]> {
  const rows = await db
    .selectFrom('childState')
    .selectAll()
    .where('personId', '=', personId)
    .orderBy('childId')
    .orderBy('beganOn')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    version: row.version,
    childId: row.childId,
    topic: row.topic,
    value: row.value,
    words: row.words,
    proceedingsId: row.proceedingsId,
    beganOn: partialDate(row.beganOn, row.beganPrecision) ?? null,
    endedOn: partialDate(row.endedOn, row.endedPrecision) ?? null,
    struckOn: row.struckOn,
  }));
}

/** The columns of a child’s state. */
export function stateRow({ beganOn, endedOn, ...rest }: NewChildState) {
  return {
    ...rest,
    beganOn: beganOn?.date ?? null,
    beganPrecision: beganOn?.precision ?? null,
    endedOn: endedOn?.date ?? null,
    endedPrecision: endedOn?.precision ?? null,
  };
}
