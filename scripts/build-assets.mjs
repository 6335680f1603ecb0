// Builds what a browser fetches: one stylesheet, one script and the icon, each named by its content's hash,
// and dist/assets/manifest.json that names them. Does nothing when no input has changed since the last build.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const out = join(root, 'dist', 'assets');
const manifestFile = join(out, 'manifest.json');
const FIRST_VISIT_LIMIT = 60 * 1024;

const inputs = inputsHash();
if (isFresh(inputs)) {
  console.log('assets: nothing has changed');
} else {
  await build(inputs);
}

async function build(inputsHashed) {
  const { markFile } = await import('../src/interface/layout/mark-facets.ts');
  const parts = [
    ['css', 'facet', 'css', await stylesheet()],
    ['js', 'facet', 'js', await script()],
    ['icon', 'mark', 'svg', markFile()],
  ];
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  const manifest = { inputs: inputsHashed };
  let firstVisit = 0;
  for (const [part, name, extension, content] of parts) {
    const file = `${name}-${hash(content)}.${extension}`;
    writeFileSync(join(out, file), content);
    manifest[part] = file;
    const zipped = gzipSync(content, { level: 9 }).length;
    firstVisit += zipped;
    console.log(`assets: ${file}  ${kilobytes(Buffer.byteLength(content))}, ${kilobytes(zipped)} compressed`);
  }
  // The manifest is written last: where it stands, everything it names stands too.
  writeFileSync(manifestFile, `${JSON.stringify(manifest, null, 2)}\n`);
  console.log(`assets: first visit ${kilobytes(firstVisit)} of ${kilobytes(FIRST_VISIT_LIMIT)}`);
  if (firstVisit > FIRST_VISIT_LIMIT) {
    console.error('assets: a first visit has become too heavy; see design §6');
    process.exitCode = 1;
  }
}

async function stylesheet() {
  const { compile } = await import('sass');
  return compile(join(root, 'src/interface/styles/facet.scss'), {
    style: 'compressed',
    loadPaths: [join(root, 'node_modules')],
  }).css;
}

async function script() {
  const { build: bundle } = await import('vite');
  const result = await bundle({
    root,
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    build: {
      write: false,
      target: 'es2020',
      modulePreload: false,
      rollupOptions: { input: join(root, 'src/interface/client/enhance.ts') },
    },
  });
  const { output } = Array.isArray(result) ? result[0] : result;
  return output[0].code;
}

function isFresh(inputsHashed) {
  if (!existsSync(manifestFile)) return false;
  const manifest = JSON.parse(readFileSync(manifestFile, 'utf8'));
  return (
    manifest.inputs === inputsHashed &&
    [manifest.css, manifest.js, manifest.icon].every((file) => existsSync(join(out, file)))
  );
}

function inputsHash() {
  const sources = [
    'src/interface/styles',
    'src/interface/client',
    'src/interface/layout/mark-facets.ts',
    'package-lock.json',
    'scripts/build-assets.mjs',
  ];
  return hash(
    sources
      .flatMap(filesUnder)
      .map((file) => `${file}\n${readFileSync(join(root, file), 'utf8')}`)
      .join('\n'),
  );
}

function filesUnder(path) {
  if (/\.\w+$/.test(path)) return [path];
  return readdirSync(join(root, path), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.includes('.test.'))
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .sort();
}

function hash(text) {
  return createHash('sha256').update(text).digest('hex').slice(0, 10);
}

function kilobytes(bytes) {
  return `${(bytes / 1024).toFixed(1)} kB`;
}
