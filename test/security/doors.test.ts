import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tables } from '../../src/app/rooms.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';

/*
 * What each door of the database may do with each table that there is, by its catalogue, against a list written out
 * here by hand. A column is listed where a door reads a part of a table only; a table that is not listed is closed.
 */

const SHARE = 'select: delegated, ended_on, from_on, id, organisation_id, person_id, until_on, what, why';
const PERSON = 'select: family_name, given_name, id, kind, known_as, pronouns, safe_contact';
const PERSON_AND_MARK = PERSON.replace('safe_contact', 'restricted, safe_contact');
const PARTNER_READS = {
  // Rows that are marked for a share of today, which a policy says.
  document: 'select: dated_on, id, kind, partner_share_ids, person_id, recorded_at, title, withdrawn_on',
  document_version:
    'select: document_id, file_name, id, media_type, number, partner_share_ids, person_id, recorded_at, size, unlogged, withdrawn_on',
  enrolment: 'select: ended_on, id, person_id, programme_id, programme_version, started_on',
  goal: 'select: area, closed_on, id, person_id, set_on, status, words',
  partner_organisation: 'select: id, name',
  partner_share: SHARE,
  staff: 'select: id, name',
  // What she said may be shared, which a policy says.
  telling: 'select: answer, ended_on, id, kind, person_id, sharing, struck_on, words',
};
const PARENT_READS = {
  allocation: 'select: began_on, ended_on, enrolment_id, id, person_id, role, staff_id',
  contact: 'select: enrolment_id, happened_on, id, kind, next_on, person_id, result, staff_id, withdrawn_on',
  culture_told: 'select: answer, area, id, person_id, sharing, struck_on, told_on, words',
  ecomap_connection:
    'select: began_on, began_precision, direction, ended_on, ended_precision, id, kind, name, person_id, strength, struck_on, words',
  // Rows that were added for her to see, which a policy says.
  document: 'select: dated_on, id, kind, person_id, recorded_at, shown_to_parent, title, withdrawn_on',
  document_version:
    'select: document_id, file_name, id, media_type, number, person_id, recorded_at, shown_to_parent, size, unlogged, withdrawn_on',
  enrolment: 'select: ended_on, id, person_id, programme_id, programme_version, started_on',
  group_attendance: 'select: answer, group_session_id, held_on, id, person_id, support_group_id',
  group_feedback: 'select: answers, by_herself, id, person_id, said_on, support_group_id, words',
  group_member: 'select: creche, id, joined_on, left_on, person_id, role, state, support_group_id, transport',
  group_session: 'select: cancelled_on, ends_at, held_on, id, place, starts_at, support_group_id, topic',
  letter: 'select: agreement_id, direction, due_on, happened_on, id, kind, person_id, status',
  letter_agreement:
    'select: began_on, child_called, ended_on, every_months, first_due_on, id, months_to_avoid, person_id',
  // Meetings that she is asked to, which a policy says.
  meeting: 'select: cancelled_on, held_on, id, minutes, parent_asked, person_id, place, starts_at, starts_on',
  onward_referral:
    'select: accepted_on, agency, id, made_on, not_started_on, outcome, outcome_on, person_id, received_on, sent, service_name, signposting, started_on, why, withdrawn_on',
  reminder: 'select: event_from, event_on, id, person_id, send_at, sent_at, state, way, words',
  onward_saying: 'select: by_herself, how_it_was, id, onward_referral_id, person_id, said_on, words',
  partner_organisation: 'select: about, id, name',
  staff: 'select: email, id, name',
  support_group: 'select: ended_on, id, kind, online, place, programme_id, title',
};
const ADDS = 'insert, select';
const CHANGES_ROWS = 'insert, select, update';
const KEYS = 'insert, select, update';
const CHANGES = 'insert; select: hash, row_id, row_version, table_name';

type Listed = 'partner' | 'parent' | 'analyst' | 'partner_writes' | 'parent_writes';

