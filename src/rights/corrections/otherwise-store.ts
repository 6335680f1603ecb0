import type { Otherwise } from '../../doors/index.ts';
import type { TenantDb } from '../../foundation/database/session.ts';

/** What somebody sees otherwise of passages of her record, until they are corrected: in her own words, the last first. */
export async function seenOtherwise(db: TenantDb, personId: string): Promise<Otherwise[]> {
  const rows = await db
    .selectFrom('correction')
    .select(['passage', 'opensAt', 'place', 'says', 'statement', 'askedOn', 'decision'])
    .where('personId', '=', personId)
    .where('passage', 'is not', null)
    .where((where) => where.or([where('decision', 'is', null), where('decision', '<>', 'corrected')]))
    .orderBy('askedOn', 'desc')
    .orderBy('id', 'desc')
    .limit(200)
    .execute();
  return rows.flatMap(({ passage, opensAt, place, says, statement, askedOn, decision }) =>
    passage
      ? [{ passage, opensAt, place, says: statement ?? says, on: askedOn, open: decision === null }]
      : [],
  );
}
