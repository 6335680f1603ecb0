import { defineConfig } from 'vitest/config';

const TESTS = [
  'src/**/*.test.ts',
  'src/**/*.test.tsx',
  'test/security/**/*.test.ts',
  'test/programmes/**/*.test.ts',
];

/** Files that replace a module (`vi.mock`): the others' modules must not have been read before. */
const BY_THEMSELVES = [
  'src/access/sign-in/sign-in.test.ts',
  'test/security/sign-in-work.test.ts',
  'test/security/log-canary.test.ts',
];

/** What every project says alike. The one server is laid out by the root: a project that inherited that would start another. */
const alike = {
  testTimeout: 120_000,
  hookTimeout: 180_000,
  pool: 'forks',
} as const;
const oxc = { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } } as const;

export default defineConfig({
  test: {
    ...alike,
    globalSetup: ['test/support/global-setup.ts'],
    maxWorkers: 2,
    // Reading some thousand modules anew for each file took a third of the time; every test has a database of its own.
    projects: [
      { oxc, test: { ...alike, name: 'together', include: TESTS, exclude: BY_THEMSELVES, isolate: false } },
      { oxc, test: { ...alike, name: 'apart', include: BY_THEMSELVES } },
    ],
  },
  oxc,
});
