import type { Client } from 'pg';
import type { RowFacts } from '../../src/programme/index.ts';

/** The tables that `programme-sets.ts` reads. */
export const PROGRAMME_TABLES = `
  create table test_referral (id int primary key, programme text, received_on date, came_from text, decision text,
    decided_on date, worked_from date);
  create table test_enrolment (id int primary key, programme text, started_on date, ended_on date, pathway text,
    stage text, care_leaver boolean, age_then int, needs text[], children_asked boolean, fee numeric);
  create table test_outcome (enrolment_id int, outcome text, reached_on date);
  create table test_contact (enrolment_id int, kind text, made_on date, met boolean, minutes int, miles numeric);
  create table test_child (enrolment_id int, born_on date, born_precision text, removed boolean, removed_on date,
    removed_precision text);
  create table test_proceedings (enrolment_id int, began_on date, began_precision text)`;

type Facts = Readonly<Record<string, unknown>>;

/** Stores rows, given as the language reads them, in the tables. Dates are ISO text, and may be partial. */
export async function storeEnrolments(
  client: Client,
  programme: string,
  rows: readonly RowFacts[],
): Promise<void> {
  for (const [id, row] of rows.entries()) {
    const { started_on, ended_on, pathway, stage, care_leaver, age_then, needs, children, fee } = row;
    const asked = Array.isArray(children);
    await insert(client, 'test_enrolment', [
      id,
      programme,
      started_on,
      ended_on,
      pathway,
      stage,
      care_leaver,
      age_then,
      needs,
      asked,
      fee,
    ]);
    for (const each of listOf(row.outcomes)) await insert(client, 'test_outcome', [id, each.id, each.on]);
    for (const each of listOf(row.contacts)) {
      await insert(client, 'test_contact', [id, each.kind, each.on, each.met, each.minutes, each.miles]);
    }
    for (const each of listOf(children)) {
      await insert(client, 'test_child', [
        id,
        ...partial(each.born_on),
        each.removed,
        ...partial(each.removed_on),
      ]);
    }
    for (const each of listOf(row.proceedings))
      await insert(client, 'test_proceedings', [id, ...partial(each.started_on)]);
  }
}

/** Stores referrals in their table. */
export async function storeReferrals(
  client: Client,
  programme: string,
  rows: readonly RowFacts[],
): Promise<void> {
  for (const [id, row] of rows.entries()) {
    const { received_on, from, decision, decided_on, worked_from } = row;
    await insert(client, 'test_referral', [
      id,
      programme,
      received_on,
      from,
      decision,
      decided_on,
      worked_from,
    ]);
  }
}

function listOf(value: unknown): readonly Facts[] {
  return Array.isArray(value) ? value : [];
}

async function insert(client: Client, table: string, values: readonly unknown[]): Promise<void> {
  const places = values.map((_, index) => `$${index + 1}`).join(', ');
  await client.query(
    `insert into ${table} values (${places})`,
    values.map((value) => value ?? null),
  );
}

function partial(date: unknown): [string | null, string | null] {
  if (typeof date !== 'string') return [null, null];
  const first = `${date}-01-01`.slice(0, 10);
  return [first, date.length === 4 ? 'year' : date.length === 7 ? 'month' : 'day'];
}
