import type { Path, PathFault } from '../fault.ts';
import { didYouMean } from '../suggest.ts';

/** A fault when a name is mentioned and stands nowhere; `what` says what it should be the name of. */
export function unnamed(
  what: string,
  name: string,
  known: readonly string[],
  path: Path,
  at: 'key' | 'value' = 'value',
): PathFault[] {
  if (known.includes(name)) return [];
  return [{ path, at, message: `There is no ${what} "${name}"${didYouMean(name, known)}` }];
}

/** Likewise for each name of a list; the list may be left out. */
export function unnamedIn(
  what: string,
  names: readonly string[] | undefined,
  known: readonly string[],
  path: Path,
): PathFault[] {
  return (names ?? []).flatMap((name, index) => unnamed(what, name, known, [...path, index]));
}

/** A fault for every id that stands twice in a list. */
export function repeated(
  list: readonly { readonly id: string }[] | undefined,
  path: Path,
  field = 'id',
): PathFault[] {
  const seen = new Set<string>();
  return (list ?? []).flatMap(({ id }, index) => {
    if (seen.has(id))
      return [{ path: [...path, index, field], message: `"${id}" is used twice in this list` }];
    seen.add(id);
    return [];
  });
}
