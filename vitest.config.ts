import { defineConfig } from 'vitest/config';
import './test/support/read-typescript.mjs';

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

const READ_TYPESCRIPT = import.meta.resolve('./test/support/read-typescript.mjs');

/** What every project says alike. The one server is laid out by the root: a project that inherited that would start another. */
const alike = {
  testTimeout: 120_000,
  hookTimeout: 180_000,
  pool: 'forks' as const,
  // Modules are Node's own, read by `read-typescript.mjs`: through Vite's runner a third of the time went into reading them.
  execArgv: ['--import', READ_TYPESCRIPT],
};

export default defineConfig({
  test: {
    ...alike,
    globalSetup: ['test/support/global-setup.ts'],
    experimental: { viteModuleRunner: false, nodeLoader: false },
    maxWorkers: 2,
    projects: [
      {
        test: {
          ...alike,
          name: 'together',
          include: TESTS,
          exclude: BY_THEMSELVES,
          // Reading some thousand modules anew for each file took a third of the time; every test has a database of its own.
          isolate: false,
          experimental: { viteModuleRunner: false, nodeLoader: false },
        },
      },
      {
        test: {
          ...alike,
          name: 'apart',
          include: BY_THEMSELVES,
          experimental: { viteModuleRunner: false, nodeLoader: true },
        },
      },
    ],
  },
});
