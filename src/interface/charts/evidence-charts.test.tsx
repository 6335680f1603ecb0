import { describe, expect, it } from 'vitest';
import { ScoresOverTime } from './scores-chart.tsx';
import { scoresPicture, scoresTable } from './scores-over-time.ts';
import { SurvivalChart } from './survival-chart.tsx';
import { curveShapes, curvesTable } from './survival-curves.ts';

const curve = {
  name: 'A & B',
  until: 8,
  points: [
    { time: 2, survival: 0.75, low: 0.5, high: 0.9 },
    { time: 4, survival: 0.25, low: 0.1, high: 0.6 },
  ],
  atRisk: [4, 3, 1, 0],
};
const scores = [
  { label: '4 March 2024', short: 'Mar', at: 0, score: 24 },
  { label: '4 June 2024', short: 'Jun', at: 92, score: 9.5 },
];
const range = { lowest: 0, highest: 40, cutOff: 11, reliable: 6 };

describe('survival curves', () => {
  it('step down where it happened, and end where following did', () => {
    const [shape] = curveShapes([curve], 10);
    expect(shape?.line).toBe('M0,0 L20,0 L20,25 L40,25 L40,75 L80,75');
    expect(shape?.band).toBe(
      'M0,0 L20,0 L20,10 L40,10 L40,40 L80,40 L80,90 L40,90 L40,50 L20,50 L20,0 L0,0 Z',
    );
  });

  it('give the same data as a table, and nothing beyond what was followed', () => {
    const { rows } = curvesTable([curve], [0, 3, 6, 10], 'months');
    expect(rows).toEqual([
      ['A & B', '0 months', '100%', '100% to 100%', '4'],
      ['A & B', '3 months', '75%', '50% to 90%', '3'],
      ['A & B', '6 months', '25%', '10% to 60%', '1'],
    ]);
  });
});

describe('scores over time', () => {
  it('stand in the band of what measuring twice explains, within what can be scored', () => {
    const { band, cutOffY, points } = scoresPicture(scores, range, 200);
    expect(band?.y).toBe(50);
    expect(band?.height).toBeCloseTo(60);
    expect(cutOffY).toBe(145);
    expect(points[1]?.y).toBeCloseTo(152.5);
    expect(
      scoresPicture([{ ...scores[0], label: '', short: '', at: 0, score: 38 }], range, 200).band?.y,
    ).toBe(0);
  });

  it('have no band where nobody knows how much a score moves by itself', () => {
    expect(scoresPicture(scores, { lowest: 0, highest: 40 }, 200)).toMatchObject({
      band: undefined,
      cutOffY: undefined,
    });
  });

  it('of one day only stand in the middle', () => {
    expect(scoresPicture(scores.slice(0, 1), range, 200).points[0]?.x).toBe(50);
  });

  it('give the same data as a table', () => {
    expect(scoresTable(scores).rows).toEqual([
      ['4 March 2024', '24', ''],
      ['4 June 2024', '9.5', '-14.5'],
    ]);
  });
});

const charts = [
  String(<SurvivalChart id="s" title="<b>T</b>" unit="months" times={[0, 4, 8]} curves={[curve, curve]} />),
  String(<SurvivalChart id="s" title="Nobody" unit="months" times={[]} curves={[]} />),
  String(<ScoresOverTime id="c" title="<b>T</b>" about="A & B" range={range} points={scores} />),
  String(<ScoresOverTime id="c" title="None" about="Empty" range={range} points={[]} />),
];

describe('both', () => {
  it.each(charts)(
    'are images with a title and a description, have a table, escape names and hold no bad number',
    (html) => {
      expect(html).toMatch(/role="img" aria-labelledby="(\S+)-title \1-desc"/);
      expect(html).toContain('<table');
      expect(html).not.toMatch(/<b>|\sstyle=|NaN|Infinity|undefined/);
    },
  );
});
