import type { Child } from 'hono/jsx';
import { say } from '../wording/index.ts';

/** The numbers of a chart as a table: one row of texts for each thing drawn. */
export interface ChartData {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

interface ChartFigureProps {
  readonly title: string;
  readonly level?: 2 | 3 | 4 | undefined;
  /** One sentence that says what the chart shows. */
  readonly about?: string | undefined;
  readonly data: ChartData;
  readonly children?: Child;
}

/** A chart under its title, with the table of the same data folded beneath it. */
export function ChartFigure({ title, level = 2, about, data, children }: ChartFigureProps) {
  const Heading = `h${level}` as const;
  return (
    <figure class="facet-chart">
      <figcaption>
        <Heading class="facet-chart__title">{title}</Heading>
        {about && <p class="facet-chart__about">{about}</p>}
      </figcaption>
      {children}
      <details class="facet-chart__data govuk-details">
        <summary class="govuk-details__summary">
          <span class="govuk-details__summary-text">{say('charts.data')}</span>
        </summary>
        <ChartTable title={title} data={data} />
      </details>
    </figure>
  );
}

function ChartTable({ title, data }: { title: string; data: ChartData }) {
  return (
    <section class="facet-scroll" tabindex={0} aria-label={title}>
      <table class="govuk-table facet-chart__table">
        <caption class="govuk-table__caption govuk-visually-hidden">{title}</caption>
        <thead class="govuk-table__head">
          <tr class="govuk-table__row">
            {data.columns.map((column) => (
              <th scope="col" class="govuk-table__header">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody class="govuk-table__body">
          {data.rows.map(([first, ...others]) => (
            <tr class="govuk-table__row">
              <th scope="row" class="govuk-table__header">
                {first}
              </th>
              {others.map((cell) => (
                <td class="govuk-table__cell">{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
