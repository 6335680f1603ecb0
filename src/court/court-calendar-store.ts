import { sql } from 'kysely';
import type { CalendarQuestion } from '../doors/index.ts';
import type { TenantDb } from '../foundation/database/session.ts';

/** Hearings of some people within some days. */
export const hearingsBetween = (db: TenantDb, { people, from, until }: CalendarQuestion) =>
  db
    .selectFrom('hearing')
    .select(['id', 'personId', 'kind', 'heardOn'])
    .where('personId', '=', sql<string>`any (${people}::uuid[])`)
    .where('heardOn', '>=', from)
    .where('heardOn', '<=', until)
    .orderBy('id')
    .execute();

/** Reports that a court has asked for and that wait for an answer. */
export const reportsWanted = (db: TenantDb, { people, from, until }: CalendarQuestion) =>
  db
    .selectFrom('courtReport')
    .select(['id', 'personId', 'wantedBy'])
    .where('personId', '=', sql<string>`any (${people}::uuid[])`)
    .where('wantedBy', '>=', from)
    .where('wantedBy', '<=', until)
    .where('answeredOn', 'is', null)
    .orderBy('id')
    .$narrowType<{ wantedBy: Temporal.PlainDate }>()
    .execute();
