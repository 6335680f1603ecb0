import { intakeFaults } from './check/intake.ts';
import { moveFaults } from './check/moves.ts';
import { referenceFaults } from './check/references.ts';
import { ruleFaults } from './check/rules.ts';
import { type Salvaged, salvage } from './check/salvage.ts';
import { stageFaults } from './check/stages.ts';
import { timingFaults } from './check/timing.ts';
import { translationFaults } from './check/translations.ts';
import { warningsOf } from './check/warnings.ts';
import { writtenIds, writtenNames } from './check/written-names.ts';
import { readWhole } from './document/read-whole.ts';
import { shapeFaults } from './document/shape.ts';
import { enrolsFaults, withUnsaid } from './enrols.ts';
import { knownSets, type ProgrammeEnvironment, partsOf, seenOfParts } from './environment.ts';
import type { Names } from './expression/vocabulary.ts';
import { type FileFault, inFileOrder, type PathFault } from './fault.ts';
import type { LanguagePart } from './part.ts';
import { type Programme, programmeSchema } from './schema/programme.ts';

/** A programme file as found: the programme when it has no faults, and all that was found. */
export interface CheckedProgramme {
  readonly programme?: Programme;
  /** The plain values of the whole file, with what it extends; for showing and for publishing the whole. */
  readonly whole?: unknown;
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
 * Checks the text of a programme file as a whole, with what it extends: its shape, every rule, every reference, every
 * stage and figure. Finds all faults in one run; never throws for what stands in the file.
 */
export function checkProgramme(
  text: string,
  file: string,
  environment: ProgrammeEnvironment,
): CheckedProgramme {
  const { value: written, locate, faults } = readWhole(text, file, environment);
  const value = withUnsaid(written);
  if (!locate) return { faults: inFileOrder(faults), warnings: [] };
  const parts = partsOf(environment);
  const schema = programmeSchema(parts);
  const parsed = schema.safeParse(value);
  const shape = parsed.success ? [] : shapeFaults(schema, value, parsed.error.issues);
  const sound: Salvaged<Programme> | undefined = parsed.success
    ? { value: parsed.data, original: (path) => path }
    : salvage(schema, value, SKELETON);
  const names = writtenNames(value, parts);
  const programme = sound && withParts(sound.value, parts, names);
  const meaning = sound && programme ? meaningFaults(programme, value, names, environment) : [];
  const placed = sound ? atOriginal(sound, meaning) : [];
  const all = [...faults, ...[...shape, ...placed].map(locate)];
  const warnings =
    sound && programme ? atOriginal(sound, warningsOf(programme, environment)).map(locate) : [];
  const found = { faults: inFileOrder(all), warnings: inFileOrder(warnings) };
  return parsed.success && programme && all.length === 0 ? { programme, whole: value, ...found } : found;
}

/**
 * The programme that published content says. It was checked when it was published, so only its shape is read here;
 * throws when even that does not fit.
 */
export function programmeOfContent(
  content: unknown,
  name: string,
  environment: ProgrammeEnvironment,
): Programme {
  const parts = partsOf(environment);
  const parsed = programmeSchema(parts).safeParse(content);
  if (!parsed.success) {
    const first = parsed.error.issues[0];
    throw new TypeError(`${name} cannot be read: ${first?.path.join('.')}: ${first?.message}`);
  }
  return withParts(parsed.data, parts, writtenNames(content, parts));
}

/** Moves what the parts say out of the words of the programme, so that each stands where its part reads it. */
function withParts(sound: Programme, parts: readonly LanguagePart[], names: Names): Programme {
  const keys = new Set(parts.map((part) => part.key));
  const entries = Object.entries(sound);
  const said = entries.filter(([key, value]) => keys.has(key) && value !== undefined);
  const programme = Object.fromEntries(entries.filter(([key]) => !keys.has(key))) as Programme;
  return {
    ...programme,
    parts: {
      values: Object.fromEntries(said),
      named: names.of_parts ?? {},
      seen: seenOfParts(parts, names),
    },
  };
}

function meaningFaults(
  programme: Programme,
  raw: unknown,
  names: Names,
  environment: ProgrammeEnvironment,
): PathFault[] {
  const asked = new Set(programme.referral.ask.map((question) => question.id));
  const unsound = writtenIds(raw, ['referral', 'ask']).filter((id) => !asked.has(id));
  return [
    ...referenceFaults(programme, names, writtenIds(raw, ['plan', 'areas'])),
    ...enrolsFaults(programme),
    ...intakeFaults(programme),
    ...stageFaults(programme),
    ...timingFaults(programme, names),
    ...moveFaults(programme, names, writtenIds(raw, ['referral', 'ask'])),
    ...translationFaults(programme, environment.formWords),
    ...ruleFaults(programme, names, knownSets(environment), unsound),
    ...partsOf(environment).flatMap((part) => faultsOfPart(part, programme, names)),
  ];
}

function faultsOfPart(part: LanguagePart, programme: Programme, names: Names): PathFault[] {
  const value = programme.parts?.values[part.key];
  if (value === undefined) return [];
  const faults = part.checks?.(value, { programme, names }) ?? [];
  return faults.map((fault) => ({ ...fault, path: [part.key, ...fault.path] }));
}

function atOriginal(sound: Salvaged<Programme>, faults: readonly PathFault[]): PathFault[] {
  return faults.map((fault) => ({ ...fault, path: sound.original(fault.path) }));
}
