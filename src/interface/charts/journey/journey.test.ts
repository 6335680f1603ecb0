import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type PartialDate, parsePartialDate } from '../../../foundation/dates.ts';
import { journeyYears } from './entries.ts';
import { contactMonths, type Journey } from './journey.ts';
import { journeyPicture } from './picture.ts';
import { roadScale } from './road-scale.ts';
import { packRows, placeLabel } from './rows.ts';

const day = (text: string) => Temporal.PlainDate.from(text);

function date(text: string): PartialDate {
  const parsed = parsePartialDate(text);
  if (!parsed) throw new RangeError(`${text} is no date`);
  return parsed;
}

const journey: Journey = {
  name: 'Nadia',
  today: day('2024-06-20'),
  spans: [
    {
      lane: 'enrolment',
      label: 'Diamond',
      from: date('2023-03-20'),
      href: '/e',
      stages: [
        { label: 'Engage', from: day('2023-03-20') },
        { label: 'Intensive', from: day('2023-06-12') },
      ],
    },
    { lane: 'proceedings', label: 'Proceedings', from: date('2013-02'), to: date('2013-11-20') },
  ],
  marks: [
    { lane: 'removal', label: 'Ibrahim', on: date('2013'), href: '/r' },
    { lane: 'birth', label: 'Ibrahim', on: date('2010-05-01') },
  ],
  contacts: [
    { on: day('2023-04-03'), met: true },
    { on: day('2023-04-10'), met: false },
    { on: day('2023-05-01'), met: true },
  ],
  contactsHref: (month) => `/contacts/${month}`,
};

function drawn(of: Journey = journey) {
  const picture = journeyPicture(of);
  if (!picture) throw new Error('nothing was drawn');
  return picture;
}

describe('the road', () => {
  it('runs evenly when our work is the longer part', () => {
    const scale = roadScale(day('2023-01-01'), day('2025-01-01'), day('2023-06-01'));
    expect(scale.squeezedBefore).toBeUndefined();
    expect(scale.at(day('2024-01-01'))).toBeCloseTo(50, 0);
  });

  it('draws long years before our work closer together, and says from when', () => {
    const scale = roadScale(day('2010-01-01'), day('2024-07-01'), day('2023-03-01'));
    expect(scale.squeezedBefore?.toString()).toBe('2023-03-01');
    expect(scale.at(day('2023-03-01'))).toBeCloseTo(34);
    expect(scale.at(day('2024-07-01'))).toBeCloseTo(100);
  });

  it('never runs backwards, and its ticks stand apart', () => {
    const anyDay = fc.integer({ min: 0, max: 12_000 }).map((days) => day('1995-01-01').add({ days }));
    fc.assert(
      fc.property(anyDay, anyDay, anyDay, (a, b, focus) => {
        const [from, to] = Temporal.PlainDate.compare(a, b) < 0 ? [a, b] : [b, a];
        const { at, ticks } = roadScale(from, to, focus);
        const middle = from.add({ days: Math.floor(from.until(to).days / 2) });
        expect(at(from)).toBeLessThanOrEqual(at(middle));
        expect(at(middle)).toBeLessThanOrEqual(at(to) + 1e-9);
        for (const [index, tick] of ticks.entries()) {
          expect(tick.x).toBeGreaterThanOrEqual(-1e-9);
          expect(tick.x).toBeLessThanOrEqual(100 + 1e-9);
          const before = ticks[index - 1];
          if (before) expect(tick.x - before.x).toBeGreaterThan(5);
        }
      }),
      { seed: 11, numRuns: 300 },
    );
  });

  it('labels Januaries by their year and other months by name', () => {
    const labels = roadScale(day('2023-11-15'), day('2024-04-15')).ticks.map(({ label }) => label);
    expect(labels).toEqual(['Dec', '2024', 'Feb', 'Mar', 'Apr']);
  });
});

describe('rows', () => {
  it('nothing lies over anything else in its row, and no row is without need', () => {
    const extent = fc
      .tuple(fc.integer({ min: 0, max: 90 }), fc.integer({ min: 1, max: 40 }))
      .map(([from, width]) => ({ from, to: from + width }));
    fc.assert(
      fc.property(fc.array(extent, { minLength: 1, maxLength: 20 }), (extents) => {
        const rows = packRows(extents, 1);
        for (const [i, a] of extents.entries()) {
          for (const [j, b] of extents.entries()) {
            if (i < j && rows[i] === rows[j]) expect(a.to + 1 <= b.from || b.to + 1 <= a.from).toBe(true);
          }
        }
        expect(new Set(rows).size).toBe(Math.max(...rows) + 1);
      }),
      { seed: 7, numRuns: 200 },
    );
  });

  it('puts words after a mark, before it at the end of the road, and nowhere when there is no room', () => {
    expect(placeLabel({ from: 10, to: 12 }, 20).side).toBe('after');
    expect(placeLabel({ from: 95, to: 97 }, 20)).toEqual({ side: 'before', extent: { from: 75, to: 97 } });
    expect(placeLabel({ from: 5, to: 97 }, 20).side).toBe('none');
  });
});

