alter table facet."user" add column "secondStepToSet" boolean not null default false;

-- Links that let somebody choose a password: each opens once, and only its hash is kept.
create table facet.sign_in_link (
  hash bytea primary key,
  tenant text not null references facet.tenant (slug) on delete cascade,
  staff_id uuid not null,
  kind text not null check (kind in ('invitation', 'recovery')),
  sets_second_step boolean not null,
  expires_at timestamptz not null
);

create index sign_in_link_tenant on facet.sign_in_link (tenant, staff_id);

grant select, insert, update, delete on facet.sign_in_link to facet_app;

-- What a tenant's own database role reaches of signing in: its own workers', and nobody else's, whatever it sets. So a
-- command can take away all that a leaver holds in the very transaction in which she leaves.
create view facet.worker_sign_in as
  select tenant, "staffId" as staff_id, email, "lastSeenAt" as last_seen_at,
    coalesce("twoFactorEnabled", false) as code,
    (select count(*) from facet.passkey where "userId" = "user".id)::integer as passkeys
  from facet."user" where current_user = 'facet_' || tenant || '_staff';

create view facet.worker_token as
  select tenant, staff_id, revoked_at from facet.api_token where current_user = 'facet_' || tenant || '_staff'
  with local check option;

create view facet.worker_link as
  select tenant, staff_id from facet.sign_in_link where current_user = 'facet_' || tenant || '_staff';

grant select, delete on facet.worker_sign_in to public;

grant update (email) on facet.worker_sign_in to public;

grant select on facet.worker_token to public;

grant update (revoked_at) on facet.worker_token to public;

grant select, delete on facet.worker_link to public;
