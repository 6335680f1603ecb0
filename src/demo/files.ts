import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { PlainFault } from '../foundation/plain-fault.ts';
import { rootFolder } from '../foundation/root.ts';
import {
  type Cohort,
  checkCohort,
  checkPublished,
  formatFault,
  type Programme,
  type Published,
} from '../programme/index.ts';
import { type Demo, zDemo } from './demo-schema.ts';

/** A file beside a programme that is missing or cannot be used; one line for each fault. */
export class SourceFault extends PlainFault {
  override readonly name = 'SourceFault';
}

async function textOf(programme: string, name: string): Promise<{ file: string; text: string } | undefined> {
  const file = join(rootFolder, 'programmes', programme, name);
  try {
    return { file, text: await readFile(file, 'utf8') };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** What was printed about a programme, and the records that must have stood behind it; undefined when neither is there. */
export async function replayFiles(
  programme: Programme,
): Promise<{ readonly published: Published; readonly cohort: Cohort } | undefined> {
  const id = programme.programme;
  const [published, cohort] = [await textOf(id, 'published.yaml'), await textOf(id, 'cohort.yaml')];
  if (!published || !cohort) return undefined;
  const checked = {
    published: checkPublished(published.text, published.file, programme),
    cohort: checkCohort(cohort.text, cohort.file, programme),
  };
  const faults = [...checked.published.faults, ...checked.cohort.faults];
  if (!checked.published.value || !checked.cohort.value) {
    throw new SourceFault(faults.map(formatFault).join('\n'));
  }
  return { published: checked.published.value, cohort: checked.cohort.value };
}

/** What surrounds the cohort of a programme in the demonstration. */
export async function demoFile(programme: string): Promise<Demo> {
  const found = await textOf(programme, 'demo.yaml');
  if (!found) throw new SourceFault(`There is no demonstration of ${programme}`);
  const parsed = zDemo.safeParse(parse(found.text));
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map(
    ({ path, message }) => `${found.file}: ${path.join('.')}: ${message}`,
  );
  throw new SourceFault(faults.join('\n'));
}
