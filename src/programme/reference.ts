import { z } from 'zod';
import { knownSets, type ProgrammeEnvironment, partsOf } from './environment.ts';
import type { Fields, ValueType } from './expression/types.ts';
import { caseScope, type Names } from './expression/vocabulary.ts';
import type { LanguagePart } from './part.ts';
import { FUNCTION_WORDS, SIGN_WORDS } from './reference-words.ts';
import { programmeSchema } from './schema/programme.ts';
import type { ColumnShape, SetShape } from './sql/figure-set.ts';

/** What is used of a JSON Schema here. */
interface Shape {
  readonly type?: string;
  readonly description?: string;
  readonly default?: unknown;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
  readonly items?: Shape;
  readonly additionalProperties?: Shape | boolean;
  readonly anyOf?: readonly Shape[];
}

/**
 * `facet programme reference`: every word of the language, in Markdown, made from the schema itself and from what the
 * rooms declare, so that it cannot say anything else.
 */
export function referenceText(environment: ProgrammeEnvironment): string {
  const parts = partsOf(environment);
  const whole = z.toJSONSchema(programmeSchema(parts), { io: 'input', unrepresentable: 'any' }) as Shape;
  const words = Object.entries(whole.properties ?? {});
  const needed = new Set(whole.required ?? []);
  return [
    '# Reference',
    'Made by `facet programme reference` from the schema itself. Do not write in it: a test compares the two.',
    '## The words at the top of a file',
    table(
      ['word', 'what', 'needed'],
      words.map(([word, shape]) => [
        `[${word}](#${word})`,
        shape.description ?? '',
        needed.has(word) ? 'yes' : '',
      ]),
    ),
    ...words.flatMap(([word, shape]) => wordSection(word, shape, parts)),
    ...ruleSections(environment),
    ...formWordSection(environment),
    '',
  ].join('\n\n');
}

function wordSection(word: string, shape: Shape, parts: readonly LanguagePart[]): string[] {
  const part = parts.find((each) => each.key === word);
  const waits = part?.waitsFor
    ? [`Checked in full, and without effect until Facet records ${part.waitsFor}; figures over it wait.`]
    : [];
  const example = part ? ['```yaml', part.example.trimEnd(), '```'].join('\n') : undefined;
  return [
    `## ${word}`,
    `${shape.description ?? part?.about ?? ''}. ${sentence(kindOf(shape))}`,
    ...waits,
    ...tablesOf(word, shape),
    ...(example ? [example] : []),
  ];
}

/** A table for each group of names within a shape, the outer ones first. */
function tablesOf(path: string, shape: Shape): string[] {
  const group = groupIn(shape, path);
  if (!group) return [];
  const entries = Object.entries(group.shape.properties ?? {});
  const needed = new Set(group.shape.required ?? []);
  const rows = entries.map(([name, each]) => [
    `\`${name}\``,
    [each.description, sentence(kindOf(each))].filter(Boolean).join('. '),
    needed.has(name) ? 'yes' : standard(each),
  ]);
  return [
    `### ${group.path}`,
    table(['word', 'what', 'needed, or when left out'], rows),
    ...entries.flatMap(([name, each]) => tablesOf(`${group.path}.${name}`, each)),
  ];
}

/** The group of names that a shape is, or holds as a list or by name. */
function groupIn(shape: Shape, path: string): { readonly shape: Shape; readonly path: string } | undefined {
  if (shape.properties) return { shape, path };
  if (shape.items) return groupIn(shape.items, `${path}[ ]`);
  const by = shape.additionalProperties;
  if (typeof by === 'object') return groupIn(by, `${path}.NAME`);
  return undefined;
}

function standard(shape: Shape): string {
  if (shape.default === undefined || typeof shape.default === 'object') return '';
  return `\`${String(shape.default)}\``;
}

const KINDS: Readonly<Record<string, string>> = {
  string: 'text',
  integer: 'a whole number',
  number: 'a number',
  boolean: '`true` or `false`',
};

function kindOf(shape: Shape): string {
  if (shape.enum) return `one of ${shape.enum.map((each) => `\`${String(each)}\``).join(', ')}`;
  if (shape.const !== undefined) return `\`${String(shape.const)}\``;
  if (shape.anyOf) return shape.anyOf.map(kindOf).join('; or ');
  if (shape.items) return `a list of ${kindOf(shape.items)}`;
  if (shape.properties)
    return `a group: ${Object.keys(shape.properties)
      .map((each) => `\`${each}\``)
      .join(', ')}`;
  if (typeof shape.additionalProperties === 'object') return `by name, ${kindOf(shape.additionalProperties)}`;
  return KINDS[shape.type ?? ''] ?? 'text';
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(cell).join(' | ')} |`;
  return [line(head), `|${head.map(() => '---').join('|')}|`, ...rows.map(line)].join('\n');
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}

