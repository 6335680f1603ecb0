import { sql } from 'kysely';
import type { TenantDb } from '../../foundation/database/session.ts';
import { partialDate } from '../../foundation/dates.ts';
import { type NewTelling, nameKinds, type Telling } from './telling.ts';

/** All that somebody told of herself: what holds now first, then what was. */
export async function loadTellings(
  db: TenantDb,
  personId: string,
): Promise<(Telling & { readonly recordedBy: string | null })[]> {
  const rows = await db
    .selectFrom('telling as t')
    .leftJoin('staff as s', 's.id', 't.recordedBy')
    .selectAll('t')
    .select('s.name as by')
    .where('t.personId', '=', personId)
    .orderBy(sql`t.ended_on is not null`)
    .orderBy(sql`t.began_on desc nulls last`)
    .orderBy('t.id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    version: row.version,
    kind: row.kind,
    answer: row.answer,
    words: row.words,
    sharing: row.sharing,
    beganOn: partialDate(row.beganOn, row.beganPrecision) ?? null,
    endedOn: partialDate(row.endedOn, row.endedPrecision) ?? null,
    toldOn: row.toldOn,
    by: row.by,
    recordedBy: row.recordedBy,
    struckOn: row.struckOn,
  }));
}

/** Who must not interpret for somebody, as things stand. */
export async function mustNotInterpret(db: TenantDb, personId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('telling')
    .select('words')
    .where('personId', '=', personId)
    .where('kind', '=', 'not_interpreter')
    .where('endedOn', 'is', null)
    .where('struckOn', 'is', null)
    .orderBy('id')
    .execute();
  return rows.flatMap(({ words }) => (words ? [words] : []));
}

/** Every name told, by which somebody is found beside the names of her details. */
export async function namesTold(db: TenantDb, personId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('telling')
    .select('words')
    .where('personId', '=', personId)
    .where('kind', 'in', nameKinds)
    // A name for her worker alone would give itself away to whoever searches for it.
    .where((is) => is.or([is('sharing', 'is', null), is('sharing', '<>', 'only_worker')]))
    .where('struckOn', 'is', null)
    .orderBy('id')
    .execute();
  return rows.flatMap(({ words }) => (words ? [words] : []));
}

/** Whether the worker who asks holds somebody's case today. */
export async function holdsCase(db: TenantDb, personId: string): Promise<boolean> {
  const { rows } = await sql<{ holds: boolean }>`
    select ${personId}::uuid = any (coalesce(nullif(current_setting('facet.held', true), ''), '{}')::uuid[]) as holds`.execute(
    db,
  );
  return rows[0]?.holds === true;
}

/** The columns of something told. */
export function tellingRow({ beganOn, endedOn, ...rest }: NewTelling) {
  return {
    ...rest,
    beganOn: beganOn?.date ?? null,
    beganPrecision: beganOn?.precision ?? null,
    endedOn: endedOn?.date ?? null,
    endedPrecision: endedOn?.precision ?? null,
  };
}
