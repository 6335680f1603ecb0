-- Which records were destroyed, beside the tenants' own schemas: a tenant that is put back from a backup is brought to
-- forget again what it had forgotten. Identifiers only; no foreign key, since it outlives the tenant.
create table facet.destruction (
  tenant text not null,
  id uuid not null,
  at timestamptz not null,
  people uuid[] not null,
  primary key (tenant, id)
);
