import { createRemoteJWKSet, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { z } from 'zod';
import { type Directory, isSafeAddress } from './settings.ts';

/** The directory answered wrongly, or not at all. The message is for the log, never for a page. */
export class ProviderFault extends Error {
  override readonly name = 'ProviderFault';
}

const zAddress = z.string().refine(isSafeAddress);

const zMetadata = z.looseObject({
  issuer: z.string(),
  authorization_endpoint: zAddress,
  token_endpoint: zAddress,
  jwks_uri: zAddress,
  token_endpoint_auth_methods_supported: z.array(z.string()).default(['client_secret_basic']),
});

/** What a directory says of itself (OpenID Connect Discovery 1.0), and its keys. */
export interface Provider {
  readonly authorizationEndpoint: string;
  readonly tokenEndpoint: string;
  readonly basic: boolean;
  readonly keys: JWTVerifyGetKey;
}

/** What a directory says of who has signed in there. */
export interface Identity {
  readonly subject: string;
  /** In small letters; undefined unless the directory has verified it. */
  readonly email: string | undefined;
  /** How she signed in there (RFC 8176). */
  readonly methods: readonly string[];
}

const PATIENCE_MILLISECONDS = 8_000;
const KEPT_MILLISECONDS = 60 * 60 * 1000;
const MOST_BYTES = 512 * 1024;

/** No directory's key is a shared secret, and none signs with nothing. */
const ALGORITHMS = ['RS256', 'PS256', 'ES256', 'ES384', 'EdDSA'];

async function fetchJson(address: string, init: RequestInit = {}): Promise<unknown> {
  const signal = AbortSignal.timeout(PATIENCE_MILLISECONDS);
  const response = await fetch(address, { ...init, signal, redirect: 'error' }).catch(() => {
    throw new ProviderFault('the directory cannot be reached');
  });
  const text = await response.text();
  if (!response.ok) throw new ProviderFault(`the directory answered ${response.status}`);
  if (text.length > MOST_BYTES) throw new ProviderFault('the directory answered at too great length');
  try {
    return JSON.parse(text);
  } catch {
    throw new ProviderFault('the directory did not answer with JSON');
  }
}

const known = new Map<string, { provider: Provider; until: number }>();

/** Reads what the directory says of itself, and keeps it for an hour. */
export async function discover(issuer: string): Promise<Provider> {
  const kept = known.get(issuer);
  if (kept && kept.until > performance.now()) return kept.provider;
  const read = zMetadata.safeParse(
    await fetchJson(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`),
  );
  if (!read.success) throw new ProviderFault('what the directory says of itself cannot be used');
  if (read.data.issuer !== issuer) throw new ProviderFault('the directory is another than the one set up');
  const provider = {
    authorizationEndpoint: read.data.authorization_endpoint,
    tokenEndpoint: read.data.token_endpoint,
    basic: read.data.token_endpoint_auth_methods_supported.includes('client_secret_basic'),
    keys: createRemoteJWKSet(new URL(read.data.jwks_uri), { timeoutDuration: PATIENCE_MILLISECONDS }),
  };
  known.set(issuer, { provider, until: performance.now() + KEPT_MILLISECONDS });
  return provider;
}

const zTokens = z.looseObject({ id_token: z.string().max(100_000) });

/** RFC 6749 section 2.3.1: both parts are encoded as a form before they are joined. */
function basicHeader({ clientId, secret }: Directory): string {
  const encode = (text: string) => new URLSearchParams({ _: text }).toString().slice(2);
  return `Basic ${Buffer.from(`${encode(clientId)}:${encode(secret)}`).toString('base64')}`;
}

/** Exchanges the code for the directory's word on who it is. */
async function exchange(
  provider: Provider,
  directory: Directory,
  given: { code: string; verifier: string; redirectUri: string },
): Promise<string> {
  const body = new URLSearchParams({
    grant_type: 'authorization_code',
    code: given.code,
    code_verifier: given.verifier,
    redirect_uri: given.redirectUri,
  });
  const headers: Record<string, string> = { accept: 'application/json' };
  if (provider.basic) headers.authorization = basicHeader(directory);
  else {
    body.set('client_id', directory.clientId);
    body.set('client_secret', directory.secret);
  }
  const read = zTokens.safeParse(await fetchJson(provider.tokenEndpoint, { method: 'POST', body, headers }));
  if (!read.success) throw new ProviderFault('the directory gave no token');
  return read.data.id_token;
}

const zTrue = z.union([z.literal(true), z.literal('true'), z.literal(1), z.literal('1')]);

const zClaims = z.looseObject({
  sub: z.string().min(1).max(255),
  nonce: z.string(),
  azp: z.string().optional(),
  email: z.email().optional().catch(undefined),
  email_verified: z.unknown().optional(),
  /** Entra ID: the address's domain is one that the organisation has shown to be its own. */
  xms_edov: z.unknown().optional(),
  amr: z.array(z.string()).default([]).catch([]),
});

/**
 * Who signed in there: the token is signed by the directory, for this client, in answer to this request, and not old.
 *
 * @throws ProviderFault when any of it is not so
 */
export async function identityOf(
  directory: Directory,
  given: { code: string; verifier: string; redirectUri: string; nonce: string },
): Promise<Identity> {
  const provider = await discover(directory.issuer);
  const token = await exchange(provider, directory, given);
  const { payload } = await jwtVerify(token, provider.keys, {
    issuer: directory.issuer,
    audience: directory.clientId,
    algorithms: ALGORITHMS,
    requiredClaims: ['exp', 'iat', 'sub', 'nonce'],
    clockTolerance: 60,
  }).catch((error: Error) => {
    throw new ProviderFault(`the directory’s token was not taken (${error.name})`);
  });
  const read = zClaims.safeParse(payload);
  if (!read.success) throw new ProviderFault('the directory’s token says too little');
  const { sub, nonce, azp, email, email_verified: verified, xms_edov: owned, amr } = read.data;
  if (nonce !== given.nonce) throw new ProviderFault('the token answers another request');
  const others = Array.isArray(payload.aud) && payload.aud.length > 1;
  if ((azp !== undefined || others) && azp !== directory.clientId)
    throw new ProviderFault('the token was made for another program');
  const sure = zTrue.safeParse(verified).success || zTrue.safeParse(owned).success;
  return { subject: sub, email: sure ? email?.toLowerCase() : undefined, methods: amr };
}
