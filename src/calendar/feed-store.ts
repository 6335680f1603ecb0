import type { TenantDb } from '../foundation/database/session.ts';

/** A worker's address that holds; undefined where she has none. */
export const ownFeed = (db: TenantDb, staffId: string) =>
  db
    .selectFrom('calendarFeed')
    .select(['id', 'version', 'names', 'madeOn', 'lastReadAt'])
    .where('staffId', '=', staffId)
    .where('endedOn', 'is', null)
    .executeTakeFirst();

/** Whose address a secret opens. */
export const feedOfSecret = (db: TenantDb, secretHash: Buffer) =>
  db
    .selectFrom('calendarFeed')
    .select(['id', 'version', 'staffId', 'names', 'lastReadAt'])
    .where('secretHash', '=', secretHash)
    .where('endedOn', 'is', null)
    .executeTakeFirst();

/** One of a worker's own addresses, ended or not. */
export const feedById = (db: TenantDb, staffId: string, id: string) =>
  db
    .selectFrom('calendarFeed')
    .select(['id', 'version', 'names', 'madeOn', 'lastReadAt', 'endedOn'])
    .where('staffId', '=', staffId)
    .where('id', '=', id)
    .executeTakeFirst();
