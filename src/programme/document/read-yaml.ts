import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  type YAMLError,
  type YAMLMap,
} from 'yaml';
import type { FileFault } from '../fault.ts';
import { Places } from './places.ts';

// Ten times a long programme of 500 lines, and what can be read within half a second.
const LARGEST_BYTES = 300_000;
const DEEPEST = 40;
const MOST_TABS_SHOWN = 20;

/** A file read as plain values. `places` is missing when nothing could be read at all. */
export interface ReadYaml {
  readonly value: unknown;
  readonly places?: Places;
  readonly faults: readonly FileFault[];
}

/**
 * Reads one YAML file strictly: no tabs, no repeated keys, no aliases (which can make a small file unfold to a huge
 * one), nothing over 300 KB. Never throws; every fault has its line and column.
 */
export function readYaml(text: string, file: string): ReadYaml {
  const early = sizeFault(text, file) ?? tabFaults(text, file);
  if (early) return { value: undefined, faults: early };
  const counter = new LineCounter();
  try {
    const document = parseDocument(text, { lineCounter: counter, uniqueKeys: false, prettyErrors: false });
    const places = new Places(document.contents, text, counter);
    const faults = [...document.errors, ...document.warnings].map((error) => ({
      file,
      ...places.at(error.pos[0]),
      message: yamlMessage(error),
    }));
    const reader = new ValueReader(file, places);
    const value = reader.read(document.contents, 0);
    return { value, places, faults: [...faults, ...reader.faults] };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return {
      value: undefined,
      faults: [{ file, line: 1, column: 1, message: 'This file is nested too deeply to read' }],
    };
  }
}

function sizeFault(text: string, file: string): FileFault[] | undefined {
  if (Buffer.byteLength(text) <= LARGEST_BYTES) return undefined;
  return [
    {
      file,
      line: 1,
      column: 1,
      message: 'This file is larger than 300 KB, which is more than Facet reads; is it a programme?',
    },
  ];
}

function tabFaults(text: string, file: string): FileFault[] | undefined {
  if (!text.includes('\t')) return undefined;
  const faults: FileFault[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    const column = /^ *\t/.exec(line)?.[0].length;
    if (column) faults.push({ file, line: index + 1, column, message: 'Use spaces to indent, not a tab' });
    if (faults.length === MOST_TABS_SHOWN) break;
  }
  return faults.length > 0 ? faults : undefined;
}

const YAML_MESSAGES: Partial<Record<YAMLError['code'], string>> = {
  BAD_INDENT: 'This line is not indented like its neighbours',
  MISSING_CHAR: 'A bracket, quote or colon is missing here',
  MULTIPLE_DOCS: 'Keep one programme to a file: remove the line of three hyphens',
  TAB_AS_INDENT: 'Use spaces to indent, not a tab',
  TAG_RESOLVE_FAILED:
    'Put this in quotes: a value that starts with an exclamation mark means something else in this kind of file',
  BLOCK_AS_IMPLICIT_KEY: 'A colon followed by a space starts a new value; put the text in quotes',
  MULTILINE_IMPLICIT_KEY: 'A word before a colon must stand on one line; is a quote or colon missing?',
};

function yamlMessage(error: YAMLError): string {
  return YAML_MESSAGES[error.code] ?? error.message;
}

class ValueReader {
  readonly faults: FileFault[] = [];
  readonly #file: string;
  readonly #places: Places;

  constructor(file: string, places: Places) {
    this.#file = file;
    this.#places = places;
  }

  read(node: Node | null, depth: number): unknown {
    if (node === null) return null;
    if (depth > DEEPEST) return this.#fault(node, 'This is nested too deeply to read');
    if (isAlias(node))
      return this.#fault(node, 'Write this out again: aliases (*) are not used in this file');
    if (isSeq(node)) return node.items.map((item) => this.read(item as Node, depth + 1));
    if (isMap(node)) return this.#readMap(node, depth);
    return isScalar(node) ? node.value : undefined;
  }

  #readMap(map: YAMLMap, depth: number): Record<string, unknown> {
    const entries = new Map<string, unknown>();
    for (const pair of map.items) {
      const key = isScalar(pair.key) ? String(pair.key.value) : undefined;
      if (key === undefined) this.#fault(pair.key as Node, 'Only a word can stand before a colon');
      else if (key === '__proto__') this.#fault(pair.key as Node, '"__proto__" cannot be used as a name');
      else if (entries.has(key))
        this.#fault(pair.key as Node, `"${key}" is written twice here; keep one of them`);
      else entries.set(key, this.read(pair.value as Node | null, depth + 1));
    }
    return Object.fromEntries(entries);
  }

  #fault(node: Node | null, message: string): undefined {
    const place = this.#places.at(node?.range?.[0] ?? 0);
    this.faults.push({ file: this.#file, ...place, message });
  }
}
