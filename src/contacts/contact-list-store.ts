import { sql } from 'kysely';
import type { TenantDb } from '../foundation/database/session.ts';
import type { WithdrawnColumns } from '../people/index.ts';
import type { ContactResult } from './contact.ts';

/** A contact as a list shows it. */
export interface ContactRow {
  readonly id: string;
  readonly version: number;
  readonly personId: string;
  readonly enrolmentId: string;
  readonly programmeId: string;
  readonly programmeVersion: number;
  readonly kind: string;
  readonly result: ContactResult;
  readonly happenedOn: Temporal.PlainDate;
  readonly startedAt: Temporal.PlainTime | null;
  readonly minutes: number | null;
  readonly place: string | null;
  readonly others: string | null;
  readonly done: readonly string[];
  readonly goalIds: readonly string[];
  readonly note: string | null;
  readonly nextOn: Temporal.PlainDate | null;
  readonly staffId: string;
  readonly by: string;
}

/** Where a page of contacts begins: after this one. */
export interface After {
  readonly on: Temporal.PlainDate;
  readonly id: string;
}

/** Which of a person's contacts are wanted. */
export interface ContactFilter {
  readonly personId: string;
  readonly kind?: string | undefined;
  readonly result?: ContactResult | undefined;
  readonly after?: After | undefined;
}

function contactRows(db: TenantDb) {
  return db
    .selectFrom('contact as c')
    .innerJoin('enrolment as e', 'e.id', 'c.enrolmentId')
    .innerJoin('staff as s', 's.id', 'c.staffId')
    .select(['c.id', 'c.version', 'c.personId', 'c.enrolmentId', 'e.programmeId', 'e.programmeVersion'])
    .select(['c.kind', 'c.result', 'c.happenedOn', 'c.startedAt', 'c.minutes', 'c.place', 'c.others'])
    .select(['c.done', 'c.goalIds', 'c.note', 'c.nextOn', 'c.staffId', 's.name as by']);
}

/** A page of a person's contacts, the latest first: by keyset, so that the last page is as quick as the first. */
export function contactsOf(db: TenantDb, filter: ContactFilter, size: number): Promise<ContactRow[]> {
  const { personId, kind, result, after } = filter;
  return contactRows(db)
    .where('c.personId', '=', personId)
    .where('c.withdrawnOn', 'is', null)
    .$if(kind !== undefined, (rows) => rows.where('c.kind', '=', kind ?? ''))
    .$if(result !== undefined, (rows) => rows.where('c.result', '=', result ?? 'met'))
    .$if(after !== undefined, (rows) =>
      rows.where(sql<boolean>`(c.happened_on, c.id) < (${after?.on}::date, ${after?.id}::uuid)`),
    )
    .orderBy('c.happenedOn', 'desc')
    .orderBy('c.id', 'desc')
    .limit(size)
    .execute();
}

/** All contacts of a person, for the chronology. */
export function allContactsOf(db: TenantDb, personId: string): Promise<ContactRow[]> {
  return contactRows(db).where('c.personId', '=', personId).where('c.withdrawnOn', 'is', null).execute();
}

/** Contacts of a person that were withdrawn as recorded by mistake. */
export function withdrawnContactsOf(
  db: TenantDb,
  personId: string,
): Promise<(ContactRow & WithdrawnColumns)[]> {
  return contactRows(db)
    .leftJoin('staff as w', 'w.id', 'c.withdrawnBy')
    .select(['c.withdrawnOn', 'c.withdrawnReason', 'w.name as withdrawnByName'])
    .where('c.personId', '=', personId)
    .where('c.withdrawnOn', 'is not', null)
    .execute();
}

/** What was recorded with a contact. */
export interface ContactWithRest extends ContactRow, WithdrawnColumns {
  readonly goals: readonly { readonly id: string; readonly words: string }[];
  readonly outcomes: readonly {
    readonly id: string;
    readonly outcome: string;
    readonly evidence: string | null;
  }[];
  readonly provisions: readonly {
    readonly id: string;
    readonly kind: string;
    readonly what: string | null;
    readonly amountPence: number | null;
  }[];
}

/** One contact with its goals, what it showed and what was given; undefined when there is none to be seen. */
export function findContact(db: TenantDb, id: string): Promise<ContactWithRest | undefined> {
  return contactRows(db)
    .leftJoin('staff as w', 'w.id', 'c.withdrawnBy')
    .select(['c.withdrawnOn', 'c.withdrawnReason', 'w.name as withdrawnByName'])
    .select([
      sql<
        ContactWithRest['goals']
      >`(select coalesce(jsonb_agg(jsonb_build_object('id', g.id, 'words', g.words)
        order by g.set_on, g.id), '[]') from goal g where g.id = any (c.goal_ids))`.as('goals'),
      sql<ContactWithRest['outcomes']>`(select coalesce(jsonb_agg(jsonb_build_object('id', o.id,
        'outcome', o.outcome, 'evidence', o.evidence) order by o.id), '[]')
        from outcome o where o.contact_id = c.id and o.withdrawn_on is null)`.as('outcomes'),
      sql<ContactWithRest['provisions']>`(select coalesce(jsonb_agg(jsonb_build_object('id', p.id,
        'kind', p.kind, 'what', p.what, 'amountPence', p.amount_pence) order by p.id), '[]')
        from provision p where p.contact_id = c.id and p.withdrawn_on is null)`.as('provisions'),
    ])
    .where('c.id', '=', id)
    .executeTakeFirst();
}

/** Where this person was last met: the place that a new contact begins with. */
export async function lastPlaceOf(db: TenantDb, personId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('contact')
    .select('place')
    .where('personId', '=', personId)
    .where('place', 'is not', null)
    .where('withdrawnOn', 'is', null)
    .orderBy('happenedOn', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.place ?? undefined;
}

/** Rows with these ids and whose they are, for opening a figure. */
export function contactRowsShown(db: TenantDb, ids: readonly string[]) {
  return db
    .selectFrom('contact as t')
    .innerJoin('person as p', 'p.id', 't.personId')
    .select(['t.id', 't.personId', 't.happenedOn as on', 'p.kind', 'p.givenName', 'p.familyName'])
    .where(sql<boolean>`t.id = any (${ids}::uuid[])`)
    .execute();
}

/** The staff who may have made a contact: those who work with parents here. */
export function contactStaff(db: TenantDb): Promise<{ id: string; title: string }[]> {
  return db
    .selectFrom('staff')
    .select(['id', 'name as title'])
    .where('leftOn', 'is', null)
    .where('role', 'in', ['practitioner', 'manager'])
    .orderBy('name')
    .execute();
}
