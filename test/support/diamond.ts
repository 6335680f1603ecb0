import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { house } from '../../src/app/rooms.ts';
import { rootFolder } from '../../src/foundation/root.ts';
import { checkProgramme, type Programme } from '../../src/programme/index.ts';

function read(): Programme {
  const file = 'programmes/diamond/programme.yaml';
  const { programme, faults } = checkProgramme(readFileSync(join(rootFolder, file), 'utf8'), file, house);
  if (programme) return programme;
  throw new Error(faults.map(({ line, message }) => `${file}:${line}: ${message}`).join('\n'));
}

/** The Diamond programme as it is shipped, with the parts of the language that the rooms bring. */
export const diamond = read();
