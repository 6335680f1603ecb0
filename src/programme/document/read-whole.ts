import type { ProgrammeEnvironment } from '../environment.ts';
import type { FileFault, PathFault } from '../fault.ts';
import { type Extended, extendWith } from './extend.ts';
import type { Places } from './places.ts';
import { readYaml } from './read-yaml.ts';
import { valueAt } from './shape.ts';

// A chain this long cannot be followed by a reader, whatever a machine can do.
const LONGEST_CHAIN = 5;

/** A file with all that it extends, as plain values. `locate` is missing when nothing could be read at all. */
export interface WholeFile {
  readonly value: unknown;
  readonly locate?: (fault: PathFault) => FileFault;
  readonly faults: readonly FileFault[];
}

/** Reads a programme file and, where it extends another, what stands there as well. Never throws. */
export function readWhole(text: string, file: string, environment: ProgrammeEnvironment): WholeFile {
  const { value, places, faults } = readYaml(text, file);
  if (!places) return { value, faults };
  const base = valueAt(value, ['extends']);
  if (typeof base !== 'string') return { value, locate: (fault) => places.locate(file, fault), faults };
  const name = valueAt(value, ['programme']);
  const found = baseValues(base, typeof name === 'string' ? [name] : [], environment);
  if ('message' in found) {
    const fault = places.locate(file, { path: ['extends'], message: found.message });
    return { value: undefined, faults: [...faults, fault] };
  }
  const extended = extendWith(found.value, value);
  const locate = locator(extended, places, file, base);
  return {
    value: extended.value,
    locate,
    faults: [...faults, ...extended.faults.map((each) => places.locate(file, each))],
  };
}

type Found = { readonly value: unknown } | { readonly message: string };

/** The plain values of a programme that is extended, with what it extends in turn. */
function baseValues(name: string, chain: readonly string[], environment: ProgrammeEnvironment): Found {
  if (chain.includes(name)) {
    return { message: `This goes round in a circle: ${[...chain, name].join(' extends ')}` };
  }
  if (chain.length > LONGEST_CHAIN)
    return { message: 'This extends one that extends one, and so on, too often' };
  const base = environment.baseOf?.(name);
  if (!base)
    return {
      message: `There is no programme "${name}" to extend: it should stand beside this file as ${name}.yaml, or be published already`,
    };
  const { value, places, faults } = readYaml(base.text, base.file);
  if (!places || faults.length > 0) {
    return { message: `"${name}" cannot be read; see: facet programme check ${base.file}` };
  }
  const below = valueAt(value, ['extends']);
  if (typeof below !== 'string') return { value };
  const found = baseValues(below, [...chain, name], environment);
  return 'message' in found ? found : { value: extendWith(found.value, value).value };
}

function locator(extended: Extended, places: Places, file: string, base: string) {
  return (fault: PathFault): FileFault => {
    const own = extended.own(fault.path);
    if (own) return places.locate(file, { ...fault, path: own });
    const where = fault.path.join('.');
    return places.locate(file, { path: ['extends'], message: `In "${base}", ${where}: ${fault.message}` });
  };
}