describe('the picture', () => {
  it('has a lane for each kind of thing on record, in order, and no other', () => {
    expect(drawn().lanes.map(({ name }) => name)).toEqual([
      'proceedings',
      'birth',
      'removal',
      'enrolment',
      'contact',
    ]);
  });

  it('stacks lanes without gaps to its full height', () => {
    const { lanes, height } = drawn();
    for (const [index, lane] of lanes.entries()) {
      expect(lane.y).toBe(index === 0 ? 30 : (lanes[index - 1]?.y ?? 0) + (lanes[index - 1]?.height ?? 0));
    }
    expect(height).toBe((lanes.at(-1)?.y ?? 0) + (lanes.at(-1)?.height ?? 0));
  });

  it('draws what still goes on up to today, with its stages filling it', () => {
    const { spans, today } = drawn();
    const work = spans.find(({ lane }) => lane === 'enrolment');
    expect(work?.ongoing).toBe(true);
    expect((work?.x ?? 0) + (work?.width ?? 0)).toBeCloseTo(today);
    const stages = work?.stages ?? [];
    expect(stages.reduce((sum, { width }) => sum + width, 0)).toBeCloseTo(work?.width ?? 0);
  });

  it('shows a day that is not known as the middle of the days that it may have been', () => {
    const removal = drawn().marks.find(({ lane }) => lane === 'removal');
    expect(removal?.said).toBe('Ibrahim, 2013');
    expect(removal?.spread).toBeDefined();
    expect(removal?.x).toBeCloseTo(((removal?.spread?.from ?? 0) + (removal?.spread?.to ?? 0)) / 2);
    expect(drawn().marks.find(({ lane }) => lane === 'birth')?.spread).toBeUndefined();
  });

  it('counts contacts by month, met and attempted, each month a link', () => {
    const [april, may] = drawn().contacts;
    expect(april?.said).toBe('April 2023: 1 meeting, 1 attempt');
    expect(april?.href).toBe('/contacts/2023-04');
    expect(april?.met).toBeCloseTo(april?.attempted ?? 0);
    expect(may?.attempted).toBe(0);
  });

  it('drops words, and never marks, when a lane is crowded', () => {
    const many = Array.from({ length: 30 }, (_, index) => ({
      lane: 'letter' as const,
      label: `Letter number ${index}`,
      on: { date: day('2023-04-01').add({ days: index }), precision: 'day' as const },
    }));
    const { marks } = drawn({ ...journey, marks: many });
    expect(marks).toHaveLength(30);
    expect(new Set(marks.map(({ side }) => side))).toEqual(new Set(['none']));
  });

  it('is not drawn when nothing is on record', () => {
    expect(journeyPicture({ ...journey, spans: [], marks: [], contacts: [] })).toBeUndefined();
  });

  it('holds everything within the road, whatever the dates', () => {
    const anyDate = fc.record({
      date: fc.integer({ min: 0, max: 14_000 }).map((days) => day('1990-01-01').add({ days })),
      precision: fc.constantFrom('day' as const, 'month' as const, 'year' as const),
    });
    const marks = fc.array(
      anyDate.map((on) => ({ lane: 'outcome' as const, label: 'Own tenancy', on })),
      { minLength: 1, maxLength: 12 },
    );
    fc.assert(
      fc.property(marks, (some) => {
        for (const mark of drawn({ ...journey, marks: some }).marks) {
          expect(mark.x).toBeGreaterThanOrEqual(-5);
          expect(mark.x).toBeLessThanOrEqual(100);
        }
      }),
      { seed: 3, numRuns: 100 },
    );
  });
});

describe('the list by year', () => {
  it('tells the same journey in order, with each year’s contacts counted last', () => {
    expect(
      journeyYears(journey).map(({ year, entries }) => [year, entries.map(({ label }) => label)]),
    ).toEqual([
      [2010, ['Ibrahim']],
      [2013, ['Ibrahim', 'Proceedings']],
      [2023, ['Diamond', '2 meetings and 1 attempt']],
    ]);
  });

  it('leaves out months without contacts', () => {
    expect(contactMonths(journey.contacts).map(({ month }) => month.toString())).toEqual([
      '2023-04-01',
      '2023-05-01',
    ]);
  });
});
