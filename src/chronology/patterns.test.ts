import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { WeighedEntry } from './chronology.ts';
import { gapsIn, isNearAnniversary, patternsIn } from './patterns.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const today = day('2024-06-03');
let count = 0;

function entry(on: string, more: Partial<WeighedEntry> = {}): WeighedEntry {
  count += 1;
  const bare = { kind: 'contact', precision: 'day', title: 'x', detail: null, by: null, href: null } as const;
  return { ...bare, id: String(count), on: day(on), theme: 'work', weight: 'ordinary', ...more };
}
const met = (on: string) => entry(on, { met: true, lane: 'contacts' });
const missed = (on: string) => entry(on, { met: false, lane: 'contacts' });
const wordsOf = (entries: readonly WeighedEntry[]) => patternsIn(entries, today).map(({ words }) => words);

describe('gaps', () => {
  it('are times of six weeks and more between two meetings, the longest first', () => {
    const entries = [met('2024-01-01'), met('2024-02-11'), met('2024-03-24'), met('2024-05-26')];
    expect(gapsIn(entries, today).map(({ words }) => words)).toEqual([
      'No meeting for 9 weeks, from 24 March 2024 to 26 May 2024.',
      'No meeting for 6 weeks, from 11 February 2024 to 24 March 2024.',
    ]);
  });

  it('go on until today only while work goes on, and an attempt ends none', () => {
    const open = entry('2024-01-01', { lane: 'enrolments', until: null });
    const entries = [met('2024-01-01'), missed('2024-03-01')];
    expect(gapsIn(entries, today)).toEqual([]);
    expect(gapsIn([...entries, open], today)).toMatchObject([
      { words: 'No meeting for 22 weeks, from 1 January 2024 to today.' },
    ]);
  });
});

describe('times that come again', () => {
  it('are a weekday on which half of what did not come about fell, where meetings did not fall on it as well', () => {
    const mondays = ['2024-03-04', '2024-03-18', '2024-04-08'].map(missed);
    const wednesdays = ['2024-03-06', '2024-03-20', '2024-04-10'].map(met);
    const said = '3 of 4 contacts that did not come about were on a Monday.';
    expect(wordsOf([...mondays, missed('2024-04-09'), ...wednesdays])).toContain(said);
    const meetings = ['2024-03-11', '2024-03-25', '2024-04-15', '2024-04-22'].map(met);
    expect(wordsOf([...mondays, missed('2024-04-09'), ...wednesdays, ...meetings])).not.toContain(said);
    expect(wordsOf([...mondays.slice(0, 2), ...wednesdays])).toEqual([]);
  });

  it('are removals within three months of birth, of two children or more', () => {
    const child = (childId: string, born: string, removed: string) => [
      entry(born, { lane: 'births', childId }),
      entry(removed, { lane: 'removals', childId }),
    ];
    const two = [...child('a', '2015-01-01', '2015-01-03'), ...child('b', '2018-01-01', '2018-04-03')];
    expect(wordsOf([...two, ...child('c', '2010-01-01', '2014-01-01')])).toContain(
      '2 of 3 children who were removed were removed within three months of birth.',
    );
    expect(wordsOf(two.slice(0, 2))).toEqual([]);
  });
});

describe('seasons', () => {
  it('are days near a birthday or the day of a removal', () => {
    const birth = entry('2016-12-28', { lane: 'births', childId: 'a' });
    const near = ['2022-12-20', '2023-01-05', '2023-12-30'].map(missed);
    expect(wordsOf([birth, ...near, missed('2023-06-08')])).toContain(
      '3 of 4 contacts that did not come about were within two weeks of a child’s birthday, or of the day of a removal.',
    );
  });

  it('are months in which safety was told of in two years or more', () => {
    const told = (on: string) => entry(on, { theme: 'safety', weight: 'key', kind: 'safety' });
    expect(wordsOf([told('2021-12-24'), told('2022-12-26'), told('2023-05-01')])).toContain(
      'Something that bears on safety was recorded in December of 2021 and 2022.',
    );
    expect(wordsOf([told('2021-12-24'), told('2021-12-26')])).toEqual([]);
  });

  it('find an anniversary whatever the year, leap days too, and never before the day itself', () => {
    expect(isNearAnniversary(day('2023-03-01'), day('2020-02-29'))).toBe(true);
    expect(isNearAnniversary(day('2020-03-05'), day('2020-02-29'))).toBe(false);
    const days = fc.integer({ min: 0, max: 9000 }).map((after) => day('2000-01-01').add({ days: after }));
    fc.assert(
      fc.property(
        days,
        fc.integer({ min: 1, max: 20 }),
        fc.integer({ min: -14, max: 14 }),
        (of, years, off) => {
          const there = of.add({ years });
          expect(isNearAnniversary(there.add({ days: off }), of)).toBe(true);
        },
      ),
      { seed: 31, numRuns: 200 },
    );
  });
});

describe('a record without dates to compare', () => {
  it('shows nothing', () => {
    expect(wordsOf([])).toEqual([]);
    expect(wordsOf([entry('2024-01-01', { precision: 'year', met: true })])).toEqual([]);
  });
});
