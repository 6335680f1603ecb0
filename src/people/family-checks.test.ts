import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatPartialDate, type PartialDate, parsePartialDate } from '../foundation/dates.ts';
import { greatestAgeAt, inFuture, surelyBefore } from './dates-in-life.ts';
import { type NewFamily, zFamily } from './family.ts';
import { checkChild, checkFamily, checkProceedings } from './family-checks.ts';

const today = Temporal.PlainDate.from('2024-06-03');

function date(text: string): PartialDate {
  const read = parsePartialDate(text);
  if (!read) throw new Error(`${text} is no date`);
  return read;
}

const child = (more: {
  bornOn?: string;
  removedOn?: string;
  dueOn?: string;
  unborn?: boolean;
  removed?: boolean;
}) => ({
  unborn: more.unborn ?? false,
  bornOn: more.bornOn ? date(more.bornOn) : null,
  removedOn: more.removedOn ? date(more.removedOn) : null,
  dueOn: more.dueOn ? Temporal.PlainDate.from(more.dueOn) : null,
  removed: more.removed ?? null,
});

const messages = (found: { faults: readonly { message: string }[] }) =>
  found.faults.map((each) => each.message);

describe('checkChild', () => {
  it.each([
    [{ bornOn: '2024-06-04' }, 'Date of birth must be in the past. For a baby on the way, give the due date'],
    [{ bornOn: '2025' }, 'Date of birth must be in the past. For a baby on the way, give the due date'],
    [
      { bornOn: '2020-05-02', removedOn: '2020-05-01' },
      'This is before the child was born. Check both dates',
    ],
    [{ bornOn: '2020-06', removedOn: '2020-05' }, 'This is before the child was born. Check both dates'],
    [{ bornOn: '2015', removedOn: '2024-07' }, 'Date of removal must be today or in the past'],
    [{ bornOn: '2004', removedOn: '2023' }, 'The child would have been 18 or older. Check both dates'],
    [{ bornOn: '1980' }, 'This child would be older than the parent. Check both dates of birth'],
    [
      { bornOn: '1999-01' },
      'The parent would have been 8 when this child was born. Check both dates of birth',
    ],
    [{ unborn: true, bornOn: '2024' }, 'A baby not born yet has a due date, not a date of birth'],
    [
      { unborn: true, dueOn: '2024-05-05' },
      'This due date is more than 4 weeks ago. If the baby is born, record the birth instead',
    ],
    [{ unborn: true, dueOn: '2025-06-03' }, 'This due date is too far off. Check the year'],
    [
      { bornOn: '2015', removedOn: '2018', removed: false },
      'There is a date of removal, so say that this child was removed, or take the date out',
    ],
  ])('%o: %s', (input, message) => {
    expect(messages(checkChild(child(input), date('1990-05-01'), today))).toEqual([message]);
  });

  it.each([
    [{ bornOn: '2024-06-03' }],
    [{ bornOn: '2024' }],
    [{ bornOn: '2020', removedOn: '2020-05-01' }],
    [{ bornOn: '2020-05-01', removedOn: '2020-05-01' }],
    [{ bornOn: '2020-05-20', removedOn: '2020-05' }],
    [{ unborn: true, dueOn: '2024-05-06' }],
    [{}],
  ])('%o may be', (input) => {
    expect(checkChild(child(input), date('1990-05-01'), today)).toEqual({ faults: [], questions: [] });
  });

  it('asks about a parent who would have been 12', () => {
    const found = checkChild(child({ bornOn: '2002-06-01' }), date('1990-05-01'), today);
    expect(found.faults).toEqual([]);
    expect(found.questions).toEqual([
      { path: ['bornOn'], message: 'The parent would have been 12 when this child was born. Is that right?' },
    ]);
  });
});

describe('checkProceedings', () => {
  it.each([
    [{ startedOn: '2024-07' }, ['startedOn']],
    [{ startedOn: '2022', concludedOn: '2025' }, ['concludedOn']],
    [{ startedOn: '2022-03', concludedOn: '2022-02' }, ['concludedOn']],
    [{ startedOn: '2022', concludedOn: '2022-02', stillOpen: true }, ['stillOpen']],
    [{ startedOn: '2022-02-03', concludedOn: '2022' }, []],
    [{}, []],
  ])(
    '%o has faults at %s',
    (input: { startedOn?: string; concludedOn?: string; stillOpen?: boolean }, fields) => {
      const found = checkProceedings(
        {
          startedOn: input.startedOn ? date(input.startedOn) : null,
          concludedOn: input.concludedOn ? date(input.concludedOn) : null,
          stillOpen: input.stillOpen ?? null,
        },
        today,
      );
      expect(found.map((fault) => fault.path.at(-1))).toEqual(fields);
    },
  );
});

describe('checkFamily', () => {
  const family = (input: object): NewFamily => zFamily.parse(input);

  it('names each fault by its place in the family', () => {
    const found = checkFamily(
      date('1990'),
      family({
        children: [{ bornOn: '2018' }, { bornOn: '2020', removedOn: '2019' }],
        proceedings: [{ startedOn: '2030' }],
        pregnancy: { pregnant: true, dueOn: '2023-01-01' },
      }),
      today,
    );
    expect(found.faults.map((fault) => fault.path.join('.'))).toEqual([
      'children.1.removedOn',
      'proceedings.0.startedOn',
      'pregnancy.dueOn',
    ]);
  });

  it('asks about a removal before all proceedings, and only when all starts are known', () => {
    const children = [{ bornOn: '2018', removedOn: '2019' }];
    const asked = (proceedings: object[] | null) =>
      checkFamily(null, family({ children, proceedings }), today).questions.length;
    expect(asked([{ startedOn: '2020' }])).toBe(1);
    expect(asked([{ startedOn: '2020' }, {}])).toBe(0);
    expect(asked([{ startedOn: '2019-06' }])).toBe(0);
    expect(asked(null)).toBe(0);
  });
});

describe('partial dates', () => {
  const anyDate = fc
    .record({
      year: fc.integer({ min: 1950, max: 2030 }),
      month: fc.integer({ min: 1, max: 12 }),
      day: fc.integer({ min: 1, max: 28 }),
      precision: fc.constantFrom('day' as const, 'month' as const, 'year' as const),
    })
    .map(({ year, month, day, precision }) =>
      date(formatPartialDate({ date: new Temporal.PlainDate(year, month, day), precision })),
    );

  it('never says both that one is surely before the other and the other way round', () => {
    fc.assert(
      fc.property(anyDate, anyDate, (a, b) => {
        expect(surelyBefore(a, b) && surelyBefore(b, a)).toBe(false);
      }),
      { seed: 1 },
    );
  });

  it('finds no fault in a removal that may have been after the birth and before today', () => {
    fc.assert(
      fc.property(anyDate, anyDate, (bornOn, removedOn) => {
        const possible =
          !inFuture(bornOn, today) &&
          !inFuture(removedOn, today) &&
          !surelyBefore(removedOn, bornOn) &&
          greatestAgeAt(bornOn, removedOn) < 18;
        const found = checkChild({ ...child({}), bornOn, removedOn }, null, today);
        if (possible) expect(found.faults).toEqual([]);
        if (surelyBefore(removedOn, bornOn)) expect(found.faults.length).toBeGreaterThan(0);
      }),
      { seed: 2 },
    );
  });
});
