import type pg from 'pg';
import { z } from 'zod';
import { createSeal } from '../sign-in/seal.ts';

/** How a tenant's people sign in with their organisation's directory. */
export interface Directory {
  readonly tenant: string;
  /** What the button says: the organisation's own word for its accounts. */
  readonly label: string;
  readonly issuer: string;
  readonly clientId: string;
  readonly secret: string;
  /** E-mail domains whose addresses the directory may speak for. */
  readonly domains: readonly string[];
  /** True where a token must say that a second factor was asked for. */
  readonly needsMfa: boolean;
}

/** True for an address over which nobody listens in: https, or this very machine for trying things out. */
export function isSafeAddress(text: string): boolean {
  const url = URL.parse(text);
  if (url?.username !== '' || url.password !== '') return false;
  return (
    url.protocol === 'https:' ||
    (url.protocol === 'http:' && /^(?:localhost|127\.0\.0\.1)$/.test(url.hostname))
  );
}

const DOMAIN = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+$/;

/** What an operator sets. */
export const zDirectory = z.strictObject({
  tenant: z.string(),
  label: z.string().trim().min(1, 'Say what the button is to say').max(60),
  issuer: z.string().refine(isSafeAddress, 'The issuer is an https address'),
  clientId: z.string().trim().min(1, 'Give the client id').max(200),
  domains: z.array(z.string().toLowerCase().regex(DOMAIN, 'A domain looks like example.gov.uk')).min(1),
  needsMfa: z.boolean(),
});

interface Row {
  readonly tenant: string;
  readonly label: string;
  readonly issuer: string;
  readonly clientId: string;
  readonly secret: Buffer | null;
  readonly domains: readonly string[];
  readonly needsMfa: boolean;
}

const sealOf = (secret: string) => createSeal(secret, 'single sign-on');

/** The environment's name for a tenant's client secret, which comes before a sealed one. */
export const secretVariable = (tenant: string): string => `FACET_OIDC_SECRET_${tenant.toUpperCase()}`;

/** Reads how a tenant's people sign in; undefined where they do not, or the secret is not to be had. */
export async function directoryOf(
  pool: pg.Pool,
  facetSecret: string,
  tenant: string,
): Promise<Directory | undefined> {
  const { rows } = await pool.query<Row>(
    `select tenant, label, issuer, client_id as "clientId", secret, domains, needs_mfa as "needsMfa"
     from facet.single_sign_on where tenant = $1`,
    [tenant],
  );
  const [row] = rows;
  if (!row) return undefined;
  const sealed = row.secret ? sealOf(facetSecret).open(row.secret, `${tenant} ${row.issuer}`) : undefined;
  const secret = process.env[secretVariable(tenant)] ?? sealed;
  return secret === undefined ? undefined : { ...row, secret };
}

/** The tenants whose people may sign in with a directory: for the buttons. */
export async function directories(pool: pg.Pool): Promise<{ tenant: string; label: string }[]> {
  const { rows } = await pool.query<{ tenant: string; label: string }>(
    'select tenant, label from facet.single_sign_on order by label, tenant limit 20',
  );
  return rows;
}

/** Sets how a tenant's people sign in. A secret is sealed; without one, the environment has it. */
export async function setDirectory(
  owner: pg.ClientBase,
  facetSecret: string,
  directory: z.output<typeof zDirectory>,
  secret: string | undefined,
): Promise<void> {
  const { tenant, label, issuer, clientId, domains, needsMfa } = directory;
  const sealed = secret === undefined ? null : sealOf(facetSecret).seal(secret, `${tenant} ${issuer}`);
  await owner.query(
    `insert into facet.single_sign_on (tenant, label, issuer, client_id, secret, domains, needs_mfa)
     values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (tenant) do update set label = excluded.label, issuer = excluded.issuer,
       client_id = excluded.client_id, secret = excluded.secret, domains = excluded.domains,
       needs_mfa = excluded.needs_mfa`,
    [tenant, label, issuer, clientId, sealed, domains, needsMfa],
  );
}

/** Ends signing in with a directory, and forgets who was who in it. False where there was none. */
export async function removeDirectory(owner: pg.ClientBase, tenant: string): Promise<boolean> {
  await owner.query('delete from facet.account where "providerId" = $1', [`sso:${tenant}`]);
  const { rowCount } = await owner.query('delete from facet.single_sign_on where tenant = $1', [tenant]);
  return rowCount === 1;
}
