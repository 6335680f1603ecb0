import type { TenantDb } from '../../foundation/database/session.ts';
import { type Beside, peopleBeside } from './beside-store.ts';

/** A pair as it is on record. */
export interface StoredPair {
  readonly id: string;
  readonly version: number;
  readonly personId: string;
  readonly otherId: string;
  readonly reason: string;
  readonly apartOn: Temporal.PlainDate | null;
}

const columns = ['id', 'version', 'personId', 'otherId', 'reason', 'apartOn'] as const;

/** Every pair on record of people who are open to every worker. */
export async function pairsOnRecord(db: TenantDb): Promise<StoredPair[]> {
  return db
    .selectFrom('possiblePair')
    .select(columns)
    .where('restricted', '=', false)
    .where('otherRestricted', '=', false)
    .execute();
}

/** One pair as it is on record, where the reader may see both. */
export async function loadPair(db: TenantDb, id: string): Promise<StoredPair | undefined> {
  return db.selectFrom('possiblePair').select(columns).where('id', '=', id).executeTakeFirst();
}

/** The pair of two people that waits to be looked at; null where there is none. */
export async function openPairOf(db: TenantDb, one: string, other: string): Promise<string | null> {
  const [personId, otherId] = one < other ? [one, other] : [other, one];
  const found = await db
    .selectFrom('possiblePair')
    .select('id')
    .where('personId', '=', personId)
    .where('otherId', '=', otherId)
    .where('apartOn', 'is', null)
    .executeTakeFirst();
  return found?.id ?? null;
}

/** A pair as the list shows it. */
export interface ListedPair extends Omit<StoredPair, 'personId' | 'otherId'> {
  readonly one: Beside;
  readonly other: Beside;
  readonly foundOn: Temporal.PlainDate;
  readonly apartBy: string | null;
  readonly apartWhy: string | null;
}

/** Which pairs a list shows: new ones, or those that were found to be two people; of one person, or of all. */
export interface WhichPairs {
  readonly apart: boolean;
  readonly personId?: string | null | undefined;
  readonly limit: number;
  readonly offset: number;
}

/** Pairs whose two records the reader may see, with how many there are in all: new ones the likeliest first. */
export async function listedPairs(
  db: TenantDb,
  { apart, personId, limit, offset }: WhichPairs,
): Promise<{ readonly pairs: ListedPair[]; readonly total: number }> {
  let wanted = db.selectFrom('possiblePair as p').where('p.apartOn', apart ? 'is not' : 'is', null);
  if (personId)
    wanted = wanted.where(({ eb, or }) =>
      or([eb('p.personId', '=', personId), eb('p.otherId', '=', personId)]),
    );
  const { count } = await wanted
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow();
  const rows = await wanted
    .leftJoin('staff as s', 's.id', 'p.apartBy')
    .select(['p.id', 'p.version', 'p.personId', 'p.otherId', 'p.reason', 'p.foundOn'])
    .select(['p.apartOn', 'p.apartWhy', 's.name as apartBy'])
    .orderBy(apart ? 'p.apartOn' : 'p.likeness', 'desc')
    .orderBy('p.id')
    .limit(limit)
    .offset(offset)
    .execute();
  const people = await peopleBeside(
    db,
    rows.flatMap((row) => [row.personId, row.otherId]),
  );
  const pairs = rows.flatMap(({ personId: first, otherId, ...row }): ListedPair[] => {
    const [one, other] = [people.get(first), people.get(otherId)];
    return one && other ? [{ ...row, one, other }] : [];
  });
  return { total: Number(count), pairs };
}
