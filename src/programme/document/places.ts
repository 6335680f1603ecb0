import { isMap, isScalar, isSeq, type LineCounter, type Node, type Scalar, type YAMLMap } from 'yaml';
import type { FileFault, Path, PathFault } from '../fault.ts';
import { sourceOffset } from './source-offset.ts';

/** Where something stands in a file, counted from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** Finds the place in the file of any part of what was read from it. */
export class Places {
  readonly #root: Node | null;
  readonly #text: string;
  readonly #counter: LineCounter;
  readonly #keys = new WeakMap<YAMLMap, Map<string, { key: Scalar; value: Node | null }>>();

  constructor(root: Node | null, text: string, counter: LineCounter) {
    this.#root = root;
    this.#text = text;
    this.#counter = counter;
  }

  /** Line and column of a character of the file. */
  at(offset: number): Place {
    const { line, col } = this.#counter.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  }

  /** Places a fault; a part that is missing is shown at the nearest part that is there. */
  locate(file: string, fault: PathFault): FileFault {
    return { file, ...this.#place(fault), message: fault.message };
  }

  #place({ path, at, offset }: PathFault): Place {
    let node = this.#root;
    let start = node?.range?.[0] ?? 0;
    for (const [depth, step] of path.entries()) {
      const found = this.#child(node, step);
      if (!found) return this.at(start);
      const last = depth === path.length - 1;
      start = (last && at === 'key' ? found.key : found.value)?.range?.[0] ?? found.key?.range?.[0] ?? start;
      node = found.value;
    }
    if (offset !== undefined && isScalar(node)) return this.at(sourceOffset(node, this.#text, offset));
    return this.at(start);
  }

  #child(node: Node | null, step: Path[number]): { key: Scalar | null; value: Node | null } | undefined {
    if (isSeq(node) && typeof step === 'number') {
      const value = node.items[step] as Node | undefined;
      return value && { key: null, value };
    }
    return isMap(node) ? this.#entriesOf(node).get(String(step)) : undefined;
  }

  #entriesOf(map: YAMLMap) {
    const known = this.#keys.get(map);
    if (known) return known;
    const entries = new Map<string, { key: Scalar; value: Node | null }>();
    for (const { key, value } of map.items) {
      if (isScalar(key) && !entries.has(String(key.value))) {
        entries.set(String(key.value), { key, value: value as Node | null });
      }
    }
    this.#keys.set(map, entries);
    return entries;
  }
}
