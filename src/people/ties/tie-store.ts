import { sql } from 'kysely';
import type { TenantDb } from '../../foundation/database/session.ts';
import { type PartialDate, partialDate } from '../../foundation/dates.ts';
import type { RelationshipKind } from '../family.ts';
import { loadMapPeople, loadMapTies } from '../family-map-store.ts';
import type { TieGround } from './tie-checks.ts';

/** What is on record round some people: who is whose parent, as far as the reader may see. */
export async function loadTieGround(db: TenantDb, around: readonly string[]): Promise<TieGround> {
  const all = new Map<string, TieGround['ties'][number]>();
  for (const id of around) for (const tie of await loadMapTies(db, id)) all.set(tie.id, tie);
  const ties = [...all.values()];
  const ids = [...new Set([...around, ...ties.flatMap((tie) => [tie.personId, tie.otherId])])];
  const people = await loadMapPeople(db, ids);
  return {
    ties,
    people: people.map(({ id, name, bornOn, isChild }) => ({ id, name, bornOn, isChild })),
  };
}

/** One tie, as it stands. */
export interface StoredTie {
  readonly id: string;
  readonly version: number;
  readonly personId: string;
  readonly otherId: string;
  readonly kind: RelationshipKind;
  readonly beganOn: PartialDate | null;
  readonly endedOn: PartialDate | null;
}

/** A tie of somebody’s, whichever of the two she is; undefined when there is none for the reader. */
export async function findTie(db: TenantDb, personId: string, id: string): Promise<StoredTie | undefined> {
  const row = await db
    .selectFrom('relationship')
    .select(['id', 'version', 'personId', 'otherId', 'kind', 'beganOn', 'beganPrecision'])
    .select(['endedOn', 'endedPrecision'])
    .where('id', '=', id)
    .where(sql<boolean>`${personId}::uuid in (person_id, other_id)`)
    .executeTakeFirst();
  if (!row) return undefined;
  const { beganOn, beganPrecision, endedOn, endedPrecision, ...tie } = row;
  return {
    ...tie,
    beganOn: partialDate(beganOn, beganPrecision) ?? null,
    endedOn: partialDate(endedOn, endedPrecision) ?? null,
  };
}

/** The columns of the time in which a tie held. */
export function spanColumns(span: {
  readonly beganOn: PartialDate | null;
  readonly endedOn: PartialDate | null;
}) {
  return {
    beganOn: span.beganOn?.date ?? null,
    beganPrecision: span.beganOn?.precision ?? null,
    endedOn: span.endedOn?.date ?? null,
    endedPrecision: span.endedOn?.precision ?? null,
  };
}
