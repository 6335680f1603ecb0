import { say } from '../wording/index.ts';
import { ChartFigure } from './chart-figure.tsx';
import {
  type ColumnsPicture,
  type ColumnView,
  columnsPicture,
  columnsTable,
  type Period,
} from './columns-over-time.ts';
import { Patterns, patternFill, percentOf } from './pattern.tsx';

const HEIGHT = 180;
const TOP = 12;
const FOOT = 28;

interface ColumnsOverTimeProps {
  /** Begins the ids of this chart; different for each chart on a page. */
  readonly id: string;
  readonly title: string;
  readonly level?: 2 | 3 | 4 | undefined;
  readonly about?: string | undefined;
  /** One to three series, drawn solid, striped and dotted, from the bottom. */
  readonly series: readonly string[];
  readonly periods: readonly Period[];
}

/** Numbers period by period, as stacked columns. */
export function ColumnsOverTime({ id, title, level, about, series, periods }: ColumnsOverTimeProps) {
  const picture = columnsPicture(periods, HEIGHT);
  return (
    <ChartFigure title={title} level={level} about={about} data={columnsTable(periods, series)}>
      {series.length > 1 && <Key id={id} series={series} />}
      <div class="facet-over-time">
        <svg
          class="facet-over-time__axis"
          width="34"
          height={TOP + HEIGHT + FOOT}
          aria-hidden="true"
          focusable="false"
        >
          {picture.lines.map(({ y, label }) => (
            <text x="28" y={TOP + y + 5} text-anchor="end">
              {label}
            </text>
          ))}
        </svg>
        <Plot id={id} title={title} picture={picture} />
      </div>
    </ChartFigure>
  );
}

function Plot({ id, title, picture }: { id: string; title: string; picture: ColumnsPicture }) {
  const { highest } = picture;
  return (
    <svg
      class="facet-over-time__plot"
      height={TOP + HEIGHT + FOOT}
      role="img"
      aria-labelledby={`${id}-title ${id}-desc`}
    >
      <title id={`${id}-title`}>{title}</title>
      <desc id={`${id}-desc`}>
        {highest
          ? say('charts.columnsTitle', { title, highest: highest.total, period: highest.label })
          : say('charts.empty')}
      </desc>
      <Patterns id={id} />
      {picture.lines.map(({ y }) => (
        <line class="facet-over-time__line" x1="0" x2="100%" y1={TOP + y} y2={TOP + y} />
      ))}
      {picture.columns.map((column) => (
        <Column id={id} column={column} />
      ))}
    </svg>
  );
}

function Column({ id, column }: { id: string; column: ColumnView }) {
  return (
    <>
      {column.pieces.map(({ series, y, height }) => (
        <rect
          class="facet-over-time__piece"
          x={percentOf(column.x)}
          width={percentOf(column.width)}
          y={TOP + y}
          height={height}
          fill={seriesFill(id, series)}
        />
      ))}
      {column.labelled !== 'never' && (
        <text
          class={
            column.labelled === 'wide'
              ? 'facet-over-time__label facet-over-time__label--wide'
              : 'facet-over-time__label'
          }
          x={percentOf(column.x + column.width / 2)}
          y={TOP + HEIGHT + 20}
          text-anchor="middle"
        >
          {column.short}
        </text>
      )}
    </>
  );
}

function Key({ id, series }: { id: string; series: readonly string[] }) {
  return (
    <ul class="facet-key">
      {series.map((name, index) => (
        <li>
          <svg width="22" height="16" aria-hidden="true" focusable="false">
            <Patterns id={`${id}-key${index}`} />
            <rect
              class="facet-over-time__piece"
              x="1"
              y="1"
              width="20"
              height="14"
              fill={seriesFill(`${id}-key${index}`, index)}
            />
          </svg>
          {name}
        </li>
      ))}
    </ul>
  );
}

function seriesFill(id: string, series: number): string | undefined {
  if (series === 0) return undefined;
  return patternFill(id, series === 1 ? 'hatch' : 'dots');
}
