import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider, { type InteractionResults } from 'oidc-provider';

/** Somebody on the directory's books. */
export interface DirectoryPerson {
  readonly subject: string;
  readonly email: string;
  readonly verified: boolean;
}

/** A real OpenID provider on this machine, for as long as a test lasts. */
export interface TestDirectory {
  readonly issuer: string;
  /** Who signs in there next. */
  person: DirectoryPerson;
  /** Goes through the directory's pages as a browser would, and gives the address that it sends back to. */
  visit(address: string): Promise<URL>;
  close(): Promise<void>;
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Opens the directory, for one client. */
export async function openDirectory(client: {
  readonly id: string;
  readonly secret: string;
  readonly back: string;
}): Promise<TestDirectory> {
  const server = createServer();
  const issuer = await listen(server);
  const directory = {
    issuer,
    person: { subject: 'nobody', email: 'nobody@example.org', verified: true } as DirectoryPerson,
    visit: (address: string) => visit(address, issuer),
    close: () => new Promise<void>((resolve) => void server.close(() => resolve())),
  };
  const provider = new Provider(issuer, {
    clients: [{ client_id: client.id, client_secret: client.secret, redirect_uris: [client.back] }],
    claims: { openid: ['sub'], email: ['email', 'email_verified'] },
    conformIdTokenClaims: false,
    cookies: { keys: ['for-tests-alone'] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    findAccount: (_context, subject) => ({
      accountId: subject,
      claims: () => ({
        sub: subject,
        email: directory.person.email,
        email_verified: directory.person.verified,
      }),
    }),
  });
  const answer = provider.callback();
  server.on('request', (request, response) => {
    if (!request.url?.startsWith('/interaction/')) return void answer(request, response);
    void (async () => {
      const { prompt, params } = await provider.interactionDetails(request, response);
      const accountId = directory.person.subject;
      const result: InteractionResults = { login: { accountId } };
      if (prompt.name === 'consent') {
        const grant = new provider.Grant({ accountId, clientId: String(params.client_id) });
        grant.addOIDCScope('openid email profile');
        result.consent = { grantId: await grant.save() };
      }
      await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: true });
    })();
  });
  return directory;
}

async function visit(address: string, issuer: string): Promise<URL> {
  const jar = new Map<string, string>();
  let at = new URL(address);
  for (let step = 0; step < 12 && at.origin === issuer; step += 1) {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(at, { redirect: 'manual', headers: { cookie } });
    for (const each of response.headers.getSetCookie()) {
      const [name = '', value = ''] = each.split(';', 1)[0]?.split(/=(.*)/s) ?? [];
      if (value === '') jar.delete(name);
      else jar.set(name, value);
    }
    const to = response.headers.get('location');
    if (to === null) throw new Error(`the directory answered ${response.status}: ${await response.text()}`);
    at = new URL(to, at);
  }
  return at;
}
