import { stringify } from 'yaml';
import { type FileFault, formatFault } from './fault.ts';
import { stageLengthInWords } from './in-words.ts';
import type { CheckedProgramme } from './load.ts';
import type { Stage } from './schema/practice.ts';
import type { Programme } from './schema/programme.ts';

/** What a command prints, and whether all was well. */
export interface Report {
  readonly text: string;
  readonly json: unknown;
  readonly ok: boolean;
}

/** A checked file and where it is. */
export interface NamedCheck {
  readonly file: string;
  readonly checked: CheckedProgramme;
}

/** `facet programme check`: all faults of all files, then warnings apart. */
export function checkReport(checks: readonly NamedCheck[]): Report {
  const faults = checks.flatMap(({ checked }) => checked.faults);
  const warnings = checks.flatMap(({ checked }) => checked.warnings);
  const summary = checks.map(({ file, checked }) => checkLine(file, checked));
  const lines = [...faults.map(formatFault), ...warnings.map(warningLine), ...summary];
  return {
    text: lines.join('\n'),
    json: {
      files: checks.map(({ file, checked }) => ({ file, ok: checked.programme !== undefined })),
      faults,
      warnings,
    },
    ok: faults.length === 0,
  };
}

function warningLine(warning: FileFault): string {
  return formatFault({ ...warning, message: `warning: ${warning.message}` });
}

function checkLine(file: string, checked: CheckedProgramme): string {
  const { programme, faults } = checked;
  if (!programme) return `${file}: ${faults.length} ${faults.length === 1 ? 'fault' : 'faults'}`;
  return `${file}: ${programme.title}, version ${programme.version}, has no faults`;
}

/** `facet programme list`: one line for each programme. */
export function listReport(programmes: readonly Programme[]): Report {
  const rows = programmes.map(({ programme, version, title, enrols }) => ({
    programme,
    version,
    title,
    enrols,
  }));
  return {
    text: rows.map((row) => `${row.programme} (version ${row.version}): ${row.title}`).join('\n'),
    json: rows,
    ok: true,
  };
}

/** One part of a programme in words, as the pages of the app show it too. */
interface ShownSection {
  readonly title: string;
  readonly about?: string;
  readonly things: readonly {
    readonly title: string;
    readonly says: readonly string[];
    readonly rules?: readonly string[];
  }[];
}

/** `facet programme show`: the whole programme in words, from the same parts that the app shows. */
export function showReport(programme: Programme, sections: readonly ShownSection[]): Report {
  const text = [
    `${programme.title} (${programme.programme}, version ${programme.version})`,
    [PATHWAYS, ...Object.values(programme.pathways).map(pathwayLine)].join('\n'),
    ...sections.map(sectionText),
  ];
  return {
    text: text.join('\n\n'),
    json: withoutParts(programme),
    ok: true,
  };
}

/** As the file says it: each part under its own word. */
function withoutParts({ parts, ...programme }: Programme) {
  return { ...programme, ...parts?.values };
}

const PATHWAYS = 'Pathways and their stages';

/** A section as lines: each thing, and what is said of it further in. */
function sectionText({ title, about, things }: ShownSection): string {
  const lines = things.flatMap((thing) => [
    `  - ${thing.title}`,
    ...[...thing.says, ...(thing.rules ?? [])].map((line) => `      ${line}`),
  ]);
  return [title, ...(about ? [`  ${about}`] : []), ...lines].join('\n');
}

function pathwayLine({ title, stages }: Programme['pathways'][string]): string {
  return `  - ${title}: ${stages.map((stage) => `${stage.title}${lengthInWords(stage)}`).join('; then ')}`;
}

function lengthInWords(stage: Stage): string {
  const length = stageLengthInWords(stage);
  return length === undefined ? '' : ` (${length})`;
}

/** The sum of the costs that are counted, in pence. */
export function costTotal(programme: Programme): number {
  return programme.costs.filter((cost) => cost.counted).reduce((sum, cost) => sum + cost.amount, 0);
}

/** The whole of a file in YAML, with what it extends; it says `extends` no more, since nothing is left to it. */
export function wholeText(whole: unknown): string {
  const { extends: _, ...said } =
    typeof whole === 'object' && whole !== null ? ({ ...whole } as Record<string, unknown>) : {};
  return stringify(said, { lineWidth: 110 });
}
