import { say } from '../wording/index.ts';
import { ChartFigure } from './chart-figure.tsx';
import { percentOf } from './pattern.tsx';
import { type CurveShape, curveShapes, curvesTable, type DrawnCurve } from './survival-curves.ts';

const HEIGHT = 220;
const TOP = 12;
const AXIS = 76;
const GROUP = 46;
const SHARES = [0, 25, 50, 75, 100];

interface SurvivalChartProps {
  /** Begins the ids of this chart; different for each chart on a page. */
  readonly id: string;
  readonly title: string;
  readonly level?: 2 | 3 | 4 | undefined;
  readonly about?: string | undefined;
  /** What times are counted in: “months”. */
  readonly unit: string;
  /** Times to mark, rising from 0; the last stands at the right edge. */
  readonly times: readonly number[];
  /** One to three groups, drawn solid, dashed and dotted. */
  readonly curves: readonly DrawnCurve[];
}

/** How many had not come to an event as time went on, each curve in its 95% band, with the numbers still followed. */
export function SurvivalChart({ id, title, level, about, unit, times, curves }: SurvivalChartProps) {
  const longest = Math.max(times.at(-1) ?? 0, Number.MIN_VALUE);
  const shapes = curveShapes(curves, longest);
  const height = TOP + HEIGHT + AXIS + shapes.length * GROUP;
  return (
    <ChartFigure title={title} level={level} about={about} data={curvesTable(curves, times, unit)}>
      {shapes.length > 1 && <Key shapes={shapes} />}
      <div class="facet-over-time">
        <svg class="facet-over-time__axis" width="50" height={height} aria-hidden="true" focusable="false">
          {SHARES.map((share) => (
            <text x="44" y={TOP + HEIGHT * (1 - share / 100) + 5} text-anchor="end">
              {share}%
            </text>
          ))}
        </svg>
        <svg
          class="facet-over-time__plot"
          height={height}
          role="img"
          aria-labelledby={`${id}-title ${id}-desc`}
        >
          <title id={`${id}-title`}>{title}</title>
          <desc id={`${id}-desc`}>{say('charts.curvesTitle', { groups: shapes.length, unit })}</desc>
          {SHARES.map((share) => (
            <line
              class="facet-over-time__line"
              x1="0"
              x2="100%"
              y1={TOP + HEIGHT * (1 - share / 100)}
              y2={TOP + HEIGHT * (1 - share / 100)}
            />
          ))}
          <svg
            y={TOP}
            width="100%"
            height={HEIGHT}
            viewBox="0 0 100 100"
            preserveAspectRatio="none"
            class="facet-at"
            aria-hidden="true"
            focusable="false"
          >
            {shapes.map(({ band }) => (
              <path class="facet-curve__band" d={band} />
            ))}
            {shapes.map(({ line }, index) => (
              <path class={`facet-curve__line facet-curve__line--${index}`} d={line} />
            ))}
          </svg>
          <Times times={times} longest={longest} unit={unit} />
          {shapes.map((shape, index) => (
            <AtRisk shape={shape} times={times} longest={longest} y={TOP + HEIGHT + AXIS + index * GROUP} />
          ))}
        </svg>
      </div>
    </ChartFigure>
  );
}

/** Words at the edges stay within the picture. */
function anchorAt(time: number, longest: number): 'start' | 'middle' | 'end' {
  if (time === 0) return 'start';
  return time === longest ? 'end' : 'middle';
}

function Times({ times, longest, unit }: { times: readonly number[]; longest: number; unit: string }) {
  return (
    <>
      {times.map((time) => (
        <text
          x={percentOf((time / longest) * 100)}
          y={TOP + HEIGHT + 20}
          text-anchor={anchorAt(time, longest)}
        >
          {time}
        </text>
      ))}
      <text class="facet-curve__group" x="100%" y={TOP + HEIGHT + 41} text-anchor="end">
        {unit}
      </text>
      <text class="facet-curve__heading" x="0" y={TOP + HEIGHT + 68}>
        {say('charts.atRisk')}
      </text>
    </>
  );
}

interface AtRiskProps {
  readonly shape: CurveShape;
  readonly times: readonly number[];
  readonly longest: number;
  readonly y: number;
}

function AtRisk({ shape, times, longest, y }: AtRiskProps) {
  return (
    <>
      <text class="facet-curve__group" x="0" y={y + 16}>
        {shape.name}
      </text>
      {times.map((time, index) => (
        <text x={percentOf((time / longest) * 100)} y={y + 35} text-anchor={anchorAt(time, longest)}>
          {shape.atRisk[index] ?? 0}
        </text>
      ))}
    </>
  );
}

function Key({ shapes }: { shapes: readonly CurveShape[] }) {
  return (
    <ul class="facet-key">
      {shapes.map(({ name }, index) => (
        <li>
          <svg width="34" height="16" aria-hidden="true" focusable="false">
            <line class={`facet-curve__line facet-curve__line--${index}`} x1="0" x2="34" y1="8" y2="8" />
          </svg>
          {name}
        </li>
      ))}
    </ul>
  );
}
