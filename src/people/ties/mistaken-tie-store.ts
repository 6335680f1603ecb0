import { sql } from 'kysely';
import type { House } from '../../doors/index.ts';
import type { TenantDb } from '../../foundation/database/session.ts';
import type { RelationshipKind } from '../family.ts';
import { displayName, type PersonKind } from '../person.ts';
import type { TieDirection } from './tie.ts';

/** A tie of somebody’s that was recorded by mistake, as her chronology tells of it. */
export interface MistakenTie {
  readonly id: string;
  readonly direction: TieDirection;
  readonly kind: RelationshipKind;
  readonly otherName: string;
  readonly removals: number;
  readonly withdrawnOn: Temporal.PlainDate;
  readonly withdrawnReason: string;
  readonly withdrawnByName: string | null;
}

/** The mistaken ties of somebody, where the reader may open the record of the other as well. */
export async function loadMistakenTies(db: TenantDb, personId: string): Promise<MistakenTie[]> {
  const rows = await db
    .selectFrom('mistakenTie as t')
    .innerJoin('person as p', (join) =>
      join.on(sql<boolean>`p.id = case when t.person_id = ${personId} then t.other_id else t.person_id end`),
    )
    .leftJoin('staff as s', 's.id', 't.withdrawnBy')
    .select(['t.id', 't.kind', 't.personId', 't.removals', 't.withdrawnOn', 't.withdrawnReason'])
    .select(['s.name as withdrawnByName', 'p.kind as otherKind', 'p.givenName', 'p.familyName'])
    .where(sql<boolean>`${personId}::uuid in (t.person_id, t.other_id)`)
    .orderBy('t.id')
    .execute();
  return rows.map(({ personId: of, otherKind, givenName, familyName, ...tie }) => ({
    ...tie,
    direction: of === personId ? 'of' : 'has',
    otherName: displayName({ kind: otherKind as PersonKind, givenName, familyName }),
  }));
}

/** The removals of a child from a parent. */
export async function removalsBetween(db: TenantDb, personId: string, childId: string) {
  return db
    .selectFrom('removal')
    .select(['id', 'version'])
    .where('personId', '=', personId)
    .where('childId', '=', childId)
    .orderBy('id')
    .execute();
}

/** What goes with a tie, or says in itself what it is. */
const OF_THE_TIE = new Set(['relationship', 'removal', 'mistaken_tie', 'tie_quality', 'possible_pair']);

/**
 * What is on record of both people of a tie and stays when it is taken out: how many rows of each kind, by what the rooms
 * that own the tables call them. Compared records (`compares`) are on record for nobody’s sake.
 */
export async function recordedOfBoth(
  db: TenantDb,
  tables: House['tables'],
  { personId, otherId }: { readonly personId: string; readonly otherId: string },
): Promise<readonly { readonly about: string; readonly count: number }[]> {
  const ofBoth = tables.flatMap(({ name, about, belongs, compares }) =>
    typeof belongs.by === 'string' || belongs.by.length < 2 || compares || OF_THE_TIE.has(name)
      ? []
      : [{ name, about, by: belongs.by }],
  );
  const found: { about: string; count: number }[] = [];
  for (const { name, about, by } of ofBoth) {
    const columns = sql.join(by.map((column) => sql.ref(column)));
    const { rows } = await sql<{ count: number }>`
      select count(*)::integer as count from ${sql.table(name)}
      where ${personId}::uuid in (${columns}) and ${otherId}::uuid in (${columns})`.execute(db);
    const count = rows[0]?.count ?? 0;
    if (count > 0) found.push({ about, count });
  }
  return found;
}
