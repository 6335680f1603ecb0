import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  formBoolean,
  formDate,
  formDateText,
  formMoney,
  formPartialDate,
  formPartialDateText,
  formText,
  formWholeNumber,
  optional,
} from './codecs.ts';
import { parseForm } from './parse-form.ts';
import { readForm } from './read-form.ts';

/** What is wrong, as path and message; empty when nothing is. */
function faults(schema: z.ZodType, value: unknown): string[] {
  const read = schema.safeParse(value);
  return (read.error?.issues ?? []).map((issue) => [...issue.path, issue.message].join(': '));
}
const day = (text: string) => Temporal.PlainDate.from(text);

describe('a date', () => {
  const birth = formDate({ what: 'date of birth' });

  it.each([
    [{ day: '4', month: '3', year: '2019' }, '2019-03-04'],
    [{ day: ' 04 ', month: 'March', year: '2019' }, '2019-03-04'],
    [{ day: '29', month: 'feb', year: '2024' }, '2024-02-29'],
  ])('%j is %s', (parts, iso) => {
    expect(birth.parse(parts).equals(day(iso))).toBe(true);
    expect(formDateText().parse(parts)).toBe(iso);
  });

  it.each([
    [{ day: '', month: '', year: '' }, 'Enter the date of birth'],
    [undefined, 'Enter the date of birth'],
    ['2019-03-04', 'Enter the date of birth'],
    [{ day: '4', month: '', year: '2019' }, 'month: Date of birth must include a month'],
    [{ day: '', month: '3', year: '2019' }, 'day: Date of birth must include a day'],
    [{ day: '4', month: '3', year: '' }, 'year: Date of birth must include a year'],
    [{ day: '4', month: '', year: '' }, 'Date of birth must include a month and year'],
    [{ day: '4', month: '3', year: '19' }, 'year: Year must include 4 numbers'],
    [{ day: '4', month: '3', year: '1819' }, 'year: Date of birth must be in 1900 or later'],
    [{ day: '31', month: '2', year: '2019' }, 'Enter a real date'],
    [{ day: '29', month: '2', year: '2023' }, 'Enter a real date'],
    [{ day: '4', month: 'Marching', year: '2019' }, 'Enter a real date'],
    [{ day: '0', month: '0', year: '2019' }, 'Enter a real date'],
    [{ day: '4\u0000', month: '3', year: '2019' }, 'Enter a real date'],
    [{ day: ['4'], month: '3', year: '2019' }, 'day: Enter a real date'],
  ])('%j is refused: %s', (parts, message) => expect(faults(birth, parts)).toEqual([message]));

  it('fills the boxes that read as the same day', () => {
    const anyDay = fc.integer({ min: 0, max: 80_000 }).map((days) => day('1900-01-01').add({ days }));
    fc.assert(
      fc.property(anyDay, (date) => birth.decode(birth.encode(date)).equals(date)),
      { seed: 5 },
    );
  });
});

describe('a date that may be partial', () => {
  const removed = formPartialDate({ what: 'date of removal' });

  it.each([
    [{ year: '2019' }, '2019-01-01', 'year', '2019'],
    [{ day: '', month: '3', year: '2019' }, '2019-03-01', 'month', '2019-03'],
    [{ day: '4', month: '3', year: '2019' }, '2019-03-04', 'day', '2019-03-04'],
  ])('%j is %s, known to the %s', (parts, iso, precision, text) => {
    const read = removed.parse(parts);
    expect([read.date.toString(), read.precision]).toEqual([iso, precision]);
    expect(formPartialDateText().parse(parts)).toBe(text);
    expect(formPartialDateText().encode(text)).toEqual({ day: '', month: '', ...parts });
  });

  it.each([
    [{ day: '4', month: '', year: '2019' }, 'month: Date of removal must include a month'],
    [{ day: '', month: '3', year: '' }, 'year: Date of removal must include a year'],
    [{ day: '', month: '13', year: '2019' }, 'Enter a real date, such as 3 2019'],
    [{}, 'Enter the date of removal'],
  ])('%j is refused: %s', (parts, message) => expect(faults(removed, parts)).toEqual([message]));
});

