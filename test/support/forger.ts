import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';

/** What a forged token says, and how it is signed. */
export interface Forgery {
  readonly claims?: Readonly<Record<string, unknown>>;
  readonly signedBy?: 'directory' | 'stranger' | 'client secret' | 'nobody';
}

/** A directory that answers as a test wants: what a broken or hostile one might say. */
export interface Forger {
  readonly issuer: string;
  forgery: Forgery;
  /** The nonce that Facet asked for, to be said again. */
  nonce: string;
  close(): Promise<void>;
}

const ALG = 'ES256';
const base64url = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Opens it. `client` is what it calls Facet, and the secret that they share. */
export async function openForger(client: { readonly id: string; readonly secret: string }): Promise<Forger> {
  const [own, stranger] = [await generateKeyPair(ALG), await generateKeyPair(ALG)];
  const jwk = { ...(await exportJWK(own.publicKey)), kid: 'one', alg: ALG, use: 'sig' };
  const server = createServer();
  const issuer = await listen(server);
  const forger = {
    issuer,
    forgery: {} as Forgery,
    nonce: '',
    close: () => new Promise<void>((resolve) => void server.close(() => resolve())),
  };

  async function token(): Promise<string> {
    const { claims = {}, signedBy = 'directory' } = forger.forgery;
    const now = Math.floor(Date.now() / 1000);
    const said = {
      iss: issuer,
      aud: client.id,
      sub: 'subject-1',
      nonce: forger.nonce,
      iat: now,
      exp: now + 300,
    };
    const payload = { ...said, email: 'sam.second@example.org', email_verified: true, ...claims };
    if (signedBy === 'nobody') return `${base64url({ alg: 'none' })}.${base64url(payload)}.`;
    if (signedBy === 'client secret')
      return new SignJWT(payload)
        .setProtectedHeader({ alg: 'HS256' })
        .sign(new TextEncoder().encode(client.secret));
    const { privateKey } = signedBy === 'directory' ? own : stranger;
    return new SignJWT(payload).setProtectedHeader({ alg: ALG, kid: 'one' }).sign(privateKey);
  }
  const answers: Readonly<Record<string, () => unknown>> = {
    '/.well-known/openid-configuration': () => ({
      issuer,
      authorization_endpoint: `${issuer}/auth`,
      token_endpoint: `${issuer}/token`,
      jwks_uri: `${issuer}/jwks`,
    }),
    '/jwks': () => ({ keys: [jwk] }),
    '/token': async () => ({ id_token: await token(), token_type: 'Bearer', access_token: 'x' }),
  };
  server.on('request', (request, response) => {
    void (async () => {
      const body = JSON.stringify(await answers[request.url ?? '']?.());
      response.writeHead(200, { 'content-type': 'application/json' }).end(body);
    })();
  });
  return forger;
}
