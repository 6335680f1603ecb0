import type { TenantDb } from '../foundation/database/session.ts';
import { withdrawalOf } from '../people/index.ts';

const KEPT = ['id', 'version'] as const;

/** Which children each order is about; the name of one whose record is closed to the reader is null. */
function loadOrderChildren(db: TenantDb, personId: string) {
  return db
    .selectFrom('courtOrderChild as c')
    .leftJoin('person as p', 'p.id', 'c.childId')
    .select(['c.id', 'c.version', 'c.courtOrderId', 'c.childId', 'p.givenName'])
    .where('c.personId', '=', personId)
    .where('c.endedOn', 'is', null)
    .orderBy('p.bornOn')
    .orderBy('c.id')
    .execute();
}

/** What the court ordered, the earliest first; what was taken back as well. */
async function loadOrders(db: TenantDb, personId: string, children: readonly OrderChild[]) {
  const rows = await db
    .selectFrom('courtOrder as o')
    .leftJoin('staff as s', 's.id', 'o.recordedBy')
    .leftJoin('staff as w', 'w.id', 'o.withdrawnBy')
    .select([
      'o.id',
      'o.version',
      'o.proceedingsId',
      'o.kind',
      'o.words',
      'o.madeOn',
      'o.endedOn',
      'o.endedHow',
    ])
    .select(['s.name as by', 'o.withdrawnOn', 'o.withdrawnReason', 'w.name as withdrawnByName'])
    .where('o.personId', '=', personId)
    .orderBy('o.madeOn')
    .orderBy('o.id')
    .execute();
  return rows.map((row) => {
    const { withdrawnOn: _, withdrawnReason: __, withdrawnByName: ___, ...order } = row;
    const childIds = children.filter((each) => each.courtOrderId === row.id).map(({ childId }) => childId);
    return { ...order, childIds, withdrawal: withdrawalOf(row) };
  });
}

type OrderChild = Awaited<ReturnType<typeof loadOrderChildren>>[number];

/** An order by its id alone, as it is needed to take it back. */
export function orderById(db: TenantDb, id: string) {
  return db
    .selectFrom('courtOrder')
    .select([...KEPT, 'withdrawnOn'])
    .where('id', '=', id)
    .executeTakeFirst();
}

/** All that is on record of somebody’s time in court, the earliest first. */
export async function loadCourt(db: TenantDb, personId: string) {
  const orderChildren = await loadOrderChildren(db, personId);
  return {
    orderChildren,
    orders: await loadOrders(db, personId, orderChildren),
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