describe('text', () => {
  const note = formText({ max: 5, missing: 'Enter a note' });

  it('is kept in one form', () => {
    expect(note.parse('  a\r\nb ')).toBe('a\nb');
    expect(note.parse('e\u0301')).toBe('é');
  });

  it('counts a line end as one character, as the browser does', () => {
    expect(note.parse('ab\r\ncd')).toBe('ab\ncd');
  });

  it.each([
    [undefined, 'Enter a note'],
    ['', 'Enter a note'],
    [' \r\n ', 'Enter a note'],
    ['abcdef', 'Shorten this to 5 characters or fewer'],
    ['a\u0000', 'Remove the hidden NUL character and try again'],
    ['a\ud83d', 'Remove the broken character (half of an emoji or symbol) and try again'],
    [{ a: '1' }, 'Enter a note'],
  ])('%j is refused: %s', (given, message) => expect(faults(note, given)).toEqual([message]));
});

describe('yes or no', () => {
  it.each([
    ['yes', true],
    ['on', true],
    ['true', true],
    ['no', false],
    ['false', false],
  ])('%s is %s', (given, value) => expect(formBoolean().parse(given)).toBe(value));

  it('is said when it is missing or something else', () => {
    expect(faults(formBoolean(), undefined)).toEqual(['Select yes or no']);
    expect(faults(formBoolean({ missing: 'Select whether she agrees' }), 'maybe')).toEqual([
      'Select whether she agrees',
    ]);
    expect([formBoolean().encode(true), formBoolean().encode(false)]).toEqual(['yes', 'no']);
  });
});

describe('numbers and money', () => {
  const minutes = formWholeNumber({ min: 1, max: 1_440, missing: 'Enter how long it took' });

  it.each([
    ['45', 45],
    [' 1,200 ', 1_200],
  ])('%j is %i', (given, value) => expect(minutes.parse(given)).toBe(value));

  it.each([
    ['', 'Enter how long it took'],
    [undefined, 'Enter how long it took'],
    ['0', 'Enter a whole number from 1 to 1,440'],
    ['-5', 'Enter a whole number from 1 to 1,440'],
    ['1e3', 'Enter a whole number from 1 to 1,440'],
    ['4.5', 'Enter a whole number from 1 to 1,440'],
    ['12,34', 'Enter a whole number from 1 to 1,440'],
    ['٤٥', 'Enter a whole number from 1 to 1,440'],
    ['9'.repeat(400), 'Enter a whole number from 1 to 1,440'],
  ])('%j is refused: %s', (given, message) => expect(faults(minutes, given)).toEqual([message]));

  it('reads pounds as pence, and fills them again', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999_999 }), (pence) => {
        expect(formMoney().decode(formMoney().encode(pence))).toBe(pence);
      }),
      { seed: 7 },
    );
    expect(formMoney().parse('£1,200.5')).toBe(120_050);
    expect(faults(formMoney(), '-4')).toEqual(['Enter an amount in pounds, such as 12 or 12.50']);
    expect(faults(formMoney(), '')).toEqual(['Enter an amount']);
  });
});

describe('a question that may be left out', () => {
  it.each([[''], ['  '], [undefined], [null]])('%j is nothing', (given) => {
    expect(optional(formText({ max: 5 })).parse(given)).toBeUndefined();
    expect(optional(formMoney()).parse(given)).toBeUndefined();
  });

  it('takes boxes that are all empty as nothing, and still refuses half a date', () => {
    expect(optional(formDate()).parse({ day: '', month: ' ', year: '' })).toBeUndefined();
    expect(faults(optional(formDate()), { day: '4', month: '', year: '' })).toHaveLength(1);
    expect(optional(formText({ max: 5 })).parse('a')).toBe('a');
  });
});

describe('a whole form', () => {
  const schema = z.object({
    name: formText({ max: 100, missing: 'Enter a name' }),
    children: z.array(z.object({ removedOn: formPartialDate({ what: 'date of removal' }) })),
    note: optional(formText({ max: 10 })),
  });
  const read = (...entries: [string, string][]) => readForm(schema, parseForm(entries));

  it('is read', () => {
    const result = read(['name', 'Amina'], ['children[0][removedOn][year]', '2019'], ['note', '']);
    expect(result).toMatchObject({ ok: true, value: { name: 'Amina', note: undefined } });
  });

  it('says all that is wrong, each once and with its path', () => {
    const result = read(['name', 'A\u0000'], ['children[3][removedOn][month]', '3']);
    expect(result.ok ? [] : result.error).toEqual([
      { path: ['name'], message: 'Remove the hidden NUL character and try again' },
      { path: ['children', 0, 'removedOn', 'year'], message: 'Date of removal must include a year' },
    ]);
  });
});
