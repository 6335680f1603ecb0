import { formatPercent, say } from '../wording/index.ts';
import type { ChartData } from './chart-figure.tsx';

/** One group's curve: where it steps, and how many were still followed at each of the chart's times. */
export interface DrawnCurve {
  readonly name: string;
  /** Until when anybody of the group was followed; the curve ends there. */
  readonly until: number;
  readonly points: readonly {
    readonly time: number;
    readonly survival: number;
    readonly low: number;
    readonly high: number;
  }[];
  readonly atRisk: readonly number[];
}

/** A curve laid out in a square of 100 by 100, 0 at the top. */
export interface CurveShape {
  readonly name: string;
  readonly line: string;
  readonly band: string;
  readonly atRisk: readonly number[];
}

const place = (value: number) => String(Math.round(value * 100) / 100);

/** A line that goes level and then down, as a path; `of` says which of a point's shares it follows. */
function steps(
  { points, until }: DrawnCurve,
  longest: number,
  of: (point: DrawnCurve['points'][number]) => number,
): string[] {
  const x = (time: number) => place((time / longest) * 100);
  const y = (share: number) => place((1 - share) * 100);
  let level = y(1);
  const made = [`0,${level}`];
  for (const point of points.filter(({ time }) => time <= longest)) {
    const next = y(of(point));
    made.push(`${x(point.time)},${level}`, `${x(point.time)},${next}`);
    level = next;
  }
  made.push(`${x(Math.min(until, longest))},${level}`);
  return made;
}

/** Lays out curves; `longest` is the time at the right edge, above 0. */
export function curveShapes(curves: readonly DrawnCurve[], longest: number): CurveShape[] {
  return curves.map((curve) => {
    const upper = steps(curve, longest, ({ high }) => high);
    const lower = steps(curve, longest, ({ low }) => low).reverse();
    return {
      name: curve.name,
      line: `M${steps(curve, longest, ({ survival }) => survival).join(' L')}`,
      band: `M${[...upper, ...lower].join(' L')} Z`,
      atRisk: curve.atRisk,
    };
  });
}

/** What a curve is at a time: the last step at or before it; undefined beyond what was followed. */
function shareAt({ points, until }: DrawnCurve, time: number) {
  if (time > until) return undefined;
  return points.findLast((point) => point.time <= time) ?? { survival: 1, low: 1, high: 1 };
}

/** The curves as a table, at the chart's times. */
export function curvesTable(
  curves: readonly DrawnCurve[],
  times: readonly number[],
  unit: string,
): ChartData {
  const rows = curves.flatMap((curve) =>
    times.flatMap((time, index) => {
      const share = shareAt(curve, time);
      if (!share) return [];
      const { low, high } = share;
      const interval = say('figures.interval', { low: formatPercent(low), high: formatPercent(high) });
      return [
        [
          curve.name,
          `${time} ${unit}`,
          formatPercent(share.survival),
          interval,
          String(curve.atRisk[index] ?? 0),
        ],
      ];
    }),
  );
  return {
    columns: [
      say('charts.group'),
      say('charts.time'),
      say('charts.notYet'),
      say('charts.interval'),
      say('charts.atRisk'),
    ],
    rows,
  };
}
