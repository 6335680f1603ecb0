import { sql } from 'kysely';
import type { TenantDb } from '../../foundation/database/session.ts';
import { type PartialDate, partialDate } from '../../foundation/dates.ts';
import { displayName } from '../../people/index.ts';

/** One of two people who are set beside each other. */
export interface Beside {
  readonly id: string;
  readonly name: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly knownAs: string | null;
  readonly bornOn: PartialDate | null;
  readonly area: string | null;
}

/** These people, by their ids, as far as the reader may see them. */
export async function peopleBeside(
  db: TenantDb,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Beside>> {
  const rows = await db
    .selectFrom('person')
    .select(['id', 'kind', 'givenName', 'familyName', 'knownAs', 'bornOn', 'bornPrecision', 'area'])
    .where(sql<boolean>`id = any (${[...new Set(ids)]}::uuid[])`)
    .execute();
  return new Map(
    rows.map(({ kind, bornOn, bornPrecision, ...row }) => [
      row.id,
      { ...row, name: displayName({ ...row, kind }), bornOn: partialDate(bornOn, bornPrecision) ?? null },
    ]),
  );
}
