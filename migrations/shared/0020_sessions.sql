-- How somebody came in, and as what: a session ends when her role is no longer the one that it was opened with.
alter table facet.session add column means text not null default 'password';

alter table facet.session add column role text;

alter table facet."user" add column "lastSeenAt" timestamptz;

-- What was typed into a form whose session had ended: sealed for her who typed it, and kept for some hours.
create table facet.kept_form (
  id uuid primary key default uuidv7(),
  tenant text not null references facet.tenant (slug) on delete cascade,
  staff_id uuid not null,
  path text not null,
  sealed bytea not null,
  expires_at timestamptz not null
);

create index kept_form_tenant on facet.kept_form (tenant, staff_id);

grant select, insert, update, delete on facet.kept_form to facet_app;
