import type { Step } from './generate.ts';

/**
 * Parents and their families. `pg_temp.pick(n, salt, k)` is a seeded number below k; `pg_temp.id(kind, n)` an id that
 * grows with n, as ids do that are made in the order of time. Kinds: 1 adult, 2 child, 3 relationship, 4 proceedings,
 * 5 referral, 6 enrolment, 7 staff, 8 contact, 9 and above the rest.
 */
export const peopleSteps: readonly Step[] = [
  {
    table: 'staff',
    sql: `insert into staff (id, name, email, role, capacity, started_on, left_on)
      select pg_temp.id(7, n), 'Worker ' || n, 'worker' || n || '@example.org',
        case when n <= :workers then 'practitioner' when n <= :workers + 3 then 'manager' else 'practitioner' end,
        case when n > :workers and n <= :workers + 3 then null else 10 end, date '2014-01-06',
        case when n <= :workers + 3 then null else date '2015-01-05' + pg_temp.pick(n, 1, 3000) end
      from generate_series(1, :workers + 3 + :leavers) n`,
  },
  {
    table: 'person',
    sql: `insert into person (id, kind, given_name, family_name, known_as, born_on, born_precision, sex, care_leaver,
        local_link, area, phone, safe_contact, interpreter, children_asked_on, proceedings_asked_on,
        pregnancy_asked_on, search_name, name_sounds)
      select pg_temp.id(1, n), 'adult', g.written, f.written, null, date '1978-01-01' + pg_temp.pick(n, 3, 9000), 'day',
        case when pg_temp.pick(n, 4, 12) = 0 then 'male' else 'female' end,
        case pg_temp.pick(n, 5, 5) when 0 then true when 1 then null else false end, 'yes',
        'Area ' || pg_temp.pick(n, 6, 40), '07700 900' || lpad(pg_temp.pick(n, 7, 1000)::text, 3, '0'),
        case when n % 2 = 0 then '{"call": true, "text": false, "write": null, "email": null, "times": "Mornings",
          "whatNotToSay": null, "whoMustNotKnow": null}'::jsonb end,
        case when pg_temp.pick(n, 8, 8) = 0 then 'needed' end, date '2024-01-01', date '2024-01-01',
        date '2024-01-01', g.folded || ' ' || f.folded, g.sounds || f.sounds
      from generate_series(1, :people) n
      join pg_temp.given g on g.place = pg_temp.common(n, 1, :given)
      join pg_temp.family f on f.place = pg_temp.common(n, 2, :family)`,
  },
  {
    table: 'person',
    sql: `insert into person (id, kind, given_name, family_name, born_on, born_precision, sex, search_name, name_sounds)
      select pg_temp.id(2, n * 4 + c), 'child', g.written, f.written, pg_temp.child_born(n, c),
        (array['day', 'day', 'month', 'year'])[1 + pg_temp.pick(n, 11, 4)],
        case when pg_temp.pick(n, c, 2) = 0 then 'male' else 'female' end, g.folded || ' ' || f.folded,
        g.sounds || f.sounds
      from generate_series(1, :people) n cross join lateral generate_series(1, pg_temp.children(n)) c
      join pg_temp.given g on g.place = pg_temp.common(n * 4 + c, 10, :given)
      join pg_temp.family f on f.place = pg_temp.common(n, 2, :family)`,
  },
  {
    table: 'relationship',
    sql: `insert into relationship (id, person_id, other_id, kind, removed, lives_with)
      select pg_temp.id(3, n * 4 + c), pg_temp.id(1, n), pg_temp.id(2, n * 4 + c), 'mother',
        pg_temp.pick(n * 4 + c, 12, 10) > 0,
        (array['adoptive_family', 'foster_carer', 'relative', 'special_guardian', 'not_known'])
          [1 + pg_temp.pick(n, 13, 5)]
      from generate_series(1, :people) n cross join lateral generate_series(1, pg_temp.children(n)) c`,
  },
  {
    table: 'removal',
    sql: `insert into removal (id, person_id, child_id, removed_on, removed_precision)
      select pg_temp.id(9, n * 4 + c), pg_temp.id(1, n), pg_temp.id(2, n * 4 + c),
        pg_temp.child_born(n, c) + 1 + pg_temp.pick(n, 14, 600), (array['day', 'month', 'year'])
          [1 + pg_temp.pick(n, 15, 3)]
      from generate_series(1, :people) n cross join lateral generate_series(1, pg_temp.children(n)) c
      where pg_temp.pick(n * 4 + c, 12, 10) > 0`,
  },
  {
    table: 'proceedings',
    sql: `insert into proceedings (id, person_id, court, started_on, started_precision, concluded_on,
        concluded_precision, still_open)
      select pg_temp.id(4, n * 4 + c), pg_temp.id(1, n), 'East London Family Court', began,
        (array['day', 'month'])[1 + pg_temp.pick(n, 16, 2)], began + 180, 'day', false
      from generate_series(1, :people) n cross join lateral generate_series(1, 1 + (pg_temp.pick(n, 17, 10) / 7)) c
      cross join lateral (select case when c = 1 then pg_temp.child_born(n, 1) + 30
        else pg_temp.began(n) - 400 + pg_temp.pick(n, 18, 700) end as began) p`,
  },
  {
    table: 'pregnancy',
    sql: `insert into pregnancy (id, person_id, known_on, due_on, ended_on, ending)
      select pg_temp.id(10, n), pg_temp.id(1, n), pg_temp.began(n) + 100, pg_temp.began(n) + 280,
        pg_temp.began(n) + 281, 'born'
      from generate_series(1, :people) n where pg_temp.pick(n, 19, 20) = 0`,
  },
];
