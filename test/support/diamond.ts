import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { rootFolder } from '../../src/foundation/root.ts';
import { zProgramme } from '../../src/programme/schema/programme.ts';

/** The Diamond programme as it is shipped, for tests of pure decisions. */
export const diamond = zProgramme.parse(
  parse(readFileSync(join(rootFolder, 'programmes/diamond/programme.yaml'), 'utf8')),
);
