import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { addressBehind } from './visitor-address.ts';

async function addressOf(proxies: number, socket: string | undefined, forwarded?: string): Promise<string> {
  const read = addressBehind(proxies);
  const app = new Hono().get('/', (context) => context.text(read(context)));
  const headers: Record<string, string> = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded };
  const response = await app.request('/', { headers }, { incoming: { socket: { remoteAddress: socket } } });
  return response.text();
}

describe('a visitor’s address', () => {
  it('is the socket’s where no proxy stands before Facet, whatever the request says of itself', async () => {
    expect(await addressOf(0, '192.0.2.1', '203.0.113.9')).toBe('192.0.2.1');
    expect(await addressOf(0, '::ffff:192.0.2.1')).toBe('192.0.2.1');
    expect(await addressOf(0, undefined)).toBe('unknown');
  });

  it('is what the outermost of one’s own proxies saw, not what was sent to it', async () => {
    expect(await addressOf(1, '10.0.0.1', '203.0.113.9')).toBe('203.0.113.9');
    expect(await addressOf(1, '10.0.0.1', '198.51.100.1, 203.0.113.9')).toBe('203.0.113.9');
    expect(await addressOf(2, '10.0.0.1', '198.51.100.1, 203.0.113.9, 10.0.0.2')).toBe('203.0.113.9');
    expect(await addressOf(1, '10.0.0.1', '203.0.113.9:51000')).toBe('203.0.113.9');
    expect(await addressOf(1, '10.0.0.1', '[2001:db8::1]:51000')).toBe('2001:db8:0:0::/64');
  });

  it('is the socket’s where a proxy said nothing, or no address', async () => {
    expect(await addressOf(1, '10.0.0.1')).toBe('10.0.0.1');
    expect(await addressOf(2, '10.0.0.1', '203.0.113.9')).toBe('10.0.0.1');
    expect(await addressOf(1, '10.0.0.1', 'somebody')).toBe('10.0.0.1');
  });

  it('is the network in IPv6, however it is written', async () => {
    const one = ['2001:db8:1:2::1', '2001:0DB8:1:2:ffff::9', '2001:db8:1:2:3:4:5:6', '2001:db8:1:2::7%eth0'];
    for (const each of one) expect(await addressOf(0, each)).toBe('2001:db8:1:2::/64');
    expect(await addressOf(0, '2001:db8:1:3::1')).toBe('2001:db8:1:3::/64');
    expect(await addressOf(0, '::1')).toBe('0:0:0:0::/64');
  });
});
