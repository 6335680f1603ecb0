import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type ChronologyFilter,
  groupByMonth,
  selectEntries,
  type WeighedEntry,
  weighed,
} from './chronology.ts';
import { journeyOf } from './journey.ts';

const day = (text: string) => Temporal.PlainDate.from(text);

function entry(on: string, more: Partial<WeighedEntry> = {}): WeighedEntry {
  return {
    id: on,
    kind: 'contact',
    on: day(on),
    precision: 'day',
    title: 'Home visit',
    detail: null,
    by: null,
    href: null,
    theme: 'work',
    weight: 'ordinary',
    ...more,
  };
}

const everything: ChronologyFilter = { kinds: [], order: 'newest' };
const daysOf = (entries: readonly WeighedEntry[]) => entries.map((each) => each.on.toString());

describe('selectEntries', () => {
  it('given entries in any order, puts the newest first, or the oldest', () => {
    const entries = [entry('2024-02-01'), entry('2024-03-01'), entry('2024-01-01')];
    expect(daysOf(selectEntries(entries, everything))).toEqual(['2024-03-01', '2024-02-01', '2024-01-01']);
    expect(daysOf(selectEntries(entries, { ...everything, order: 'oldest' }))).toEqual([
      '2024-01-01',
      '2024-02-01',
      '2024-03-01',
    ]);
  });

  it('finds words in title, detail and name, without regard to capitals and accents', () => {
    const entries = [
      entry('2024-01-01', { detail: 'Went to the CAFÉ with her sister' }),
      entry('2024-01-02', { by: 'Sam Second' }),
    ];
    expect(selectEntries(entries, { ...everything, text: 'cafe sister' })).toHaveLength(1);
    expect(selectEntries(entries, { ...everything, text: 'second' })).toHaveLength(1);
    expect(selectEntries(entries, { ...everything, text: 'cafe second' })).toHaveLength(0);
  });

  it('counts a date known to the year for every day of that year', () => {
    const entries = [entry('2019-01-01', { precision: 'year' })];
    expect(selectEntries(entries, { ...everything, from: day('2019-06-01') })).toHaveLength(1);
    expect(selectEntries(entries, { ...everything, from: day('2020-01-01') })).toHaveLength(0);
    expect(selectEntries(entries, { ...everything, to: day('2018-12-31') })).toHaveLength(0);
  });

  it('counts a span for every day that it lasts', () => {
    const proceedings = entry('2020-01-01', { until: day('2020-12-31') });
    const open = entry('2020-01-01', { until: null });
    const from = { ...everything, from: day('2020-06-01') };
    const later = { ...everything, from: day('2021-06-01') };
    expect(selectEntries([proceedings, open], from)).toHaveLength(2);
    expect(selectEntries([proceedings, open], later)).toEqual([open]);
  });

  const anyEntry = fc
    .record({
      days: fc.integer({ min: 0, max: 4000 }),
      kind: fc.constantFrom('contact', 'goal', 'removal'),
      id: fc.uuid(),
    })
    .map(({ days, kind, id }) => ({ ...entry('2015-01-01'), id, kind, on: day('2015-01-01').add({ days }) }));

  it('loses and doubles nothing, and is in order', () => {
    fc.assert(
      fc.property(fc.array(anyEntry), fc.constantFrom('newest', 'oldest'), (entries, order) => {
        const all = selectEntries(entries, { kinds: [], order });
        expect(all).toHaveLength(entries.length);
        expect(new Set(all)).toEqual(new Set(entries));
        const direction = order === 'newest' ? -1 : 1;
        for (const [index, each] of all.slice(1).entries()) {
          const before = all[index];
          expect(before && Temporal.PlainDate.compare(before.on, each.on) * direction).toBeLessThanOrEqual(0);
        }
      }),
      { seed: 11, numRuns: 200 },
    );
  });

  it('splits into kinds without remainder', () => {
    fc.assert(
      fc.property(fc.array(anyEntry), (entries) => {
        const parts = ['contact', 'goal', 'removal'].flatMap((kind) =>
          selectEntries(entries, { ...everything, kinds: [kind] }),
        );
        expect(parts).toHaveLength(entries.length);
      }),
      { seed: 12, numRuns: 100 },
    );
  });

  it('groups every entry once, under its month', () => {
    fc.assert(
      fc.property(fc.array(anyEntry), (entries) => {
        const groups = groupByMonth(selectEntries(entries, everything));
        expect(groups.flatMap((group) => group.entries)).toEqual(selectEntries(entries, everything));
        expect(new Set(groups.map((group) => group.key)).size).toBe(groups.length);
      }),
      { seed: 13, numRuns: 100 },
    );
  });
});

describe('what an entry weighs', () => {
  const bare = {
    id: 'x',
    kind: 'x',
    on: day('2024-01-01'),
    precision: 'day',
    title: 'x',
    detail: null,
    by: null,
    href: null,
  } as const;
  it('is what its room says; else key for a turn of the road, and routine for an attempt', () => {
    expect(weighed({ ...bare, lane: 'births' }, { theme: 'children' })).toMatchObject({
      weight: 'key',
      theme: 'children',
    });
    expect(weighed({ ...bare, lane: 'contacts', met: false }, {})).toMatchObject({
      weight: 'routine',
      theme: 'work',
    });
    expect(weighed({ ...bare, lane: 'contacts', met: true }, {}).weight).toBe('ordinary');
    expect(weighed({ ...bare, weight: 'key' }, {}).weight).toBe('key');
  });

  it('chooses entries, as do themes and children', () => {
    const entries = [
      entry('2024-01-01', { weight: 'key', theme: 'court' }),
      entry('2024-01-02', { weight: 'ordinary', theme: 'children', childId: 'ivy' }),
      entry('2024-01-03', { weight: 'routine' }),
    ];
    const days = (filter: Partial<ChronologyFilter>) =>
      daysOf(selectEntries(entries, { ...everything, order: 'oldest', ...filter })).map((each) =>
        each.slice(-1),
      );
    expect(days({ atLeast: 'key' })).toEqual(['1']);
    expect(days({ atLeast: 'ordinary' })).toEqual(['1', '2']);
    expect(days({ atLeast: 'routine' })).toEqual(['1', '2', '3']);
    expect(days({ themes: ['court', 'work'] })).toEqual(['1', '3']);
    expect(days({ childId: 'ivy' })).toEqual(['2']);
  });
});

describe('journeyOf', () => {
  it('makes spans of what lasts, marks of what happened, and counts contacts by themselves', () => {
    const journey = journeyOf(
      { id: 'p', name: 'Amina' },
      [
        { ...entry('2020-01-01', { until: null, title: 'Proceedings' }), lane: 'proceedings' },
        { ...entry('2019-01-01', { precision: 'year', title: 'Maryam' }), lane: 'births' },
        { ...entry('2024-01-01', { met: true }), lane: 'contacts' },
        { ...entry('2024-01-02', { met: false }), lane: 'contacts' },
      ],
      day('2024-06-03'),
    );
    expect(journey.spans).toMatchObject([{ lane: 'proceedings', label: 'Proceedings', to: undefined }]);
    expect(journey.marks).toMatchObject([{ lane: 'birth', label: 'Maryam', on: { precision: 'year' } }]);
    expect(journey.contacts.map((each) => each.met)).toEqual([true, false]);
    expect(journey.contactsHref?.('2024-02')).toBe(
      '/people/p/chronology?kinds=contact&from=2024-02-01&to=2024-02-29',
    );
  });
});
