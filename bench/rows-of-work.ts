import type { Step } from './generate.ts';

/** What is done with parents: referrals, enrolments and all that hangs on them; the change log of it all comes last. */
export const workSteps: readonly Step[] = [
  {
    table: 'one row to a parent, for the steps below',
    sql: `create temporary table parent as
      select n, pg_temp.id(1, n) as person_id, pg_temp.id(6, n) as enrolment_id, pg_temp.began(n) as began,
        pg_temp.ended(n) as ended, coalesce(pg_temp.ended(n), date ':today') - pg_temp.began(n) + 1 as days,
        pg_temp.id(7, case when n > :people - :open then 1 + (n % :workers)
          else 1 + pg_temp.pick(n, 20, :workers + :leavers) end) as staff_id,
        pg_temp.pick(n, 23, 5) = 0 as in_touch
      from generate_series(1, :people) n`,
  },
  { table: 'the same', sql: 'analyze parent' },
  {
    table: 'referral',
    sql: `insert into referral (id, person_id, reference, programme_id, programme_version, origin, received_on,
        received_at, parent_name, search_name, name_sounds, answers, status, decided_on, decided_by, decline_reasons,
        history)
      select pg_temp.id(5, n), case when n <= :people then pg_temp.id(1, n) end, 'DIA-' || upper(to_hex(n + 1048576)),
        'diamond', :version, (array['staff', 'partner', 'partner', 'self'])[1 + pg_temp.pick(n, 21, 4)], r.on_day, r.on_day,
        g.written || ' ' || f.written, g.folded || ' ' || f.folded, g.sounds || f.sounds,
        jsonb_build_object('parent', jsonb_build_object('givenName', g.written, 'familyName', f.written), 'children',
          '[]'::jsonb, 'answers', '{"parent_agrees": "yes", "why_now": "Made up for measuring"}'::jsonb),
        case when n <= :people then 'accepted' when n > :referrals - :waiting then 'received' else 'declined' end,
        case when n <= :referrals - :waiting then r.on_day + 7 end,
        case when n <= :referrals - :waiting then pg_temp.id(7, :workers + 1) end,
        case when n > :people and n <= :referrals - :waiting then '{no_room}'::text[] else '{}' end, '[]'
      from generate_series(1, :referrals) n
      join pg_temp.given g on g.place = pg_temp.common(n, 1, :given)
      join pg_temp.family f on f.place = pg_temp.common(n, 2, :family)
      cross join lateral (select case when n <= :people then pg_temp.began(n) - 30
        when n > :referrals - :waiting then date ':today' - pg_temp.pick(n, 22, 14)
        else date '2014-02-01' + pg_temp.pick(n, 22, 4300) end as on_day) r`,
  },
  {
    table: 'enrolment',
    sql: `insert into enrolment (id, person_id, referral_id, programme_id, programme_version, pathway, pathway_since,
        stage, stage_since, started_on, ended_on, end_reason, end_destination)
      select enrolment_id, person_id, pg_temp.id(5, n), 'diamond', :version,
        case when in_touch then 'contact' else 'participant' end, began,
        case when in_touch then 'in_touch' else 'intensive' end, began + 7,
        began, ended, case when ended is not null then 'completed' end,
        case when ended is not null then 'own_network' end
      from pg_temp.parent`,
  },
  {
    table: 'stage_move',
    sql: `insert into stage_move (id, person_id, enrolment_id, kind, pathway, stage, moved_on, recorded_at)
      select pg_temp.id(11, n * 2 + m), person_id, enrolment_id, case m when 0 then 'start' else 'stage' end,
        case when in_touch then 'contact' else 'participant' end,
        case when in_touch then 'in_touch' when m = 0 then 'engage' else 'intensive' end,
        began + m * 7, began + m * 7
      from pg_temp.parent cross join generate_series(0, 1) m`,
  },
  {
    table: 'allocation',
    sql: `insert into allocation (id, person_id, enrolment_id, staff_id, role, began_on, ended_on)
      select pg_temp.id(12, n), person_id, enrolment_id, staff_id, 'lead', began,
        ended
      from pg_temp.parent`,
  },
  {
    table: 'consent',
    sql: `insert into consent (id, person_id, programme_id, kind, answer, given_on, how, recorded_at)
      select pg_temp.id(13, n * 2 + k), person_id, 'diamond', (array['join', 'share'])[k], 'given',
        began, 'in_person', began
      from pg_temp.parent cross join generate_series(1, 2) k
      where k = 1 or pg_temp.pick(n, 24, 2) = 0`,
  },
  {
    table: 'goal',
    sql: `insert into goal (id, person_id, enrolment_id, area, words, set_on, status)
      select pg_temp.id(14, n), person_id, enrolment_id, 'being_a_parent', 'I want to write to my children',
        began + 7, case when ended is null then 'open' else 'reached' end
      from pg_temp.parent`,
  },
  {
    table: 'action',
    sql: `insert into action (id, person_id, enrolment_id, goal_id, what, owner, due_on, status, set_on)
      select pg_temp.id(15, n), person_id, enrolment_id, pg_temp.id(14, n), 'Ask for the letterbox papers',
        'worker', date ':today' - 10 + pg_temp.pick(n, 25, 30),
        case when ended is null then 'open' else 'done' end, began + 7
      from pg_temp.parent`,
  },
  {
    table: 'contact',
    sql: `insert into contact (id, person_id, enrolment_id, staff_id, kind, result, happened_on, minutes, place, done,
        goal_ids, note, next_on, recorded_at)
      select pg_temp.id(8, k), person_id, enrolment_id, staff_id,
        (array['home_visit', 'met_elsewhere', 'call', 'message', 'appointment', 'joint_visit'])
          [1 + pg_temp.pick(k, 31, 6)],
        (array['met', 'met', 'met', 'attempted', 'did_not_attend'])[1 + pg_temp.pick(k, 32, 5)], c.on_day,
        15 * (1 + pg_temp.pick(k, 33, 6)), case when k % 3 = 0 then 'At home' end,
        case when k % 2 = 0 then '{listened}'::text[] else '{wrote_letter,money}' end, '{}',
        'She spoke about her week and about the letter. We agreed what to do before next time.',
        c.on_day + 7, c.on_day
      from generate_series(1, :contacts) k join pg_temp.parent on n = 1 + pg_temp.pick(k, 30, :people)
      cross join lateral (select began + pg_temp.pick(k, 34, days) as on_day) c`,
  },
  {
    table: 'outcome',
    sql: `insert into outcome (id, person_id, enrolment_id, outcome, reached_on, recorded_at)
      select pg_temp.id(16, n * 32 + o.place), person_id, enrolment_id, o.outcome,
        began + pg_temp.pick(n * 32 + o.place, 41, 60), began
      from pg_temp.parent cross join pg_temp.outcomes o
      where pg_temp.pick(n * 32 + o.place, 40, 100) < 12`,
  },
  {
    table: 'provision',
    sql: `insert into provision (id, person_id, enrolment_id, kind, what, amount_pence, given_on, recorded_at)
      select pg_temp.id(17, n), person_id, enrolment_id, 'travel', 'Bus fare', 350, began + 10,
        began
      from pg_temp.parent where n % 2 = 0`,
  },
  ...['person', 'enrolment', 'outcome', 'contact'].map((table) => ({
    table: 'change_log',
    sql: `insert into change_log (at, command, table_name, row_id, row_version, hash)
      select now(), 'generated', '${table}', id, 1, sha256(uuid_send(id)) from ${table}`,
  })),
];
