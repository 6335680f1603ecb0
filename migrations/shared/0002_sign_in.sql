-- The tables that better-auth keeps: who may sign in. Case data is never here.
create table facet."user" (
  id text primary key,
  name text not null,
  email text not null unique,
  "emailVerified" boolean not null default false,
  image text,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now(),
  "twoFactorEnabled" boolean default false,
  tenant text not null references facet.tenant (slug) on delete cascade,
  "staffId" uuid not null,
  demo boolean not null default false,
  "passwordToChange" boolean not null default false,
  constraint user_of_staff unique (tenant, "staffId")
);

create table facet.session (
  id text primary key,
  "expiresAt" timestamptz not null,
  token text not null unique,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now(),
  "ipAddress" text,
  "userAgent" text,
  "userId" text not null references facet."user" (id) on delete cascade
);

create index session_by_user on facet.session ("userId");

create table facet.account (
  id text primary key,
  "accountId" text not null,
  "providerId" text not null,
  "userId" text not null references facet."user" (id) on delete cascade,
  "accessToken" text,
  "refreshToken" text,
  "idToken" text,
  "accessTokenExpiresAt" timestamptz,
  "refreshTokenExpiresAt" timestamptz,
  scope text,
  password text,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now()
);

create index account_user on facet.account ("userId");

create table facet.verification (
  id text primary key,
  identifier text not null,
  value text not null,
  "expiresAt" timestamptz not null,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now()
);

create index verification_identifier on facet.verification (identifier);

create table facet."twoFactor" (
  id text primary key,
  secret text not null,
  "backupCodes" text not null,
  "userId" text not null references facet."user" (id) on delete cascade,
  verified boolean not null default true,
  "failedVerificationCount" integer not null default 0,
  "lockedUntil" timestamptz
);

create index two_factor_user on facet."twoFactor" ("userId");

-- How often something was tried, to slow down guessing. The key is a hash: no name and no address is kept.
create table facet.attempt (
  key text primary key,
  count integer not null,
  since timestamptz not null
);

-- Tokens for the JSON API; only the hash is kept.
create table facet.api_token (
  id uuid primary key default uuidv7(),
  tenant text not null references facet.tenant (slug) on delete cascade,
  staff_id uuid not null,
  name text not null,
  hash bytea not null unique,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  revoked_at timestamptz
);

create index api_token_tenant on facet.api_token (tenant);

grant select, insert, update, delete on facet."user", facet.session, facet.account, facet.verification,
  facet."twoFactor", facet.attempt to facet_app;

grant select on facet.api_token to facet_app;
