import type { TenantDb } from '../foundation/database/session.ts';

const KEPT = ['id', 'version'] as const;

/** All that is on record of somebody’s time in court, the earliest first. */
export async function loadCourt(db: TenantDb, personId: string) {
  return {
    children: await db
      .selectFrom('proceedingsChild')
      .select([...KEPT, 'proceedingsId', 'childId'])
      .where('personId', '=', personId)
      .where('endedOn', 'is', null)
      .orderBy('id')
      .execute(),
    applications: await db
      .selectFrom('courtApplication')
      .select([...KEPT, 'proceedingsId', 'kind', 'madeBy', 'madeOn', 'answer', 'answeredOn'])
      .where('personId', '=', personId)
      .orderBy('madeOn')
      .orderBy('id')
      .execute(),
    hearings: await db
      .selectFrom('hearing')
      .select([
        ...KEPT,
        'proceedingsId',
        'kind',
        'heardOn',
        'askedForSupport',
        'supported',
        'attended',
        'howItWent',
      ])
      .where('personId', '=', personId)
      .orderBy('heardOn')
      .orderBy('id')
      .execute(),
    preProceedings: await db
      .selectFrom('preProceedings')
      .select([...KEPT, 'beganOn', 'endedOn', 'endedHow'])
      .where('personId', '=', personId)
      .orderBy('beganOn')
      .orderBy('id')
      .execute(),
    reports: await db
      .selectFrom('courtReport')
      .select([...KEPT, 'proceedingsId', 'askedBy', 'askedOn', 'wantedBy', 'answer', 'answeredOn', 'reason'])
      .where('personId', '=', personId)
      .orderBy('askedOn')
      .orderBy('id')
      .execute(),
  };
}

/** Somebody’s time in court, as it is on record. */
export type Court = Awaited<ReturnType<typeof loadCourt>>;
