import type pg from 'pg';
import { tenantNames } from '../../foundation/database/protect.ts';
import type { TenantDb } from '../../foundation/database/session.ts';
import type { TableDeclaration } from '../../foundation/database/tables.ts';
import { absorbedSql } from '../../merging/index.ts';
import type { KindHeld } from './retention.ts';

/** The tenant's own rules, by kind. */
export function ownRules(db: TenantDb) {
  return db
    .selectFrom('retentionRule')
    .select(['id', 'version', 'kind', 'months', 'source', 'decidedOn'])
    .execute();
}

/** The tenant's own rules, read as the owner. */
export async function ownRulesAsOwner(client: pg.ClientBase, tenant: string) {
  const { rows } = await client.query<{ kind: string; months: number; source: string }>(
    `select kind, months, source from ${tenantNames(tenant).schema}.retention_rule`,
  );
  return rows;
}

/**
 * What is held of every adult, kind by kind: the last day from which a period counts, and whether anything goes on.
 * Runs as the owner.
 */
export async function heldByPerson(
  client: pg.ClientBase,
  tenant: string,
  tables: readonly TableDeclaration[],
): Promise<Map<string, KindHeld[]>> {
  const { schema } = tenantNames(tenant);
  const dated = tables.flatMap(({ name, belongs, kept }) => {
    const [person] = Array.isArray(belongs.by) ? belongs.by : [];
    if (!person || !kept.from) return [];
    return [
      `select "${person}" as person_id, '${kept.as}' as kind, max("${kept.from}")::date as last,
         bool_or("${kept.from}" is null) as going_on
       from ${schema}."${name}" where "${person}" is not null group by 1`,
    ];
  });
  const details = `
    select p.id as person_id, 'person', max(c.at)::date, false from ${schema}.person p
    join ${schema}.change_log c on c.table_name = 'person' and c.row_id = p.id
    where p.kind = 'adult' group by p.id`;
  const { rows } = await client.query<{ id: string; kind: string; last: string | null; going_on: boolean }>(
    `select person_id as id, kind, max(last)::text as last, bool_or(going_on) as going_on
     from (${[...dated, details].join(' union all ')}) held
     where person_id not in (${absorbedSql(schema)}) group by 1, 2`,
  );
  const held = new Map<string, KindHeld[]>();
  for (const { id, kind, last, going_on } of rows) {
    const day = last === null ? null : Temporal.PlainDate.from(last);
    held.set(id, [...(held.get(id) ?? []), { kind, last: day, isGoingOn: going_on }]);
  }
  return held;
}

/** Records on the review list, the longest over first. */
export async function reviewRows(db: TenantDb, id?: string) {
  let query = db
    .selectFrom('retentionReview as v')
    .innerJoin('person as p', 'p.id', 'v.personId')
    .leftJoin('staff as proposer', 'proposer.id', 'v.proposedBy')
    .selectAll('v')
    .select(['p.givenName', 'p.familyName', 'p.kind as personKind', 'proposer.name as proposerName'])
    .select((each) => [
      each
        .exists(
          each
            .selectFrom('legalHold as h')
            .select('h.id')
            .whereRef('h.personId', '=', 'v.personId')
            .where('h.endedOn', 'is', null),
        )
        .as('held'),
    ])
    .orderBy('v.dueOn')
    .limit(500);
  if (id) query = query.where('v.id', '=', id);
  const rows = await query.execute();
  return rows.map((row) => ({ ...row, held: Boolean(row.held) }));
}

export type ReviewRow = Awaited<ReturnType<typeof reviewRows>>[number];

/** Legal holds that are open, the first to be looked at again first. */
export function openHolds(db: TenantDb) {
  return db
    .selectFrom('legalHold as h')
    .innerJoin('person as p', 'p.id', 'h.personId')
    .leftJoin('staff as s', 's.id', 'h.beganBy')
    .select(['h.id', 'h.version', 'h.personId', 'h.reason', 'h.beganOn', 'h.reviewOn', 's.name as by'])
    .select(['p.givenName', 'p.familyName', 'p.kind as personKind'])
    .where('h.endedOn', 'is', null)
    .orderBy('h.reviewOn')
    .limit(500)
    .execute();
}

/** What was destroyed, the last first. */
export function certificates(db: TenantDb, id?: string) {
  let query = db
    .selectFrom('destruction as d')
    .leftJoin('staff as proposer', 'proposer.id', 'd.proposedBy')
    .leftJoin('staff as second', 'second.id', 'd.agreedBy')
    .select(['d.id', 'd.at', 'd.kind', 'd.months', 'd.why', 'd.counts', 'd.entries', 'd.looks', 'd.digest'])
    .select(['proposer.name as proposedBy', 'second.name as agreedBy'])
    .orderBy('d.at', 'desc')
    .limit(200);
  if (id) query = query.where('d.id', '=', id);
  return query.execute();
}
