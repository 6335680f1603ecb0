import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from './config.ts';
import { ConfigFault } from './plain-fault.ts';

describe('the set-up', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'facet-config-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('is for this machine alone where nothing is said', () => {
    expect(readConfig({}, { data: folder })).toMatchObject({
      dataFolder: folder,
      port: 3000,
      host: '127.0.0.1',
      baseUrl: 'http://localhost:3000',
      proxies: 0,
      idleMinutes: 30,
      sessionHours: 12,
      apiPerMinute: 600,
      strangersPerMinute: 60,
      demo: false,
    });
  });

  it('is taken from the environment, and from the command line before that', () => {
    const env = {
      FACET_DATA: '/data',
      PORT: '4000',
      FACET_HOST: '0.0.0.0',
      FACET_URL: 'https://facet.example.org/path',
      FACET_PROXIES: '2',
      FACET_API_PER_MINUTE: '1200',
      FACET_API_STRANGERS_PER_MINUTE: '30',
      FACET_IDLE_MINUTES: '15',
      FACET_SESSION_HOURS: '8',
      DATABASE_URL: 'postgres://facet@db.example.org/facet',
    };
    expect(readConfig(env)).toMatchObject({
      dataFolder: '/data',
      port: 4000,
      host: '0.0.0.0',
      baseUrl: 'https://facet.example.org',
      proxies: 2,
      idleMinutes: 15,
      sessionHours: 8,
      apiPerMinute: 1200,
      strangersPerMinute: 30,
      databaseUrl: 'postgres://facet@db.example.org/facet',
    });
    expect(readConfig(env, { data: '/other', port: '5000', host: '::1', demo: true })).toMatchObject({
      dataFolder: '/other',
      port: 5000,
      host: '::1',
      demo: true,
    });
  });

  it('is refused with a clear line when something cannot be so', () => {
    for (const port of ['abc', '-1', '65536', '30.5', ''])
      expect(() => readConfig({}, { port })).toThrow(ConfigFault);
    for (const DATABASE_URL of ['localhost', 'mysql://x/y', 'http://x'])
      expect(() => readConfig({ DATABASE_URL })).toThrow('DATABASE_URL is not the address');
    for (const FACET_URL of ['facet.example.org', 'ftp://x'])
      expect(() => readConfig({ FACET_URL })).toThrow('FACET_URL is');
    for (const FACET_PROXIES of ['yes', '-1', '10', '1.5'])
      expect(() => readConfig({ FACET_PROXIES })).toThrow('FACET_PROXIES is');
    for (const FACET_API_PER_MINUTE of ['0', 'many', '10000'])
      expect(() => readConfig({ FACET_API_PER_MINUTE })).toThrow('FACET_API_PER_MINUTE is');
    expect(() => readConfig({ FACET_SECRET: 'short' }).secret).toThrow('FACET_SECRET is too short');
  });

  it('makes a secret once, keeps it for its owner’s eyes only, and takes one that is given', () => {
    const { secret } = readConfig({}, { data: folder });
    expect(secret.length).toBeGreaterThanOrEqual(43);
    expect(readConfig({}, { data: folder }).secret).toBe(secret);
    expect(statSync(join(folder, 'secret')).mode & 0o777).toBe(0o600);
    expect(readFileSync(join(folder, 'secret'), 'utf8').trim()).toBe(secret);
    expect(readConfig({ FACET_SECRET: 'x'.repeat(32) }, { data: folder }).secret).toBe('x'.repeat(32));
  });

  it('does not use a secret that was cut off, and does not replace it unasked', () => {
    writeFileSync(join(folder, 'secret'), 'abc');
    expect(() => readConfig({}, { data: folder }).secret).toThrow('is damaged');
    expect(readFileSync(join(folder, 'secret'), 'utf8')).toBe('abc');
  });
});
