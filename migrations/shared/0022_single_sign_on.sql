-- Signing in with the tenant's own directory (OpenID Connect). The client secret is sealed, or stands in the environment.
create table facet.single_sign_on (
  tenant text primary key references facet.tenant (slug) on delete cascade,
  label text not null,
  issuer text not null,
  client_id text not null,
  secret bytea,
  domains text[] not null,
  needs_mfa boolean not null default false
);

-- A sign-in under way: each is taken up once, in the browser that began it, within ten minutes. Its key is a hash.
create table facet.single_sign_on_attempt (
  state bytea primary key,
  tenant text not null references facet.tenant (slug) on delete cascade,
  nonce text not null,
  verifier text not null,
  next text not null,
  expires_at timestamptz not null
);

create index single_sign_on_attempt_tenant on facet.single_sign_on_attempt (tenant);

create unique index account_of_directory on facet.account ("providerId", "accountId") where "providerId" like 'sso:%';

grant select on facet.single_sign_on to facet_app;

grant select, insert, update, delete on facet.single_sign_on_attempt to facet_app;
