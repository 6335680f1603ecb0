// Installs and builds what is missing. Plain JavaScript for any Node from 18 on: it runs before anything is installed.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..');

const at = (...parts) => join(root, ...parts);
// What is said on the way goes to stderr, so that `TOKEN=$(bin/facet token create …)` holds the token alone.
const TO_STDERR = ['ignore', 2, 2];
const sha256 = (text) => createHash('sha256').update(text).digest('hex');

function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

/** Installs the packages of the lock file, unless exactly these are installed already. */
export function install() {
  const wanted = sha256(readFileSync(at('package-lock.json')));
  const stamp = at('node_modules', '.facet-installed');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  process.stderr.write('Installing packages (the first time takes a minute or two) …\n');
  // No package's own install script is run: Facet needs none, and none can then run unseen.
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const done = spawnSync(npm, ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: TO_STDERR,
  });
  if (done.status !== 0) fail('The packages could not be installed: see the lines above.');
  writeFileSync(stamp, wanted);
}

/** The Node that Facet runs on: the one from its packages, or the present one where that is new enough. */
export function node26() {
  const packaged = at('node_modules', `node-${process.platform}-${process.arch}`, 'bin', 'node');
  if (existsSync(packaged)) return packaged;
  if (Number(process.versions.node.split('.')[0]) >= 26) return process.execPath;
  return fail(
    `Facet needs Node 26 on this kind of machine (${process.platform} ${process.arch}); this is ${process.version}.`,
  );
}

function newest(folder) {
  let latest = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    latest = Math.max(latest, entry.isDirectory() ? newest(path) : statSync(path).mtimeMs);
  }
  return latest;
}

/** Compiles the sources and the assets, unless nothing was changed since the last time. */
export function build() {
  const stamp = at('dist', '.built');
  const sources = String(Math.max(newest(at('src')), statSync(at('package-lock.json')).mtimeMs));
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === sources) return;
  process.stderr.write('Building …\n');
  const node = node26();
  const run = (args) => {
    const done = spawnSync(node, args, { cwd: root, stdio: TO_STDERR });
    if (done.status !== 0) fail('The build failed: see the lines above.');
  };
  // What was built from a file that is gone must go as well.
  for (const entry of existsSync(at('dist')) ? readdirSync(at('dist')) : []) {
    if (entry !== 'assets') rmSync(at('dist', entry), { recursive: true, force: true });
  }
  run([at('node_modules', 'typescript', 'bin', 'tsc'), '-p', 'tsconfig.build.json']);
  run([at('scripts', 'build-assets.mjs')]);
  mkdirSync(at('dist'), { recursive: true });
  writeFileSync(stamp, sources);
}

/**
 * How Node runs a command. A server's young objects get 4 MB and not 16: at rest it then holds about 60 MB less.
 */
export function flagsFor(command) {
  return command === 'start' ? ['--max-semi-space-size=4'] : [];
}
