import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../support/app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

const policyOf = (response: Response) => {
  const parts = (response.headers.get('content-security-policy') ?? '').split(';').map((each) => each.trim());
  return new Map(
    parts.map((each): [string, string] => [each.split(' ')[0] ?? '', each.split(' ').slice(1).join(' ')]),
  );
};

describe('every answer', () => {
  const asked: [string, () => Promise<Response>][] = [
    ['a page', () => app.get('/people')],
    ['a page that is not there', () => app.get('/nowhere')],
    ['a page that one may not see', () => app.get('/staff')],
    ['a redirect', () => app.get('/people', 'nobody')],
    ['the API', () => app.api('GET', '/people?name=a')],
    ['a refusal of the API', () => app.api('GET', '/people', undefined, 'nobody')],
    [
      'a form from elsewhere',
      () => app.send('/people', { method: 'POST', headers: { 'sec-fetch-site': 'cross-site' } }),
    ],
    [
      'what is too large',
      () => app.send('/people', { method: 'POST', headers: { 'content-length': '99999999' }, body: 'x' }),
    ],
    ['another host', () => app.send('/people', { headers: { host: 'evil.example' } })],
  ];

  it.each(asked)('carries the headers that browsers hold to: %s', async (_what, ask) => {
    const response = await ask();
    const { headers } = response;
    const policy = policyOf(response);
    expect(policy.get('default-src')).toBe("'none'");
    expect(policy.get('frame-ancestors')).toBe("'none'");
    expect(policy.get('base-uri')).toBe("'none'");
    expect(policy.get('form-action')).toBe("'self'");
    expect(policy.get('style-src')).toBe("'self'");
    expect(policy.get('script-src')).toMatch(/^'self' 'nonce-[A-Za-z0-9+/]{22}=='$/);
    expect(policy.get('require-trusted-types-for')).toBe("'script'");
    expect(policy.get('trusted-types')).toBe("'none'");
    expect([...policy.values()].join(' ')).not.toMatch(/unsafe|\*|https?:/);
    const expected = {
      'strict-transport-security': 'max-age=63072000; includeSubDomains',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-embedder-policy': 'require-corp',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'no-store',
    };
    for (const [name, value] of Object.entries(expected))
      expect([name, headers.get(name)]).toEqual([name, value]);
    expect(headers.get('permissions-policy')).toContain('camera=()');
    for (const name of ['server', 'x-powered-by']) expect(headers.has(name)).toBe(false);
  });

  it('has a nonce of its own, on every script that stands in the page', async () => {
    const nonces = new Set<string>();
    for (let each = 0; each < 3; each += 1) {
      const response = await app.get('/people');
      const [, nonce = ''] = /'nonce-([^']+)'/.exec(policyOf(response).get('script-src') ?? '') ?? [];
      nonces.add(nonce);
      const text = await response.text();
      const scripts = text.match(/<script\b[^>]*>/g) ?? [];
      expect(scripts.length).toBeGreaterThan(0);
      for (const script of scripts)
        expect(script.includes(`nonce="${nonce}"`) || script.includes('src="/assets/')).toBe(true);
      expect(text).not.toMatch(/<style\b|\sstyle=|\son[a-z]+="|javascript:/i);
    }
    expect(nonces.size).toBe(3);
  });
});

describe('a host that Facet is not known by', () => {
  it.each([
    'evil.example',
    'facet.example.org.evil.example',
    'facet.example.org:8443',
    'localhost',
    '',
    'a b',
  ])('is answered with nothing: %j', async (host) => {
    const response = await app.send('/people', { headers: { host } });
    expect(response.status).toBe(421);
    expect(await response.text()).toBe('This is not the address of this service.');
  });

  it('does not keep out the right one, however it is written, nor a load balancer that asks after health', async () => {
    for (const host of ['facet.example.org', 'FACET.example.org'])
      expect((await app.send('/people', { headers: { host } })).status).toBe(200);
    expect((await app.send('/health', { headers: { host: '10.0.0.7:3000' } })).status).toBe(200);
  });
});
