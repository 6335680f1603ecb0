import { valueAt } from '../document/shape.ts';
import { namesInParts } from '../environment.ts';
import { ROUTE, withRoutes } from '../expression/names.ts';
import type { Names } from '../expression/vocabulary.ts';
import type { Path } from '../fault.ts';
import type { LanguagePart } from '../part.ts';

/**
 * All names that a file gives, sound or not: what is mentioned elsewhere must be named somewhere, and a thing with a
 * fault of its own is named all the same.
 */
export function writtenNames(raw: unknown, parts: readonly LanguagePart[] = []): Names {
  const pathways = valueAt(raw, ['pathways']);
  const names = typeof pathways === 'object' && pathways !== null ? Object.keys(pathways) : [];
  return {
    pathways: names,
    stages: names.flatMap((name) => writtenIds(raw, ['pathways', name, 'stages'])),
    outcomes: writtenIds(raw, ['outcomes']),
    contact_kinds: writtenIds(raw, ['contacts', 'kinds']),
    done: writtenIds(raw, ['contacts', 'done']),
    ending_reasons: writtenIds(raw, ['endings', 'reasons']),
    destinations: writtenIds(raw, ['endings', 'destinations']),
    provision_kinds: writtenIds(raw, ['provisions', 'kinds']),
    routes: writtenRoutes(raw),
    of_parts: namesInParts(raw, parts),
  };
}

/** The ids in a list of a file, sound or not. */
export function writtenIds(raw: unknown, path: Path): string[] {
  const list = valueAt(raw, path);
  if (!Array.isArray(list)) return [];
  return list.map((item) => valueAt(item, ['id'])).filter((id): id is string => typeof id === 'string');
}

function writtenRoutes(raw: unknown): string[] {
  const ask = valueAt(raw, ['referral', 'ask']);
  const asked = Array.isArray(ask) ? ask.find((each) => valueAt(each, ['id']) === ROUTE) : undefined;
  const options = valueAt(asked, ['options']);
  const values = Array.isArray(options) ? options.map((option) => valueAt(option, ['value'])) : [];
  return withRoutes(values.filter((value): value is string => typeof value === 'string'));
}
