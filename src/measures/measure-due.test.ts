import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type MeasureAnchors, measureDues } from './measure-due.ts';
import { zMeasures } from './measures-part.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const measureAt = (at: unknown[], within?: string) => {
  const [measure] = zMeasures.parse([{ id: 'm', title: 'M', instrument: 'core-10', at, within }]);
  if (!measure) throw new Error('no measure');
  return measure;
};
const anchors = (today: string, more: Partial<MeasureAnchors> = {}): MeasureAnchors => ({
  startedOn: day('2024-01-31'),
  endedOn: null,
  stagesOn: [],
  today: day(today),
  ...more,
});
const told = (at: unknown[], facts: MeasureAnchors, made: string[] = [], within = '2 weeks') =>
  measureDues(measureAt(at, within), facts, made.map(day)).map(({ on, state }) => `${on} ${state}`);

describe('measureDues', () => {
  it('given nothing filled in, is due around its day, then late', () => {
    expect(told(['start'], anchors('2024-01-10'))).toEqual(['2024-01-31 later']);
    expect(told(['start'], anchors('2024-01-17'))).toEqual(['2024-01-31 now']);
    expect(told(['start'], anchors('2024-02-14'))).toEqual(['2024-01-31 now']);
    expect(told(['start'], anchors('2024-02-15'))).toEqual(['2024-01-31 late']);
  });

  it('repeats from the start, so that the last day of a month is never lost, and tells one time ahead', () => {
    expect(told([{ every: '1 month' }], anchors('2024-03-20'), ['2024-03-01'])).toEqual([
      '2024-02-29 done',
      '2024-03-31 now',
    ]);
  });

  it('misses a time once the next has come, or a later form was filled in', () => {
    expect(told([{ every: '3 months' }], anchors('2024-07-31'))).toEqual([
      '2024-04-30 missed',
      '2024-07-31 now',
      '2024-10-31 later',
    ]);
    expect(told(['start'], anchors('2024-06-01'), ['2024-05-01'])).toEqual(['2024-01-31 missed']);
  });

  it('gives a form to the nearest time that it fits, and to one only', () => {
    expect(told(['start', { after_start: '3 weeks' }], anchors('2024-03-30'), ['2024-02-12'])).toEqual([
      '2024-01-31 missed',
      '2024-02-21 done',
    ]);
  });

  it('is due at the end and after it once the work has ended, and repeats no longer', () => {
    const ended = anchors('2025-06-01', { endedOn: day('2024-05-10') });
    expect(told(['end', { after_end: '18 months' }, { every: '3 months' }], ended)).toEqual([
      '2024-04-30 missed',
      '2024-05-10 late',
      '2025-11-10 later',
    ]);
    expect(told(['end'], anchors('2025-06-01'))).toEqual([]);
  });

  it('is due at each stage', () => {
    const stages = anchors('2024-04-01', { stagesOn: [day('2024-01-31'), day('2024-04-01')] });
    expect(told(['stage'], stages)).toEqual(['2024-01-31 missed', '2024-04-01 now']);
  });

  it('never counts one form twice, whatever was filled in', () => {
    const days = fc.array(fc.integer({ min: -30, max: 700 }), { maxLength: 12 });
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 800 }), (made, since) => {
        const start = day('2024-01-31');
        const completed = made.map((days) => start.add({ days }));
        const facts = anchors(start.add({ days: since }).toString());
        const dues = measureDues(measureAt(['start', { every: '2 months' }], '6 weeks'), facts, completed);
        const done = dues.flatMap(({ doneOn }) => (doneOn ? [doneOn.toString()] : []));
        const counted = (list: readonly string[], text: string) =>
          list.filter((each) => each === text).length;
        const texts = completed.map(String);
        for (const text of done) expect(counted(done, text)).toBeLessThanOrEqual(counted(texts, text));
        expect(dues.filter(({ state }) => state === 'later').length).toBeLessThanOrEqual(1);
      }),
      { seed: 7, numRuns: 200 },
    );
  });
});
