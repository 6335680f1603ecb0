// `npm run sbom`: what Facet is made of, as CycloneDX 1.6 JSON, from package-lock.json alone. The same lock gives the
// same file. `--production` leaves out what only building and testing needs.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const ALGORITHMS = { sha512: 'SHA-512', sha384: 'SHA-384', sha256: 'SHA-256', sha1: 'SHA-1' };

const nameOf = (path, entry) => entry.name ?? path.slice(path.lastIndexOf('node_modules/') + 13);

/** A package URL: the @ of a scope is written %40. */
const purlOf = (name, version) => `pkg:npm/${name.replace(/^@/, '%40')}@${version}`;

function hashesOf(integrity = '') {
  return integrity
    .split(/\s+/)
    .filter(Boolean)
    .map((each) => {
      const [algorithm, value] = each.split(/-(.*)/s);
      return { alg: ALGORITHMS[algorithm], content: Buffer.from(value, 'base64').toString('hex') };
    });
}

function licencesOf(license) {
  if (!license) return undefined;
  return /\s(?:OR|AND|WITH)\s/.test(license) ? [{ expression: license }] : [{ license: { id: license } }];
}

/** Where a package finds one that it needs: beside itself, then further up. */
function resolve(packages, from, name) {
  for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) {
    const path = `${at === '' ? '' : `${at}/`}node_modules/${name}`;
    if (packages[path]) return path;
    if (at === '' || !at.includes('/node_modules/'))
      return packages[`node_modules/${name}`] && `node_modules/${name}`;
  }
}

function component(path, entry) {
  const name = nameOf(path, entry);
  const [group, short] = name.startsWith('@') ? name.split('/') : [undefined, name];
  return {
    type: 'library',
    'bom-ref': `${purlOf(name, entry.version)}#${path}`,
    ...(group && { group }),
    name: short,
    version: entry.version,
    scope: entry.dev ? 'excluded' : entry.optional ? 'optional' : 'required',
    ...(entry.integrity && { hashes: hashesOf(entry.integrity) }),
    ...(licencesOf(entry.license) && { licenses: licencesOf(entry.license) }),
    purl: purlOf(name, entry.version),
  };
}

/** A stable serial number: a UUID made of the lock itself. */
function serialOf(text) {
  const hex = createHash('sha256').update(text).digest('hex');
  const variant = ((Number.parseInt(hex[16], 16) & 3) | 8).toString(16);
  return `urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** The bill of materials of a lock file's text. */
export function billOfMaterials(text, { production = false } = {}) {
  const { packages } = JSON.parse(text);
  const own = packages[''];
  const listed = Object.entries(packages).filter(
    ([path, entry]) => path !== '' && !entry.link && !(production && entry.dev),
  );
  const refs = new Map(listed.map(([path, entry]) => [path, component(path, entry)['bom-ref']]));
  const needs = (path, entry) => {
    const names = Object.keys({
      ...entry.dependencies,
      ...entry.optionalDependencies,
      ...(path === '' && entry.devDependencies),
      ...Object.fromEntries(Object.keys(entry.peerDependencies ?? {}).map((name) => [name, ''])),
    });
    const found = names.map((name) => refs.get(resolve(packages, path, name))).filter(Boolean);
    return [...new Set(found)].sort();
  };
  const ref = purlOf(own.name, own.version);
  return {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    serialNumber: serialOf(text),
    version: 1,
    metadata: {
      component: {
        type: 'application',
        'bom-ref': ref,
        name: own.name,
        version: own.version,
        licenses: licencesOf(own.license),
        purl: ref,
      },
    },
    components: listed.map(([path, entry]) => component(path, entry)),
    dependencies: [
      { ref, dependsOn: needs('', own) },
      ...listed.map(([path, entry]) => ({ ref: refs.get(path), dependsOn: needs(path, entry) })),
    ],
  };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const production = process.argv.includes('--production');
  const bill = billOfMaterials(readFileSync(join(root, 'package-lock.json'), 'utf8'), { production });
  const file = join(root, 'sbom.cdx.json');
  writeFileSync(file, `${JSON.stringify(bill, null, 2)}\n`);
  console.log(`sbom: ${bill.components.length} packages in ${file}`);
}
