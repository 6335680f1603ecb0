// `npm run test:hostile`: the hostile tests at length, seeded requests by the ten thousand, and how many there were.
// FACET_HOSTILE_RUNS says how many bodies each operation is sent (64), FACET_HOSTILE_SEED from which seed (the day).
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { install, node26, root } from './setup.mjs';

/** How many requests a whole run makes at least. */
const LEAST = 20_000;

install();
const runs = process.env.FACET_HOSTILE_RUNS ?? '64';
const seed = process.env.FACET_HOSTILE_SEED ?? new Date().toISOString().slice(0, 10).replaceAll('-', '');
const folder = mkdtempSync(join(tmpdir(), 'facet-hostile-'));
const counts = join(folder, 'requests');
const began = Date.now();
const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
const args = [
  vitest,
  'run',
  'test/security/hostile',
  '--testTimeout=900000',
  '--hookTimeout=900000',
  ...process.argv.slice(2),
];
const { status } = spawnSync(node26(), args, {
  cwd: root,
  stdio: 'inherit',
  env: {
    ...process.env,
    FACET_HOSTILE_RUNS: runs,
    FACET_HOSTILE_SEED: seed,
    FACET_COUNT_REQUESTS: counts,
  },
});
let requests = 0;
try {
  requests = readFileSync(counts, 'utf8')
    .split('\n')
    .reduce((sum, line) => sum + Number(line), 0);
} catch {
  console.error('No request was counted.');
}
rmSync(folder, { recursive: true, force: true });
const minutes = ((Date.now() - began) / 60_000).toFixed(1);
console.log(`${requests.toLocaleString('en-GB')} hostile requests in ${minutes} minutes, from seed ${seed}.`);
const isWhole = process.argv.length === 2 && process.env.FACET_HOSTILE_RUNS === undefined;
if (isWhole && requests < LEAST) console.error(`There were fewer than ${LEAST.toLocaleString('en-GB')}.`);
process.exit(isWhole && requests < LEAST ? 1 : (status ?? 1));
