import { sql } from 'kysely';
import type { CalendarQuestion } from '../doors/index.ts';
import type { TenantDb } from '../foundation/database/session.ts';

/** All that is on record of how safe somebody is, the latest first; what has ended as well. */
export async function loadSafety(db: TenantDb, personId: string) {
  return {
    risks: await db
      .selectFrom('safetyRisk')
      .select(['id', 'version', 'who', 'what', 'care', 'toldOn', 'endedOn'])
      .where('personId', '=', personId)
      .orderBy('id', 'desc')
      .execute(),
    plans: await db
      .selectFrom('safetyPlan as p')
      .leftJoin('staff as s', 's.id', 'p.recordedBy')
      .select(['p.id', 'p.version', 'p.madeOn', 'p.together', 'p.signs', 'p.helps', 'p.people', 'p.places'])
      .select(['p.children', 'p.reviewOn', 'p.endedOn', 'p.recordedAt', 's.name as by'])
      .where('p.personId', '=', personId)
      .orderBy('p.id', 'desc')
      .execute(),
    incidents: await db
      .selectFrom('safetyIncident')
      .select(['id', 'version', 'happenedOn', 'what', 'done', 'recordedAt'])
      .where('personId', '=', personId)
      .orderBy('happenedOn', 'desc')
      .orderBy('id', 'desc')
      .execute(),
    needs: await db
      .selectFrom('communicationNeed')
      .select(['id', 'version', 'need', 'how', 'identifiedOn', 'sharedWith', 'met', 'reviewedOn', 'endedOn'])
      .where('personId', '=', personId)
      .orderBy('id')
      .execute(),
  };
}

/** Safety plans in force of some people that are to be looked at again within some days. */
export const plansToReview = (db: TenantDb, { people, from, until }: CalendarQuestion) =>
  db
    .selectFrom('safetyPlan')
    .select(['id', 'personId', 'reviewOn'])
    .where('personId', '=', sql<string>`any (${people}::uuid[])`)
    .where('endedOn', 'is', null)
    .where('reviewOn', '>=', from)
    .where('reviewOn', '<=', until)
    .orderBy('id')
    .$narrowType<{ reviewOn: Temporal.PlainDate }>()
    .execute();
