import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type FieldPath, fieldName } from './field-path.ts';
import { parseForm, textAt, textsAt } from './parse-form.ts';

const valuesOf = (...entries: [string, string | File][]) => parseForm(entries).values;
const faultsOf = (...entries: [string, string | File][]) => parseForm(entries).faults;

describe('names become nested values', () => {
  it('reads fields, objects, lists and the next of a list', () => {
    const values = valuesOf(
      ['name', 'Amina'],
      ['children[0][name]', 'Yusuf'],
      ['children[0][born][year]', '2019'],
      ['children[1][name]', 'Idris'],
      ['kinds[]', 'visit'],
      ['kinds[]', 'call'],
    );
    expect(values).toEqual({
      name: 'Amina',
      children: [{ name: 'Yusuf', born: { year: '2019' } }, { name: 'Idris' }],
      kinds: ['visit', 'call'],
    });
  });

  it('closes a list up where a row was taken out, in the order of the indices', () => {
    expect(valuesOf(['c[10]', 'last'], ['c[2]', 'first'], ['c[900000]', 'far'])).toEqual({
      c: ['first', 'last', 'far'],
    });
  });

  it('keeps files, right-to-left text and markup as they are', () => {
    const file = new File(['x'], 'a.txt');
    expect(valuesOf(['f', file], ['n', 'أمينة'], ['h', '<b>&"'])).toEqual({
      f: file,
      n: 'أمينة',
      h: '<b>&"',
    });
  });

  it('takes out the key and the version that every form carries', () => {
    const form = parseForm([
      ['_key', 'k1'],
      ['_version', '7'],
      ['a', 'x'],
    ]);
    expect(form).toMatchObject({ idempotencyKey: 'k1', version: 7, values: { a: 'x' } });
    expect(parseForm([['_version', '7; drop']]).version).toBeUndefined();
    expect(Object.keys(form.values)).toEqual(['a']);
  });

  const key = fc
    .stringMatching(/^[a-z][a-zA-Z0-9_]{0,8}$/)
    .filter((name) => name !== 'constructor' && name !== 'prototype');
  type Tree = string | Tree[] | { [key: string]: Tree };
  const { fields } = fc.letrec<{ tree: Tree; fields: { [key: string]: Tree } }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 5, withCrossShrink: true },
      fc.string().filter((text) => !text.includes('\u0000')),
      fc.array(tie('tree'), { minLength: 1, maxLength: 3 }),
      fc.dictionary(key, tie('tree'), { minKeys: 1, maxKeys: 3 }),
    ),
    fields: fc.dictionary(key, tie('tree'), { minKeys: 1, maxKeys: 4 }),
  }));

  function flatten(tree: Tree, path: FieldPath): [string, string][] {
    if (typeof tree === 'string') return [[fieldName(path), tree]];
    const children: [string | number, Tree][] = Array.isArray(tree)
      ? [...tree.entries()]
      : Object.entries(tree);
    return children.flatMap(([step, child]) => flatten(child, [...path, step]));
  }

  it('what is named by its path comes back at its path, in whatever order it is sent', () => {
    const sent = fc
      .tuple(fields, fc.infiniteStream(fc.nat()))
      .map(([values, order]) => ({ values, entries: flatten(values, []), order }));
    fc.assert(
      fc.property(sent, ({ values, entries, order }) => {
        fc.pre(entries.every(([name]) => name.split('[').length <= 6));
        const shuffled = entries
          .map((entry) => ({ entry, rank: order.next().value }))
          .sort((a, b) => a.rank - b.rank)
          .map(({ entry }) => entry);
        const form = parseForm(shuffled);
        expect(form.faults).toEqual([]);
        expect(form.values).toEqual(values);
      }),
      { seed: 2, numRuns: 300 },
    );
  });
});

describe('what cannot be read is a fault, and never an exception', () => {
  it.each([
    '__proto__',
    'constructor',
    'prototype',
    'a[__proto__]',
    'a[constructor][prototype]',
    'a[0][__proto__][x]',
  ])('refuses %s, which could change all objects', (name) => {
    const form = parseForm([[name, 'polluted']]);
    expect(form.faults).toHaveLength(1);
    expect(Reflect.ownKeys(form.values)).toEqual([]);
    expect(Object.hasOwn(Object.prototype, 'x')).toBe(false);
  });

  it('makes objects without a prototype', () => {
    const { a } = valuesOf(['a[b]', 'x']);
    expect(Object.getPrototypeOf(a)).toBeNull();
  });

  it.each(['', '[a]', 'a[', 'a]', 'a[b', 'a[b]c', 'a[[b]]', 'a[][b]', 'a'.repeat(501)])(
    'refuses the name %j',
    (name) => {
      expect(faultsOf([name, 'x'])).toHaveLength(1);
    },
  );

  it('refuses a seventh level, and reads a sixth', () => {
    expect(faultsOf(['a[b][c][d][e][f]', 'x'])).toEqual([]);
    expect(faultsOf(['a[b][c][d][e][f][g]', 'x'])).toHaveLength(1);
  });

  it('refuses a field sent twice, or sent as a text and as a group', () => {
    expect(faultsOf(['a', '1'], ['a', '2'])).toHaveLength(1);
    expect(faultsOf(['a', '1'], ['a[b]', '2'])).toHaveLength(1);
    expect(faultsOf(['a[b]', '1'], ['a', '2'])).toHaveLength(1);
    expect(valuesOf(['a', '1'], ['a', '2'])).toEqual({ a: '1' });
  });

  it('reads 2,000 fields and no more', () => {
    const entries = (count: number) =>
      Array.from({ length: count }, (_, index): [string, string] => [`f[${index}]`, 'x']);
    expect(parseForm(entries(2_000)).faults).toEqual([]);
    const tooMany = parseForm(entries(2_001));
    expect(tooMany.faults).toHaveLength(1);
    expect(tooMany.values.f).toHaveLength(2_000);
  });

  it('says which field holds a NUL or half a symbol, and keeps what was typed', () => {
    const form = parseForm([
      ['children[4][name]', 'A\u0000'],
      ['note', '\ud83d'],
      ['fine', '👩🏻‍🚀'],
    ]);
    expect(form.faults.map(({ path }) => path)).toEqual([['children', 0, 'name'], ['note']]);
    expect(textAt(form.values, ['note'])).toBe('\ud83d');
  });

  it('survives any names and values at all', () => {
    const name = fc.oneof(
      fc.string(),
      fc.string({ unit: fc.constantFrom('a', '0', '[', ']', '_', '__proto__') }),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(name, fc.string({ unit: 'binary' }))), (entries) => {
        const form = parseForm(entries);
        expect(Object.getPrototypeOf(form.values)).toBeNull();
      }),
      { seed: 3, numRuns: 500 },
    );
  });
});

describe('values are found again by their path', () => {
  const values = valuesOf(['children[0][name]', 'Yusuf'], ['kinds[]', 'visit']);
  it.each([
    [['children', 0, 'name'], 'Yusuf'],
    [['children', 1, 'name'], undefined],
    [['children'], undefined],
    [['toString'], undefined],
    [['children', 'length'], undefined],
  ])('%j is %j', (path, text) => expect(textAt(values, path)).toBe(text));

  it('lists what was ticked', () => {
    expect(textsAt(values, ['kinds'])).toEqual(['visit']);
    expect(textsAt(values, ['none'])).toEqual([]);
  });
});
