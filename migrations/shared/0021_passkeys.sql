-- Passkeys: only public keys. Who holds the private key stays in the person's own device.
create table facet.passkey (
  id uuid primary key default uuidv7(),
  "userId" text not null references facet."user" (id) on delete cascade,
  name text not null,
  credential_id text not null unique,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null,
  created_at timestamptz not null default now(),
  last_used_at timestamptz
);

create index passkey_user on facet.passkey ("userId");

-- What a device is asked to sign: each once, and within five minutes.
create table facet.passkey_challenge (
  challenge text primary key,
  user_id text references facet."user" (id) on delete cascade,
  name text,
  expires_at timestamptz not null
);

create index passkey_challenge_user on facet.passkey_challenge (user_id);

grant select, insert, update, delete on facet.passkey, facet.passkey_challenge to facet_app;
