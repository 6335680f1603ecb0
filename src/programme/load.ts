import { referenceFaults } from './check/references.ts';
import { ruleFaults } from './check/rules.ts';
import { type Salvaged, salvage } from './check/salvage.ts';
import { stageFaults } from './check/stages.ts';
import { warningsOf } from './check/warnings.ts';
import { writtenIds, writtenNames } from './check/written-names.ts';
import { readYaml } from './document/read-yaml.ts';
import { shapeFaults } from './document/shape.ts';
import { type FileFault, inFileOrder, type PathFault } from './fault.ts';
import { type Programme, zProgramme } from './schema/programme.ts';
import type { FigureSet } from './sql/figure-set.ts';

/** What a programme may refer to beside itself. The rooms declare it; the app gathers it. */
export interface ProgrammeEnvironment {
  readonly figureSets: readonly FigureSet[];
}

/** A programme file as found: the programme when it has no faults, and all that was found. */
export interface CheckedProgramme {
  readonly programme?: Programme;
  readonly faults: readonly FileFault[];
  readonly warnings: readonly FileFault[];
}

/** Stands in for what a faulty file lacks, so that the rest can be checked in the same run. */
const SKELETON = {
  programme: 'unnamed',
  version: 1,
  title: 'Unnamed',
  about: 'Nothing is said yet',
  enrols: 'person',
  referral: { from: ['staff', 'partner', 'self'], ask: [] },
  pathways: {
    unnamed: { title: 'Unnamed', for: 'Nobody yet', stages: [{ id: 'unnamed', title: 'Unnamed' }] },
  },
};

/**
 * Checks the text of a programme file as a whole: its shape, every rule, every reference, every stage and figure.
 * Finds all faults in one run; never throws for what stands in the file.
 */
export function checkProgramme(
  text: string,
  file: string,
  environment: ProgrammeEnvironment,
): CheckedProgramme {
  const { value, places, faults } = readYaml(text, file);
  if (!places) return { faults: inFileOrder(faults), warnings: [] };
  const parsed = zProgramme.safeParse(value);
  const shape = parsed.success ? [] : shapeFaults(zProgramme, value, parsed.error.issues);
  const sound: Salvaged<Programme> | undefined = parsed.success
    ? { value: parsed.data, original: (path) => path }
    : salvage(zProgramme, value, SKELETON);
  const meaning = sound ? meaningFaults(sound, value, environment) : [];
  const locate = (fault: PathFault) => places.locate(file, fault);
  const all = [...faults, ...[...shape, ...meaning].map(locate)];
  const warnings = sound ? atOriginal(sound, warningsOf(sound.value)).map(locate) : [];
  const found = { faults: inFileOrder(all), warnings: inFileOrder(warnings) };
  return parsed.success && all.length === 0 ? { programme: parsed.data, ...found } : found;
}

function meaningFaults(
  sound: Salvaged<Programme>,
  raw: unknown,
  environment: ProgrammeEnvironment,
): PathFault[] {
  const programme = sound.value;
  const names = writtenNames(raw);
  const asked = new Set(programme.referral.ask.map((question) => question.id));
  const unsound = writtenIds(raw, ['referral', 'ask']).filter((id) => !asked.has(id));
  return atOriginal(sound, [
    ...referenceFaults(programme, names, writtenIds(raw, ['plan', 'areas'])),
    ...stageFaults(programme),
    ...ruleFaults(programme, names, environment.figureSets, unsound),
  ]);
}

function atOriginal(sound: Salvaged<Programme>, faults: readonly PathFault[]): PathFault[] {
  return faults.map((fault) => ({ ...fault, path: sound.original(fault.path) }));
}
