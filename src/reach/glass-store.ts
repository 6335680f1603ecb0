import { type Selectable, sql } from 'kysely';
import type { GlassBreakTable } from '../access/reach/reach-tables.ts';
import type { TenantDb } from '../foundation/database/session.ts';

/** A restricted record that was opened in an emergency, as it is listed. */
export interface GlassRow {
  readonly id: string;
  readonly version: number;
  readonly personId: string;
  /** Null where the record is not open to the reader. */
  readonly personName: string | null;
  readonly staffId: string;
  readonly staffName: string;
  readonly reason: string;
  readonly brokenAt: Temporal.Instant;
  readonly until: Temporal.Instant;
  readonly outcome: 'right' | 'not_right' | null;
  readonly reviewedBy: string | null;
  readonly reviewNote: string | null;
}

/** The openings, those that wait for review first, then the newest. */
export async function listGlassRows(db: TenantDb): Promise<GlassRow[]> {
  const { rows } = await sql<GlassRow>`
    select g.id, g.version, g.person_id, trim(p.given_name || ' ' || p.family_name) as person_name, g.staff_id,
      s.name as staff_name, g.reason, g.broken_at, g.until, g.outcome, r.name as reviewed_by, g.review_note
    from glass_break g join staff s on s.id = g.staff_id left join person p on p.id = g.person_id
    left join staff r on r.id = g.reviewed_by
    order by g.outcome is not null, g.broken_at desc, g.id limit 200`.execute(db);
  return rows;
}

/** One opening. */
export async function findGlass(db: TenantDb, id: string): Promise<Selectable<GlassBreakTable> | undefined> {
  return db.selectFrom('glassBreak').selectAll().where('id', '=', id).executeTakeFirst();
}
