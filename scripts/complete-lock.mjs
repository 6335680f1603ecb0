// Run after `npm install PACKAGE` where the registry does not carry every platform's binaries: npm then leaves them out of
// package-lock.json, and `npm ci` refuses a lock without them. Adds each missing optional platform package by its version.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './setup.mjs';

const file = join(root, 'package-lock.json');
const lock = JSON.parse(readFileSync(file, 'utf8'));
const systems = /(darwin|linux|win32|android|freebsd|openharmony|netbsd|openbsd|sunos|aix)/;
const processors = /(arm64|x64|ia32|ppc64|riscv64|s390x|loong64|mips64el|arm)/;

for (const [path, entry] of Object.entries({ ...lock.packages })) {
  if (path === '') continue;
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    const place = `node_modules/${name}`;
    const system = systems.exec(name);
    if (lock.packages[place] || !system) continue;
    const processor = processors.exec(name);
    lock.packages[place] = {
      version,
      ...(processor ? { cpu: [processor[1]] } : {}),
      ...(entry.dev ? { dev: true } : {}),
      ...(name.includes('musl') ? { libc: ['musl'] } : {}),
      optional: true,
      os: [system[1]],
    };
  }
}
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
