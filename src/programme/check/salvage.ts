import type { z } from 'zod';
import { schemaAt, valueAt } from '../document/shape.ts';
import type { Path } from '../fault.ts';

const REMOVED = Symbol('removed');
const MOST_ROUNDS = 8;

/** What is sound in a faulty file, and where its parts stood before the unsound ones were left out. */
export interface Salvaged<T> {
  readonly value: T;
  readonly original: (path: Path) => Path;
}

/**
 * Leaves out of a faulty value what its schema refuses, so that the rest can be checked in the same run. `skeleton`
 * gives something for each part that must be there. Undefined when nothing sound is left.
 */
export function salvage<T>(schema: z.ZodType<T>, raw: unknown, skeleton: unknown): Salvaged<T> | undefined {
  const whole = structuredClone(typeof raw === 'object' && raw !== null ? raw : skeleton);
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const compact = new Compaction(whole);
    const parsed = schema.safeParse(compact.value);
    if (parsed.success) return { value: parsed.data, original: (path) => compact.original(path) };
    for (const issue of parsed.error.issues) {
      const path = compact.original(
        issue.path.map((step) => (typeof step === 'number' ? step : String(step))),
      );
      const paths = issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...path, key]) : [path];
      for (const each of paths) leaveOut(schema, whole, skeleton, each);
    }
  }
  return undefined;
}

type Container = Record<string | number, unknown>;

function leaveOut(schema: z.ZodType, whole: unknown, skeleton: unknown, path: Path): void {
  for (let length = path.length; length > 0; length--) {
    const here = path.slice(0, length);
    const step = here.at(-1) ?? 0;
    const parent = valueAt(whole, here.slice(0, -1)) as Container | undefined;
    if (typeof parent !== 'object' || parent === null) continue;
    if (Array.isArray(parent)) {
      parent[Number(step)] = REMOVED;
      return;
    }
    const spare = valueAt(skeleton, here);
    if (spare !== undefined) {
      parent[step] = structuredClone(spare);
      return;
    }
    if (step in parent && mayBeMissing(schema, here)) {
      delete parent[step];
      return;
    }
  }
}

function mayBeMissing(schema: z.ZodType, path: Path): boolean {
  const parent = schemaAt(schema, path.slice(0, -1));
  if (parent?._zod.def.type !== 'object') return true;
  const shape = (parent._zod.def as z.core.$ZodObjectDef).shape;
  const child = shape[String(path.at(-1))];
  return child === undefined || child._zod.optin === 'optional';
}

/** A copy without what was left out, and the way back from its places to those of the whole. */
class Compaction {
  readonly value: unknown;
  readonly #indices = new Map<string, number[]>();

  constructor(whole: unknown) {
    this.value = this.#copy(whole, '');
  }

  original(path: Path): Path {
    const steps: (string | number)[] = [];
    let key = '';
    for (const step of path) {
      steps.push(typeof step === 'number' ? (this.#indices.get(key)?.[step] ?? step) : step);
      key += `/${step}`;
    }
    return steps;
  }

  #copy(value: unknown, key: string): unknown {
    if (Array.isArray(value)) {
      const kept = value.flatMap((item, index) => (item === REMOVED ? [] : [index]));
      if (kept.length < value.length) this.#indices.set(key, kept);
      return kept.map((index, position) => this.#copy(value[index], `${key}/${position}`));
    }
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, each]) => [name, this.#copy(each, `${key}/${name}`)]),
    );
  }
}