const NO_NAMES: Names = {
  pathways: [],
  stages: [],
  outcomes: [],
  contact_kinds: [],
  done: [],
  ending_reasons: [],
  destinations: [],
  provision_kinds: [],
  routes: [],
};

function ruleSections(environment: ProgrammeEnvironment): string[] {
  const names: Names = { ...NO_NAMES, of_parts: {} };
  const seen: Fields = Object.assign({}, ...partsOf(environment).map((part) => part.sees?.(names) ?? {}));
  const facts = Object.entries(caseScope([], names, seen).variables);
  return [
    '## Rules',
    'A rule is an expression in CEL. What is not on record is *not known*: it makes a rule not known, never false.',
    '### Signs',
    table(
      ['write', 'what it means'],
      SIGN_WORDS.map(({ write, gives }) => [`\`${write}\``, gives]),
    ),
    '### Functions',
    table(
      ['write', 'what it gives'],
      Object.values(FUNCTION_WORDS).map(({ write, gives }) => [`\`${write}\``, gives]),
    ),
    '### What a rule about one person sees',
    'In `eligibility`, `show_when`, `required_when`, `schedules` and the `first` of a pathway. `today` is the day on which it is asked; `answers` holds the questions of the file by their names; inside a group, `item` is the entry.',
    table(
      ['name', 'what it holds'],
      facts.map(([name, type]) => [`\`${name}\``, factsOf(type)]),
    ),
    '### What a figure sees',
    ...[...knownSets(environment).values()].flatMap(({ shape, waitsFor, awaited }) =>
      setSection(shape, waitsFor, awaited),
    ),
  ];
}

function formWordSection({ formWords }: ProgrammeEnvironment): string[] {
  if (!formWords || formWords.size === 0) return [];
  return [
    '## Facet’s own words on the form',
    'What Facet itself says on the form for those outside, by its place under `translations`. `form.self` is what the parent reads; where a word has none of these, she reads the other. What stands in curly brackets is filled in by Facet and is to be kept.',
    table(
      ['place', 'in English'],
      [...formWords].map(([place, text]) => [`\`${place}\``, text]),
    ),
  ];
}

function setSection(
  shape: SetShape,
  waitsFor: string | undefined,
  awaited: ReadonlyMap<string, string>,
): string[] {
  const columns = Object.entries(shape.columns).map(([name, column]) => [`\`${name}\``, columnOf(column)]);
  const lists = Object.entries(shape.related).map(([name, list]) => {
    const fields = Object.entries(list.columns).map(
      ([field, column]) => `\`${field}\` (${columnOf(column)})`,
    );
    const waits = awaited.get(name);
    return [`\`${name}\``, `List, ${list.title}: ${fields.join(', ')}${waits ? `. Waits for ${waits}` : ''}`];
  });
  return [
    `#### of: ${shape.name}`,
    `${shape.title}${waitsFor ? `. Figures over these wait until Facet records ${waitsFor}` : ''}.`,
    table(['name', 'what it holds'], [...columns, ...lists]),
  ];
}

const COLUMN_KINDS: Readonly<Record<ColumnShape['type'], string>> = {
  text: 'text',
  texts: 'list of texts',
  number: 'number',
  decimal: 'number with decimals',
  date: 'date',
  yes_no: 'yes or no',
};

/** Of named values the names are the file's own; written ones stand here. */
function columnOf({ title, type, values }: ColumnShape): string {
  const among = Array.isArray(values) ? ` (${oneOfThese(values)})` : '';
  return `${title}: ${COLUMN_KINDS[type]}${among}`;
}

const oneOfThese = (values: readonly string[]) => values.map((each) => `\`${each}\``).join(', ');

function factsOf(type: ValueType): string {
  if (type.kind === 'list') return `list of: ${factsOf(type.of)}`;
  if (type.kind === 'text' && type.values && type.values.length > 0)
    return `text: ${oneOfThese(type.values)}`;
  if (type.kind !== 'record')
    return { text: 'text', number: 'number', date: 'date', yes_no: 'yes or no' }[type.kind];
  const fields = Object.entries(type.fields).map(([name, each]) => `\`${name}\` (${factsOf(each)})`);
  return fields.length > 0 ? fields.join(', ') : 'what the file asks';
}
