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

export default defineConfig({
  test: {
    globalSetup: ['test/support/global-setup.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    pool: 'forks',
    maxWorkers: 2,
    // Reading some thousand modules anew for each file took a third of the time; every test has a database of its own.
    projects: [
      { extends: true, test: { name: 'together', include: TESTS, exclude: BY_THEMSELVES, isolate: false } },
      { extends: true, test: { name: 'apart', include: BY_THEMSELVES } },
    ],
  },
  oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
});
