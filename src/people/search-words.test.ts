import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatPartialDate } from '../foundation/dates.ts';
import { readSearch } from './search-words.ts';

const today = Temporal.PlainDate.from('2024-06-03');

describe('readSearch', () => {
  it.each([
    ['Shabnam Akhtar', 'Shabnam Akhtar', null],
    ['14 March 1992', '', '1992-03-14'],
    ['14th of march 1992', '', '1992-03-14'],
    ['Mar 14, 1992', '', '1992-03-14'],
    ['14/3/1992', '', '1992-03-14'],
    ['14.03.92', '', '1992-03-14'],
    ['1/2/24', '', '2024-02-01'],
    ['1/2/25', '', '1925-02-01'],
    ['14031992', '', '1992-03-14'],
    ['1992-03-14', '', '1992-03-14'],
    ['March 1992', '', '1992-03'],
    ['3/1992', '', '1992-03'],
    ['Akhtar, born 1992', 'Akhtar', '1992'],
    ['Akhtar DOB: 14/3/1992', 'Akhtar', '1992-03-14'],
    ['14 mars 1992', '14 mars', '1992'],
    ['31/2/1992', '31/2/1992', null],
    ['1992-13-45', '1992-13-45', null],
    ['May Johnson', 'May Johnson', null],
    ['Dobson', 'Dobson', null],
  ])('reads “%s” as the name “%s” and the date %s', (typed, name, bornOn) => {
    const read = readSearch(typed, today);
    expect([read.name, read.bornOn && formatPartialDate(read.bornOn)]).toEqual([name, bornOn]);
  });

  it('reads every date back that it can be given, whatever stands beside it', () => {
    const day = fc
      .record({
        year: fc.integer({ min: 1900, max: 2099 }),
        month: fc.integer({ min: 1, max: 12 }),
        day: fc.integer({ min: 1, max: 28 }),
      })
      .map(({ year, month, day: date }) => new Temporal.PlainDate(year, month, date));
    fc.assert(
      fc.property(day, fc.constantFrom('', 'Shabnam ', 'Nguyễn Thị '), (date, name) => {
        const typed = `${name}${date.day}/${date.month}/${date.year}`;
        const read = readSearch(typed, today);
        expect(read.bornOn?.date.toString()).toBe(date.toString());
        expect(read.name).toBe(name.trim());
      }),
      { seed: 7 },
    );
  });
});
