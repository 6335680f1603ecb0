import { say } from '../wording/index.ts';
import { ChartFigure } from './chart-figure.tsx';
import { type FunnelRow, type FunnelStep, funnelRows, funnelTable } from './funnel.ts';

interface FunnelProps {
  /** Begins the ids of this chart; different for each chart on a page. */
  readonly id: string;
  readonly title: string;
  readonly level?: 2 | 3 | 4 | undefined;
  readonly about?: string | undefined;
  readonly steps: readonly FunnelStep[];
}

/** How many came to each step on the way, and how many did not go on. */
export function Funnel({ id, title, level, about, steps }: FunnelProps) {
  const rows = funnelRows(steps);
  return (
    <ChartFigure title={title} level={level} about={about} data={funnelTable(rows)}>
      <ol class="facet-funnel">
        {rows.map((row, index) => (
          <li class="facet-funnel__row">
            <p class="facet-funnel__label">
              <strong class="facet-funnel__count">{row.count}</strong>{' '}
              {row.href ? (
                <a class="govuk-link govuk-link--no-visited-state" href={row.href}>
                  {row.label}
                </a>
              ) : (
                row.label
              )}
              {index > 0 && row.share && <span class="facet-funnel__share"> {row.share}</span>}
            </p>
            <Step row={row} id={`${id}-${index}`} isLast={index === rows.length - 1} />
            {row.leftOut > 0 && (
              <p class="facet-funnel__left">{say('charts.leftOut', { count: row.leftOut })}</p>
            )}
          </li>
        ))}
      </ol>
    </ChartFigure>
  );
}

function Step({ row, id, isLast }: { row: FunnelRow; id: string; isLast: boolean }) {
  return (
    <svg
      class="facet-funnel__shape"
      height={isLast ? 30 : 54}
      viewBox={`0 0 100 ${isLast ? 30 : 54}`}
      preserveAspectRatio="none"
      role="img"
      aria-labelledby={`${id}-title ${id}-desc`}
    >
      <title id={`${id}-title`}>{row.label}</title>
      <desc id={`${id}-desc`}>
        {say('charts.funnelTitle', { label: row.label, count: row.count, share: row.share })}
      </desc>
      <rect class="facet-funnel__bar" x="0" y="0" width={row.width} height="30" />
      {!isLast && (
        <polygon class="facet-funnel__narrowing" points={`0,30 ${row.width},30 ${row.nextWidth},54 0,54`} />
      )}
    </svg>
  );
}