const expected: Readonly<Record<Listed, Readonly<Record<string, string>>>> = {
  partner: {
    ...PARTNER_READS,
    contact:
      'select: done, enrolment_id, happened_on, id, kind, next_on, person_id, result, staff_id, withdrawn_on',
    person: PERSON,
    programme_version: 'select',
  },
  // What she writes: contacts of her own, and the logs that every change stands in.
  partner_writes: {
    ...PARTNER_READS,
    change_log: CHANGES,
    contact: ADDS,
    idempotency_key: KEYS,
    person: PERSON_AND_MARK,
  },
  parent: {
    ...PARENT_READS,
    access_log: 'select: at, extent, organisation, person_id, refused, role, staff_id',
    action: 'select: closed_on, due_on, goal_id, id, owner, person_id, set_on, status, version, what',
    consent:
      'select: agencies, answer, given_on, id, kind, person_id, programme_id, recorded_at, version, withdrawn_on',
    correction: 'select: asked_on, decided_on, decision, id, person_id, place, said_before, says, why',
    goal: 'select: area, closed_on, enrolment_id, id, parent_view, person_id, set_on, status, version, words',
    parent_access: 'select: ended_on, id, invited_on, person_id, sign_in_name, version',
    partner_share: SHARE,
    person: PERSON,
    programme_version: 'select',
    reminder_wish:
      'select: agreed_on, days, from_time, id, language, person_id, stopped_herself, stopped_on, until_time, version, way',
    subject_request:
      'select: asked_by, closed_on, delivered_on, extended_on, id, person_id, received_on, reference',
  },
  // What she writes of her own, and the logs that every change stands in.
  parent_writes: {
    ...PARENT_READS,
    action: CHANGES_ROWS,
    change_log: CHANGES,
    consent: CHANGES_ROWS,
    correction: ADDS,
    goal: CHANGES_ROWS,
    group_feedback: ADDS,
    idempotency_key: KEYS,
    onward_saying: ADDS,
    parent_access: CHANGES_ROWS,
    partner_share: CHANGES_ROWS,
    person: PERSON_AND_MARK,
    reminder_wish: CHANGES_ROWS,
    subject_request: ADDS,
  },
  analyst: {
    action: 'select: closed_on, due_on, enrolment_id, id, owner, set_on, status',
    contact: 'select: done, enrolment_id, happened_on, id, kind, minutes, result',
    enrolment: 'select: end_destination, end_reason, ended_on, id, pathway, programme_id, stage, started_on',
    goal: 'select: area, closed_on, enrolment_id, id, set_on, status',
    group_attendance:
      'select: answer, enrolment_id, group_session_id, held_on, id, support_group_id, walk_in',
    group_member: 'select: asked_on, enrolment_id, id, joined_on, left_on, role, state, support_group_id',
    group_session:
      'select: cancelled_on, ends_at, head_count, held_on, id, places, registered_on, starts_at, support_group_id',
    person: 'select: care_leaver, ethnicity, id, kind, local_link, sex',
    programme_version: 'select',
    support_group: 'select: capacity, completed_after, ended_on, id, kind, online, programme_id',
  },
};

const CHANGED_BY: Readonly<Record<Listed, readonly string[]>> = {
  partner: [],
  parent: [],
  analyst: [],
  partner_writes: ['idempotency_key'],
  parent_writes: [
    'action',
    'consent',
    'goal',
    'idempotency_key',
    'parent_access',
    'partner_share',
    'reminder_wish',
  ],
};

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.drop());

const VERBS = `select c.relname as table,
    array(select verb from unnest(array['delete', 'insert', 'select', 'update', 'truncate']) verb
      where has_table_privilege($1, c.oid, verb)) as whole,
    array(select a.attname::text from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      and has_column_privilege($1, c.oid, a.attnum, 'select') order by 1) as columns,
    exists (select from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      and has_column_privilege($1, c.oid, a.attnum, 'update')) as some_update
  from pg_class c where c.relnamespace = 't_east'::regnamespace and c.relkind = 'r' order by 1`;

interface Granted {
  readonly table: string;
  readonly whole: string[];
  readonly columns: string[];
  readonly some_update: boolean;
}

const inWords = ({ whole, columns }: Granted) => {
  const part = columns.length > 0 && !whole.includes('select') ? [`select: ${columns.join(', ')}`] : [];
  return [...(whole.length > 0 ? [whole.join(', ')] : []), ...part].join('; ');
};

async function granted(role: string): Promise<Granted[]> {
  return (await database.owner.query<Granted>(VERBS, [role])).rows;
}

describe.each(['partner', 'parent', 'analyst', 'partner_writes', 'parent_writes'] as const)(
  'the door %s',
  (door) => {
    it('has on every table of the catalogue what is listed, and nothing more', async () => {
      const found = await granted(`facet_east_${door}`);
      expect(found.map(({ table }) => table)).toEqual(tables.map(({ name }) => name).sort());
      const open = found.filter((each) => inWords(each) !== '');
      expect(Object.fromEntries(open.map((each) => [each.table, inWords(each)]))).toEqual(expected[door]);
    });

    it('changes by no column what it may not change as a whole', async () => {
      const found = await granted(`facet_east_${door}`);
      const changes = found.filter((each) => each.some_update).map(({ table }) => table);
      expect(changes).toEqual(CHANGED_BY[door]);
    });

    it('has nothing in another tenant', async () => {
      const { rows } = await database.owner.query(
        `select c.relname from pg_class c where c.relnamespace = 't_west'::regnamespace and c.relkind = 'r'
         and has_table_privilege($1, c.oid, 'select, insert, update, delete')`,
        [`facet_east_${door}`],
      );
      expect(rows).toEqual([]);
    });
  },
);

it('lets a worker of a team do with every table what any worker may: her rows are fewer, not her verbs', async () => {
  expect(await granted('facet_east_team')).toEqual(await granted('facet_east_staff'));
});

describe('the app before a request has begun', () => {
  it.each(['select', 'insert', 'update', 'delete', 'truncate'])('has no %s on any table', async (verb) => {
    const { rows } = await database.owner.query(
      `select n.nspname, c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname in ('t_east', 't_west') and c.relkind = 'r' and has_table_privilege('facet_app', c.oid, $1)`,
      [verb],
    );
    expect(rows).toEqual([]);
  });
});
