import { expect, it } from 'vitest';
import { diamond } from '../../test/support/diamond.ts';
import { createLibrary, once } from './library.ts';

it('reads a version when somebody first asks for it, once', () => {
  const reads: number[] = [];
  const unread = (version: number) => ({
    programme: 'diamond',
    version,
    read: once(() => {
      reads.push(version);
      return { ...diamond, version };
    }),
  });
  const library = createLibrary([unread(1), unread(2), unread(10)]);
  expect(reads).toEqual([]);
  expect(library.list().map(({ version }) => version)).toEqual([10]);
  expect(library.current('diamond')).toBe(library.version('diamond', 10));
  expect(reads).toEqual([10]);
  expect(library.versions('diamond').map(({ version }) => version)).toEqual([1, 2, 10]);
  expect(library.version('diamond', 3)).toBeUndefined();
  expect(library.current('other')).toBeUndefined();
  expect(reads).toEqual([10, 1, 2]);
});
