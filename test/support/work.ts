import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { rootFolder } from '../../src/foundation/root.ts';
import type { Work } from '../../src/plans/index.ts';
import { zProgramme } from '../../src/programme/schema/programme.ts';

const diamond = zProgramme.parse(
  parse(readFileSync(join(rootFolder, 'programmes/diamond/programme.yaml'), 'utf8')),
);

/** A made-up parent's work in the Diamond Project, for decisions that need no database. */
export function diamondWork(days: { readonly startedOn: string; readonly endedOn?: string }): Work {
  return {
    enrolmentId: '018f0000-0000-7000-8000-0000000000e1',
    personId: '018f0000-0000-7000-8000-0000000000a1',
    programmeId: 'diamond',
    programmeVersion: diamond.version,
    startedOn: Temporal.PlainDate.from(days.startedOn),
    endedOn: days.endedOn === undefined ? null : Temporal.PlainDate.from(days.endedOn),
    programme: diamond,
  };
}
