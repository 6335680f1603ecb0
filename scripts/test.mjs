// `npm test`: installs what is missing, then types, lint, architecture, unit, store, route and browser tests.
// The last line counts every runner together.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build, install, node26, root } from './setup.mjs';

install();
build();

const node = node26();
const at = (...parts) => join(root, ...parts);
const total = { passed: 0, failed: 0, skipped: 0 };
const reports = at('.cache', 'reports');
rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });

function run(title, args) {
  process.stdout.write(`\n— ${title}\n`);
  return spawnSync(node, args, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, CI: 'true' },
  }).status;
}

/** A runner that only says yes or no counts as one test. */
function check(title, args) {
  if (run(title, args) === 0) total.passed += 1;
  else total.failed += 1;
}

/** A runner that writes its counts; one that dies before it has written them counts as a failure. */
function counted(title, args, report, read) {
  const status = run(title, args);
  const counts = existsSync(report)
    ? read(JSON.parse(readFileSync(report, 'utf8')))
    : { passed: 0, failed: 0, skipped: 0 };
  if (status !== 0 && counts.failed === 0) counts.failed = 1;
  for (const key of Object.keys(total)) total[key] += counts[key];
}

const bin = (name, file) => at('node_modules', name, file);

check('Types', [bin('typescript', 'bin/tsc'), '-p', 'tsconfig.json']);
check('Types of what runs in browsers', [bin('typescript', 'bin/tsc'), '-p', 'tsconfig.client.json']);
check('Lint and format', [bin('@biomejs/biome', 'bin/biome'), 'ci', '--error-on-warnings']);
check('Architecture', [
  bin('dependency-cruiser', 'bin/dependency-cruise.mjs'),
  'dist',
  '--config',
  '.dependency-cruiser.cjs',
]);

const vitestReport = join(reports, 'vitest.json');
counted(
  'Unit, store, route, security and programme tests',
  [
    bin('vitest', 'vitest.mjs'),
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${vitestReport}`,
  ],
  vitestReport,
  (report) => ({
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: report.numPendingTests + report.numTodoTests,
  }),
);

const browserReport = join(reports, 'playwright.json');
counted(
  'Browser and accessibility tests',
  [bin('@playwright/test', 'cli.js'), 'test'],
  browserReport,
  (report) => ({
    passed: report.stats.expected + report.stats.flaky,
    failed: report.stats.unexpected,
    skipped: report.stats.skipped,
  }),
);

process.stdout.write(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped\n`);
process.exit(total.failed === 0 ? 0 : 1);
