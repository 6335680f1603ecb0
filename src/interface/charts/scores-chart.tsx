import { say } from '../wording/index.ts';
import { ChartFigure } from './chart-figure.tsx';
import { At, percentOf } from './pattern.tsx';
import {
  type ScorePoint,
  type ScoreRange,
  type ScoresPicture,
  scoresPicture,
  scoresTable,
} from './scores-over-time.ts';

const HEIGHT = 200;
const TOP = 14;
const FOOT = 30;

interface ScoresOverTimeProps {
  /** Begins the ids of this chart; different for each chart on a page. */
  readonly id: string;
  readonly title: string;
  readonly level?: 2 | 3 | 4 | undefined;
  /** What a higher score means, and what the band and the line are, in a sentence or two. */
  readonly about: string;
  readonly range: ScoreRange;
  readonly points: readonly ScorePoint[];
}

/** One person's scores over time, in the band within which measuring twice could explain a difference from the first. */
export function ScoresOverTime({ id, title, level, about, range, points }: ScoresOverTimeProps) {
  const picture = scoresPicture(points, range, HEIGHT);
  return (
    <ChartFigure title={title} level={level} about={about} data={scoresTable(points)}>
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
        <Plot id={id} title={title} range={range} picture={picture} />
      </div>
    </ChartFigure>
  );
}

interface PlotProps {
  readonly id: string;
  readonly title: string;
  readonly range: ScoreRange;
  readonly picture: ScoresPicture;
}

function Plot({ id, title, range, picture }: PlotProps) {
  const { points, lines, band, cutOffY } = picture;
  const [first, last] = [points[0], points.at(-1)];
  return (
    <svg
      class="facet-over-time__plot"
      height={TOP + HEIGHT + FOOT}
      role="img"
      aria-labelledby={`${id}-title ${id}-desc`}
    >
      <title id={`${id}-title`}>{title}</title>
      <desc id={`${id}-desc`}>
        {first && last
          ? say('charts.scoresTitle', {
              first: first.score,
              start: first.label,
              last: last.score,
              end: last.label,
            })
          : say('charts.empty')}
      </desc>
      {band && <rect class="facet-scores__band" x="0" width="100%" y={TOP + band.y} height={band.height} />}
      {lines.map(({ y }) => (
        <line class="facet-over-time__line" x1="0" x2="100%" y1={TOP + y} y2={TOP + y} />
      ))}
      {cutOffY !== undefined && <CutOff y={TOP + cutOffY} at={range.cutOff ?? 0} side={picture.cutOffSide} />}
      {points.slice(1).map((point, index) => (
        <line
          class="facet-scores__step"
          x1={percentOf(points[index]?.x ?? 0)}
          y1={TOP + (points[index]?.y ?? 0)}
          x2={percentOf(point.x)}
          y2={TOP + point.y}
        />
      ))}
      {points.map((point, index) => (
        <Score point={point} isLabelled={isLabelled(index, points.length)} />
      ))}
    </svg>
  );
}

/** Dates stand under the first and the last, and one between where there is room for it on a phone. */
function isLabelled(index: number, count: number): boolean {
  return index === 0 || index === count - 1 || (count > 4 && count % 2 === 1 && index === (count - 1) / 2);
}

function Score({
  point,
  isLabelled: hasDate,
}: {
  point: ScoresPicture['points'][number];
  isLabelled: boolean;
}) {
  const isLeft = point.x < 20;
  const isRight = point.x > 80;
  return (
    <>
      <circle class="facet-scores__dot" cx={percentOf(point.x)} cy={TOP + point.y} r="5" />
      <At x={point.x} y={TOP + point.y}>
        <text class="facet-scores__value" x="0" y={point.isUnder ? 22 : -10} text-anchor="middle">
          {point.score}
        </text>
      </At>
      {hasDate && (
        <text
          x={isLeft ? '0' : isRight ? '100%' : percentOf(point.x)}
          y={TOP + HEIGHT + 22}
          text-anchor={isLeft ? 'start' : isRight ? 'end' : 'middle'}
        >
          {point.short}
        </text>
      )}
    </>
  );
}

function CutOff({ y, at, side }: { y: number; at: number; side: 'left' | 'right' }) {
  return (
    <>
      <line class="facet-scores__cut-off" x1="0" x2="100%" y1={y} y2={y} />
      <text
        class="facet-scores__cut-off-label"
        x={side === 'left' ? '0' : '100%'}
        y={y - 6}
        text-anchor={side === 'left' ? 'start' : 'end'}
      >
        {say('charts.cutOff', { at })}
      </text>
    </>
  );
}
