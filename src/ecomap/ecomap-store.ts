import { sql } from 'kysely';
import type { TenantDb } from '../foundation/database/session.ts';
import { partialDate } from '../foundation/dates.ts';
import type { ConnectionRecord, NewConnection } from './connection.ts';
import type { CultureTold } from './culture.ts';
import type { Drawn } from './picture-copy.ts';

/** The connections of somebody’s ecomap, also those that have ended; what was struck out is left out. */
export async function loadConnections(db: TenantDb, personId: string): Promise<ConnectionRecord[]> {
  const rows = await db
    .selectFrom('ecomapConnection')
    .select(['id', 'version', 'name', 'kind', 'otherId', 'strength', 'direction', 'words', 'toldOn'])
    .select(['beganOn', 'beganPrecision', 'endedOn', 'endedPrecision'])
    .where('personId', '=', personId)
    .where('struckOn', 'is', null)
    .orderBy('id')
    .execute();
  return rows.map(({ beganPrecision, endedPrecision, ...row }) => ({
    ...row,
    beganOn: partialDate(row.beganOn, beganPrecision) ?? null,
    endedOn: partialDate(row.endedOn, endedPrecision) ?? null,
  }));
}

/** The columns of a connection. */
export function connectionRow({ beganOn, endedOn, ...rest }: NewConnection) {
  return {
    ...rest,
    beganOn: beganOn?.date ?? null,
    beganPrecision: beganOn?.precision ?? null,
    endedOn: endedOn?.date ?? null,
    endedPrecision: endedOn?.precision ?? null,
  };
}

/** All that somebody told for her culturagram, the earliest first; what was struck out is left out. */
export async function loadCulture(db: TenantDb, personId: string): Promise<CultureTold[]> {
  return db
    .selectFrom('cultureTold as c')
    .leftJoin('staff as s', 's.id', 'c.recordedBy')
    .select(['c.id', 'c.version', 'c.area', 'c.answer', 'c.words', 'c.sharing', 'c.toldOn', 's.name as by'])
    .where('c.personId', '=', personId)
    .where('c.struckOn', 'is', null)
    .orderBy('c.toldOn')
    .orderBy('c.id')
    .execute();
}

/** The copies of somebody’s ecomap or culturagram, the latest first. */
export async function loadPictureCopies(db: TenantDb, personId: string, drawn: Drawn) {
  return db
    .selectFrom('pictureCopy as c')
    .leftJoin('staff as s', 's.id', 'c.recordedBy')
    .select(['c.id', 'c.version', 'c.takenOn', 'c.note', 's.name as by'])
    .where('c.personId', '=', personId)
    .where('c.drawn', '=', drawn)
    .orderBy('c.takenOn', 'desc')
    .orderBy('c.id', 'desc')
    .execute();
}

/** Every copy of either, for the chronology. */
export async function loadAllCopies(db: TenantDb, personId: string) {
  return db
    .selectFrom('pictureCopy as c')
    .leftJoin('staff as s', 's.id', 'c.recordedBy')
    .select(['c.id', 'c.drawn', 'c.takenOn', 'c.note', 's.name as by'])
    .where('c.personId', '=', personId)
    .orderBy('c.id')
    .execute();
}

/** One copy with its lines; those about somebody whose record the reader may not see are left out. */
export async function findPictureCopy(db: TenantDb, personId: string, id: string) {
  const copy = await db
    .selectFrom('pictureCopy')
    .select(['id', 'drawn', 'takenOn', 'note', 'lines'])
    .where('personId', '=', personId)
    .where('id', '=', id)
    .executeTakeFirst();
  if (!copy) return undefined;
  const about = copy.lines.flatMap((line) => line.about ?? []);
  const seen = await db
    .selectFrom('person')
    .select('id')
    .where(sql<boolean>`id = any (${about}::uuid[])`)
    .execute();
  const mayBeSeen = new Set(seen.map((person) => person.id));
  return { ...copy, lines: copy.lines.filter((line) => !line.about || mayBeSeen.has(line.about)) };
}
