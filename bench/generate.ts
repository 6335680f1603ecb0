import type pg from 'pg';
import { shippedProgrammes } from '../src/app/programmes.ts';
import { familyNames, type GeneratedName, givenNames } from './names.ts';
import { peopleSteps } from './rows-of-people.ts';
import { workSteps } from './rows-of-work.ts';

/** How much a tenant is to hold. Parents are counted; their children come on top, 1.2 to a parent. */
export interface Size {
  readonly slug: string;
  readonly people: number;
  readonly contacts: number;
}

/** One table's rows, made inside PostgreSQL; `:name` stands for a number (or the day) of the size. */
export interface Step {
  readonly table: string;
  readonly sql: string;
}

/** The day on which all measuring is done. */
export const TODAY = '2026-06-01';

/** Open enrolments of a tenant, and the workers who hold them, ten each. */
export const OPEN = 300;
export const WORKERS = 30;

const OUTCOMES = [
  'talked_through_concerns',
  'letterbox_started',
  'direct_contact',
  'helped_read_letters',
  'photo_exchange',
  'open_adoption_plan',
  'supported_reviews_court',
  'break_from_parenting',
  'gp_registered',
  'dental_registered',
  'drug_alcohol_advice',
  'diagnosis_gained',
  'partner_violence_support',
  'family_rebuilt',
  'housing_helped',
  'housed_permanently',
  'education_training_work',
];

/**
 * Seeded choices. A parent's work began somewhere in twelve years (the open ones within eighteen months), and ended
 * within eighteen months; her children were born before.
 */
function choices({ people }: Size): string[] {
  const ended = people - OPEN;
  const immutable = 'language sql immutable parallel safe';
  return [
    `create or replace function pg_temp.pick(n bigint, salt bigint, k bigint) returns int ${immutable} as $$
       select ((hashint8extended(n, salt) & 2147483647) % k)::int $$`,
    `create or replace function pg_temp.common(n bigint, salt bigint, k bigint) returns int ${immutable} as $$
       select 1 + floor(k * power((hashint8extended(n, salt) & 2147483647) / 2147483648.0::float8, 2.5))::int $$`,
    `create or replace function pg_temp.id(kind int, n bigint) returns uuid ${immutable} as $$
       select (lpad(to_hex(1649267441664 + n), 12, '0') || '7' || lpad(to_hex(kind), 3, '0') || '8'
         || lpad(to_hex(n), 15, '0'))::uuid $$`,
    `create or replace function pg_temp.children(n bigint) returns int ${immutable} as $$
       select (array[0, 1, 1, 1, 2, 1, 1, 2, 1, 2])[1 + (n % 10)] $$`,
    `create or replace function pg_temp.began(n bigint) returns date ${immutable} as $$
       select case when n > ${ended} then date '${TODAY}' - 7 - (hashint8extended(n, 50) & 2147483647)::int % 540
         else date '2014-03-01' + (n * 4100 / ${ended})::int end $$`,
    `create or replace function pg_temp.ended(n bigint) returns date ${immutable} as $$
       select case when n > ${ended} then null else date '2014-03-01' + (n * 4100 / ${ended})::int
         + 60 + (hashint8extended(n, 51) & 2147483647)::int % 300 end $$`,
    `create or replace function pg_temp.child_born(n bigint, c bigint) returns date ${immutable} as $$
       select case when n > ${ended} then date '2018-01-01' else date '2014-03-01' + (n * 4100 / ${ended})::int end
         - 700 - (hashint8extended(n * 4 + c, 52) & 2147483647)::int % 1200 $$`,
  ];
}

async function vocabulary(client: pg.ClientBase, table: string, names: readonly GeneratedName[]) {
  await client.query(`create temporary table ${table} as
    select place::int, written, folded, array(select distinct code from unnest(string_to_array(words, ' ')) word,
      unnest(public.daitch_mokotoff(word)) code) as sounds
    from unnest(array[${names.map((each) => literal(each.written)).join(',')}],
      array[${names.map((each) => literal(each.folded)).join(',')}],
      array[${names.map((each) => literal(each.words.join(' '))).join(',')}])
      with ordinality as n(written, folded, words, place)`);
  await client.query(`analyze ${table}`);
}

const literal = (text: string) => `'${text.replaceAll("'", "''")}'`;

interface Later {
  readonly table: string;
  readonly drop: string;
  readonly make: string;
}

/** Indexes that are quicker made once over all rows than kept while rows come in. */
async function laterIndexes(client: pg.ClientBase, schema: string): Promise<Later[]> {
  const { rows } = await client.query<Later>(
    `select i.indrelid::regclass::text as table,
       case when c.oid is null then 'drop index ' || i.indexrelid::regclass
         else format('alter table %s drop constraint %I', i.indrelid::regclass, c.conname) end as drop,
       case when c.oid is null then pg_get_indexdef(i.indexrelid)
         else format('alter table %s add constraint %I %s', i.indrelid::regclass, c.conname,
           pg_get_constraintdef(c.oid)) end as make
     from pg_index i left join pg_constraint c on c.conindid = i.indexrelid and c.contype = 'u'
     where i.indrelid in (select oid from pg_class where relnamespace = $1::regnamespace) and not i.indisprimary`,
    [schema],
  );
  return rows;
}

function filled(sql: string, numbers: Readonly<Record<string, number | string>>): string {
  return sql.replace(/(?<!:):([a-z]+)/g, (whole, name: string) => String(numbers[name] ?? whole));
}

/** Fills a tenant that has been added and holds nothing yet. The rows are the same for the same size. */
export async function generate(
  client: pg.ClientBase,
  size: Size,
  say: (line: string) => void,
): Promise<void> {
  const { slug, people, contacts } = size;
  const schema = `t_${slug}`;
  await client.query(`set search_path to ${schema}, public`);
  // No foreign key is looked up and nothing is fired: the rows fit by the way they are made.
  await client.query('set session_replication_role = replica');
  for (const statement of choices(size)) await client.query(statement);
  const [given, family] = [givenNames(), familyNames()];
  await client.query('drop table if exists pg_temp.given, pg_temp.family, pg_temp.outcomes, pg_temp.parent');
  await vocabulary(client, 'given', given);
  await vocabulary(client, 'family', family);
  await client.query(`create temporary table outcomes as select * from unnest('{${OUTCOMES.join(',')}}'::text[])
    with ordinality as o(outcome, place)`);
  const numbers = {
    people,
    contacts,
    today: TODAY,
    open: OPEN,
    workers: WORKERS,
    leavers: Math.max(10, Math.ceil(people / 2000)),
    referrals: Math.ceil(people * 1.3),
    waiting: 40,
    version: (await shippedProgrammes()).find(({ programme }) => programme === 'diamond')?.version ?? 1,
    given: given.length,
    family: family.length,
  };
  const later = await laterIndexes(client, schema);
  for (const { drop } of later) await client.query(drop);
  for (const { table, sql } of [...peopleSteps, ...workSteps]) {
    const began = performance.now();
    const { rowCount } = await client.query(filled(sql, numbers));
    say(`${slug}.${table}: ${rowCount} rows in ${seconds(began)}`);
  }
  for (const { table, make } of later) {
    const began = performance.now();
    await client.query(make);
    if (people > 10_000) say(`${table}: ${make.slice(0, 60)}… in ${seconds(began)}`);
  }
  await client.query('set session_replication_role = origin');
  await client.query('vacuum (analyze)');
}

function seconds(began: number): string {
  return `${((performance.now() - began) / 1000).toFixed(1)} s`;
}
