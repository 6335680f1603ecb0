import { describe, expect, it } from 'vitest';
import { columnsPicture, columnsTable } from './columns-over-time.ts';
import { ColumnsOverTime } from './columns-over-time-chart.tsx';
import { funnelRows } from './funnel.ts';
import { Funnel } from './funnel-chart.tsx';
import { intervalRows } from './interval-bars.ts';
import { IntervalBars } from './interval-bars-chart.tsx';

describe('interval bars', () => {
  const [seven, none, hidden, nobody] = intervalRows([
    { label: 'Safe', count: 7, total: 10, low: 0.34754, high: 0.93326 },
    { label: 'No proceedings', count: 0, total: 10, low: 0, high: 0.30849 },
    { label: 'Diagnosis', suppressed: true },
    { label: 'Group', count: 0, total: 0, low: 0, high: 1 },
  ]);

  it('draw the share and its interval, and say n of N', () => {
    expect(seven?.bar?.share).toBeCloseTo(70);
    expect(seven?.bar?.low).toBeCloseTo(34.754);
    expect(seven?.value).toBe('7 of 10 (70%)');
    expect(seven?.interval).toBe('34.8% to 93.3%');
  });

  it('show the interval of a share of nought', () => {
    expect(none?.bar).toEqual({ share: 0, low: 0, high: 30.849 });
    expect(none?.interval).toBe('0% to 30.8%');
  });

  it('draw and say nothing of a figure that may identify somebody', () => {
    expect(hidden?.bar).toBeUndefined();
    expect(hidden?.value).toMatch(/^Not shown/);
    const html = String(
      <IntervalBars id="a" title="What changed" bars={[{ label: 'Diagnosis', suppressed: true }]} />,
    );
    expect(html).not.toContain('facet-bars__share');
  });

  it('divide by nobody never', () => {
    expect(nobody?.bar).toBeUndefined();
    expect(nobody?.value).toBe('0 of 0 (nothing to count yet)');
  });
});

describe('the funnel', () => {
  it('narrows from step to step and says how many did not go on', () => {
    const rows = funnelRows([
      { label: 'Referred', count: 20 },
      { label: 'Accepted', count: 13 },
      { label: 'Started', count: 10 },
    ]);
    expect(rows.map(({ width, nextWidth, leftOut, share }) => [width, nextWidth, leftOut, share])).toEqual([
      [100, 65, 7, '100%'],
      [65, 50, 3, '65%'],
      [50, 50, 0, '50%'],
    ]);
  });

  it('stands empty without a fault', () => {
    expect(funnelRows([{ label: 'Referred', count: 0 }])[0]).toMatchObject({ width: 0, share: '' });
    expect(String(<Funnel id="f" title="Road" steps={[]} />)).toContain('Road');
  });
});

describe('columns over time', () => {
  const periods = [
    { label: 'March 2024', short: 'Mar', values: [3, 1] },
    { label: 'April 2024', short: 'Apr', values: [8, 0] },
  ];

  it('stack series from the ground up without overlap', () => {
    const { columns, highest } = columnsPicture(periods, 100);
    const [lower, upper] = columns[0]?.pieces ?? [];
    expect(lower?.y).toBeCloseTo((upper?.y ?? 0) + (upper?.height ?? 0));
    expect((lower?.y ?? 0) + (lower?.height ?? 0)).toBeCloseTo(100);
    expect(columns[1]?.pieces[0]?.height).toBeCloseTo(100);
    expect(highest).toEqual({ total: 8, label: 'April 2024' });
  });

  it('have only whole numbers at their lines, for they count people and visits', () => {
    const { lines } = columnsPicture([{ label: 'March', short: 'Mar', values: [1] }], 100);
    expect(lines.map(({ label }) => label)).toEqual(['0', '1']);
  });

  it('label about six columns on a phone, and always the last', () => {
    const year = Array.from({ length: 24 }, (_, index) => ({
      label: `${index}`,
      short: `${index}`,
      values: [index],
    }));
    const labelled = columnsPicture(year, 100).columns.map(({ labelled }) => labelled);
    expect(labelled.filter((each) => each === 'always')).toHaveLength(6);
    expect(labelled.filter((each) => each !== 'never')).toHaveLength(12);
    expect(labelled.at(-1)).toBe('always');
  });

  it('give the same data as a table, with a total', () => {
    expect(columnsTable(periods, ['Met', 'Attempted'])).toEqual({
      columns: ['Period', 'Met', 'Attempted', 'Total'],
      rows: [
        ['March 2024', '3', '1', '4'],
        ['April 2024', '8', '0', '8'],
      ],
    });
  });
});

describe('every chart', () => {
  const charts = [
    String(
      <IntervalBars
        id="one"
        title="<b>Shares</b>"
        bars={[{ label: 'A & B', count: 1, total: 2, low: 0.01, high: 0.99 }]}
      />,
    ),
    String(<Funnel id="two" title="<b>Steps</b>" steps={[{ label: 'A & B', count: 2 }]} />),
    String(
      <ColumnsOverTime
        id="three"
        title="<b>Months</b>"
        series={['Met']}
        periods={[{ label: 'A & B', short: 'A', values: [1] }]}
      />,
    ),
  ];

  it.each(charts)('is an image with a title and a description, has its table, and escapes names', (html) => {
    expect(html).toMatch(/role="img" aria-labelledby="(\S+)-title \1-desc"/);
    expect(html).toMatch(/<title id="\S+-title">/);
    expect(html).toMatch(/<desc id="\S+-desc">/);
    expect(html).toContain('<table');
    expect(html).not.toContain('<b>');
    expect(html).toContain('A &amp; B');
  });

  it('holds no inline style, which the content security policy would drop', () => {
    for (const html of charts) expect(html).not.toMatch(/\sstyle=/);
  });
});
