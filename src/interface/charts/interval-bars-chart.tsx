import { say } from '../wording/index.ts';
import { ChartFigure } from './chart-figure.tsx';
import {
  type IntervalBar,
  type IntervalRow,
  type IntervalShape,
  intervalRows,
  intervalTable,
} from './interval-bars.ts';
import { percentOf } from './pattern.tsx';

interface IntervalBarsProps {
  /** Begins the ids of this chart; different for each chart on a page. */
  readonly id: string;
  readonly title: string;
  readonly level?: 2 | 3 | 4 | undefined;
  readonly bars: readonly IntervalBar[];
}

/** Shares as bars, each with its count, its total and the exact interval round it. */
export function IntervalBars({ id, title, level, bars }: IntervalBarsProps) {
  const rows = intervalRows(bars);
  return (
    <ChartFigure title={title} level={level} about={say('charts.barKey')} data={intervalTable(rows)}>
      <ol class="facet-bars">
        {rows.map((row, index) => (
          <li class="facet-bars__row">
            <p class="facet-bars__label">
              {row.href ? (
                <a class="govuk-link govuk-link--no-visited-state" href={row.href}>
                  {row.label}
                </a>
              ) : (
                row.label
              )}
            </p>
            <Value row={row} id={`${id}-${index}`} />
          </li>
        ))}
        <li class="facet-bars__axis" aria-hidden="true">
          <span>0%</span>
          <span>50%</span>
          <span>100%</span>
        </li>
      </ol>
    </ChartFigure>
  );
}

function Value({ row, id }: { row: IntervalRow; id: string }) {
  if (!row.bar) return <p class="facet-bars__nothing">{row.value}</p>;
  return (
    <>
      <p class="facet-bars__value">
        <strong>{row.value}</strong> <span class="facet-bars__interval">{row.interval}</span>
      </p>
      <Bar row={row} bar={row.bar} id={id} />
    </>
  );
}

function Bar({ row, bar, id }: { row: IntervalRow; bar: IntervalShape; id: string }) {
  return (
    <svg class="facet-bars__bar" height="26" role="img" aria-labelledby={`${id}-title ${id}-desc`}>
      <title id={`${id}-title`}>{row.label}</title>
      <desc id={`${id}-desc`}>{row.said}</desc>
      <rect class="facet-bars__track" x="0" y="3" width="100%" height="20" />
      {[25, 50, 75].map((at) => (
        <line class="facet-bars__tick" x1={percentOf(at)} x2={percentOf(at)} y1="3" y2="23" />
      ))}
      <rect class="facet-bars__share" x="0" y="3" width={percentOf(bar.share)} height="20" />
      <Whisker low={bar.low} high={bar.high} layer="halo" />
      <Whisker low={bar.low} high={bar.high} layer="line" />
    </svg>
  );
}

/** Drawn twice: a light halo under a dark line, so that it shows on the bar and beside it. */
function Whisker({ low, high, layer }: { low: number; high: number; layer: 'halo' | 'line' }) {
  const from = percentOf(low);
  const to = percentOf(high);
  return (
    <g class={`facet-bars__whisker facet-bars__whisker--${layer}`}>
      <line x1={from} x2={to} y1="13" y2="13" />
      <line x1={from} x2={from} y1="7" y2="19" />
      <line x1={to} x2={to} y1="7" y2="19" />
    </g>
  );
}
