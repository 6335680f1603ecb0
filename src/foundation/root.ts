import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

function find(folder: string): string {
  if (existsSync(join(folder, 'package.json')) && existsSync(join(folder, 'migrations'))) return folder;
  const parent = dirname(folder);
  if (parent === folder)
    throw new Error('Facet’s own folder was not found: its package.json and migrations are missing');
  return find(parent);
}

/** The folder that holds Facet: package.json, migrations, programmes. The same from `src/` and from `dist/`. */
export const rootFolder = find(import.meta.dirname);
