// `npm test`: installs what is missing, then types, lint, architecture, unit, store, route and browser tests.
// The last line counts every runner together.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { build, install, node26, root } from './setup.mjs';

install();
build();

const node = node26();
const at = (...parts) => join(root, ...parts);
const total = { passed: 0, failed: 0, skipped: 0 };
/** What failed, told once more at the very end, where somebody looks first. */
const failures = [];
/** What failed at first and passed when it was run alone. */
const unsteady = [];
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
  else {
    total.failed += 1;
    failures.push(title);
  }
}

/** A runner that writes its counts; one that dies before it has written them counts as a failure. */
function counted(title, args, report, read) {
  const status = run(title, args);
  const tries = unsteady.length;
  const counts = existsSync(report)
    ? read(JSON.parse(readFileSync(report, 'utf8')))
    : { passed: 0, failed: 0, skipped: 0, failures: [] };
  if (status !== 0 && counts.failed === 0 && unsteady.length === tries) {
    counts.failed = 1;
    counts.failures.push(`${title}: ended with ${status}`);
  }
  for (const key of Object.keys(total)) total[key] += counts[key];
  failures.push(...counts.failures);
}

const FIRST_LINES = 3;
const told = (where, name, message) =>
  `${where} › ${name}\n    ${message.split('\n').slice(0, FIRST_LINES).join('\n    ')}`;

/** The tests that failed in a report of vitest, and the files that could not be run at all. */
function failuresOf(report) {
  return report.testResults.flatMap(({ name, message, assertionResults }) => {
    const file = relative(root, name);
    const failed = assertionResults.filter(({ status }) => status === 'failed');
    return failed.length === 0 && message
      ? [told(file, 'could not be run', message)]
      : failed.map(({ fullName, failureMessages }) => told(file, fullName, failureMessages.join('\n')));
  });
}

/** The tests that failed in a suite of a report of Playwright. */
function failuresIn({ suites = [], specs = [], file }) {
  const failed = specs
    .filter(({ ok }) => !ok)
    .map(({ title, tests }) =>
      told(
        file,
        title,
        tests.flatMap(({ results }) => results.map((each) => each.error?.message ?? '')).join('\n'),
      ),
    );
  return [...failed, ...suites.flatMap(failuresIn)];
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

const vitest = (report, ...args) => [
  bin('vitest', 'vitest.mjs'),
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${report}`,
  ...args,
];

function countsOf(report) {
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: report.numPendingTests + report.numTodoTests,
    failures: failuresOf(report),
  };
}

const MOST_TRIED_AGAIN = 3;

/**
 * A few files of which something failed are run once more, alone: a busy machine is told from a defect, and what passed at
 * the second try only is named, so that somebody mends it.
 */
function triedAgain(report) {
  const first = countsOf(report);
  const files = report.testResults.filter(({ status }) => status === 'failed').map(({ name }) => name);
  if (first.failed === 0 || files.length > MOST_TRIED_AGAIN) return first;
  const again = join(reports, 'vitest-again.json');
  run('Once more, alone: what failed', vitest(again, '--maxWorkers=1', ...files));
  const second = countsOf(JSON.parse(readFileSync(again, 'utf8')));
  unsteady.push(...first.failures);
  const mended = Math.max(first.failed - second.failed, 0);
  return {
    passed: first.passed + mended,
    failed: second.failed,
    skipped: first.skipped,
    failures: second.failures,
  };
}

const vitestReport = join(reports, 'vitest.json');
counted('Unit, store, route, security and programme tests', vitest(vitestReport), vitestReport, triedAgain);

const browserReport = join(reports, 'playwright.json');
counted(
  'Browser and accessibility tests',
  [bin('@playwright/test', 'cli.js'), 'test'],
  browserReport,
  (report) => ({
    passed: report.stats.expected + report.stats.flaky,
    failed: report.stats.unexpected,
    skipped: report.stats.skipped,
    failures: report.suites.flatMap(failuresIn),
  }),
);

function tell(heading, lines) {
  if (lines.length > 0) process.stdout.write(`\n${heading}\n${lines.map((each) => `  ${each}\n`).join('')}`);
}

tell('What failed at the first try, in a file that was run again alone:', unsteady);
tell('What failed:', failures);
process.stdout.write(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped\n`);
process.exit(total.failed === 0 ? 0 : 1);
