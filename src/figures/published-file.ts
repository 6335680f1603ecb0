import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { rootFolder } from '../foundation/root.ts';
import { checkPublished, type Programme, type Published } from '../programme/index.ts';

const known = new Map<string, Promise<Published | undefined>>();

/**
 * What was printed about a programme, from the file beside its own (`published.yaml`); undefined where there is none.
 * Read once a version.
 */
export function publishedOf(programme: Programme): Promise<Published | undefined> {
  const key = `${programme.programme}@${programme.version}`;
  const found = known.get(key) ?? readPublished(programme);
  known.set(key, found);
  return found;
}

async function readPublished(programme: Programme): Promise<Published | undefined> {
  const file = join(rootFolder, 'programmes', programme.programme, 'published.yaml');
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  return text === undefined ? undefined : checkPublished(text, file, programme).value;
}
