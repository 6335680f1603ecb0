-- A parent signs in as well as a worker: a sign-in is the one's or the other's.
alter table facet."user" alter column "staffId" drop not null;

alter table facet."user" add column "personId" uuid;

alter table facet."user" add constraint user_of_one check (num_nonnulls("staffId", "personId") = 1);

alter table facet."user" add constraint user_of_person unique (tenant, "personId");

alter table facet.sign_in_link alter column staff_id drop not null;

alter table facet.sign_in_link add column person_id uuid;

alter table facet.sign_in_link add constraint sign_in_link_of_one check (num_nonnulls(staff_id, person_id) = 1);

create index sign_in_link_person on facet.sign_in_link (tenant, person_id);

-- Whose form it is that waits: a worker's or a parent's.
alter table facet.kept_form rename column staff_id to owner_id;

create or replace view facet.worker_sign_in as
  select tenant, "staffId" as staff_id, email, "lastSeenAt" as last_seen_at,
    coalesce("twoFactorEnabled", false) as code,
    (select count(*) from facet.passkey where "userId" = "user".id)::integer as passkeys
  from facet."user" where current_user = 'facet_' || tenant || '_staff' and "staffId" is not null;

create or replace view facet.worker_link as
  select tenant, staff_id from facet.sign_in_link
  where current_user = 'facet_' || tenant || '_staff' and staff_id is not null;

-- What the tenant's own roles reach of parents' sign-ins: a worker of her tenant's, and a parent her own, so that access
-- ends in the very transaction that says so.
create view facet.parent_sign_in as
  select tenant, "personId" as person_id, "lastSeenAt" as last_seen_at, coalesce("twoFactorEnabled", false) as code,
    (select count(*) from facet.passkey where "userId" = "user".id)::integer as passkeys
  from facet."user" where "personId" is not null and (current_user in ('facet_' || tenant || '_staff', 'facet_' || tenant || '_team')
    or (current_user = 'facet_' || tenant || '_parent_writes'
      and "personId" = any (current_setting('facet.granted', true)::uuid[])));

create view facet.parent_link as
  select tenant, person_id, expires_at from facet.sign_in_link
  where person_id is not null and (current_user in ('facet_' || tenant || '_staff', 'facet_' || tenant || '_team')
    or (current_user = 'facet_' || tenant || '_parent_writes'
      and person_id = any (current_setting('facet.granted', true)::uuid[])));

grant select, delete on facet.parent_sign_in, facet.parent_link to public;

-- Two more doors: those through which a parent and a partner's worker write. What they read, they read through their own.
create or replace function facet.begin_request(tenant text, door text, staff uuid, given uuid[] default '{}',
  at timestamptz default now())
returns void language plpgsql as $$
declare
  granted uuid[] := given;
  barred uuid[] := '{}';
  delegated uuid[] := '{}';
  today date := (at at time zone 'Europe/London')::date;
begin
  if tenant !~ '^[a-z][a-z0-9_]{0,39}$'
    or door not in ('staff', 'guest', 'partner', 'parent', 'analyst', 'partner_writes', 'parent_writes') then
    raise exception 'begin_request: no such tenant or door';
  end if;
  execute format('set local search_path to %I, public', 't_' || tenant);
  execute format('set local role %I', 'facet_' || tenant || '_' || door);
  execute format('set local facet.tenant to %L', tenant);
  execute format('set local facet.staff to %L', coalesce(staff::text, ''));
  if door = 'staff' then
    -- Planned once for a connection, and again when another tenant's tables are in sight. Who is barred from a record
    -- is barred whatever else she was given.
    execute 'set local facet.barred to ''{}''';
    with own as (
      select person_id, kind from record_bar where staff_id = staff and ended_on is null
    )
    select coalesce(array_agg(person_id), '{}') into barred from (select person_id from own
      union select g.person_id from record_guard g join own o
        on o.person_id = g.follows and o.kind = 'conflict') hidden;
    with named as (
      select person_id from restricted_grant
        where staff_id = staff and ended_on is null and (until is null or until > at)
    ), reached as (
      select person_id from named
      union all select g.person_id from record_guard g join named n on n.person_id = g.follows
      union all select person_id from record_guard where not closed
      union all select unnest(given)
    )
    select coalesce(array_agg(person_id), '{}') into granted from reached where person_id <> all (barred);
    execute format('set local facet.barred to %L', barred::text);
  elsif door in ('partner', 'partner_writes') then
    execute format('set local facet.organisation to %L', coalesce(given[1]::text, ''));
    execute format('set local facet.today to %L', today::text);
    select coalesce(array_agg(person_id), '{}'), coalesce(array_agg(person_id) filter (where partner_share.delegated), '{}')
      into granted, delegated from partner_share;
    -- She writes for those whose work was handed to her organisation, and for no others.
    if door = 'partner_writes' then
      granted := delegated;
    end if;
  end if;
  execute format('set local facet.granted to %L', granted::text);
end $$;
