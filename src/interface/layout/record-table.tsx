// biome-ignore-all lint/a11y/noRedundantRoles: a table laid out as blocks loses its roles in some browsers unless they are written
import type { Child } from 'hono/jsx';
import { classNames } from '../govuk/content.ts';

/** A column of a list of records. `numeric` sets figures to the right, under one another. */
export interface RecordColumn {
  readonly text: string;
  readonly numeric?: boolean | undefined;
}

interface RecordTableProps {
  readonly caption: string;
  /** True where a heading beside the table already says what it holds. */
  readonly captionHidden?: boolean | undefined;
  readonly columns: readonly RecordColumn[];
  /** One cell for each column; the first names the record. */
  readonly rows: readonly (readonly Child[])[];
}

/**
 * A list of records: a table at a desk; on a phone each record stands by itself with its columns' names.
 * The roles are written out because a table that is laid out otherwise loses them in some browsers.
 */
export function RecordTable({ caption, captionHidden, columns, rows }: RecordTableProps) {
  return (
    <table class="govuk-table facet-records" role="table">
      <caption
        class={classNames(
          'govuk-table__caption',
          captionHidden ? 'govuk-visually-hidden' : 'govuk-table__caption--m',
        )}
      >
        {caption}
      </caption>
      <thead class="govuk-table__head" role="rowgroup">
        <tr class="govuk-table__row" role="row">
          {columns.map(({ text, numeric }) => (
            <th
              scope="col"
              role="columnheader"
              class={classNames('govuk-table__header', numeric && 'govuk-table__header--numeric')}
            >
              {text}
            </th>
          ))}
        </tr>
      </thead>
      <tbody class="govuk-table__body" role="rowgroup">
        {rows.map((cells) => (
          <tr class="govuk-table__row" role="row">
            {cells.map((cell, index) => (
              <RecordCell cell={cell} column={columns[index]} isFirst={index === 0} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function RecordCell({
  cell,
  column,
  isFirst,
}: {
  cell: Child;
  column: RecordColumn | undefined;
  isFirst: boolean;
}) {
  if (isFirst) {
    return (
      <th scope="row" role="rowheader" class="govuk-table__header facet-records__name">
        {cell}
      </th>
    );
  }
  return (
    <td
      role="cell"
      class={classNames('govuk-table__cell', column?.numeric && 'govuk-table__cell--numeric')}
      data-label={column?.text}
    >
      <span class="facet-records__value">{cell}</span>
    </td>
  );
}
