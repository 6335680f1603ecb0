import {
  type Attributes,
  type Content,
  classNames,
  isBlank,
  type Maybe,
  type Wording,
  wordingOptions,
} from './content.ts';

type CellLook = {
  /** Numbers stand to the right. */
  readonly format?: 'numeric' | undefined;
  readonly colspan?: number | undefined;
  readonly rowspan?: number | undefined;
};

/** Content alone, or content with a look. */
export type TableCell = Wording<CellLook>;

type CellOptions = {
  text: Content;
  classes?: string | undefined;
  attributes?: Attributes | undefined;
} & CellLook;

export type TableProps = {
  caption?: Content;
  captionClasses?: string | undefined;
  head?: readonly TableCell[] | undefined;
  rows: readonly Maybe<readonly TableCell[]>[];
  firstCellIsHeader?: boolean | undefined;
  classes?: string | undefined;
  attributes?: Attributes | undefined;
};

/** Figures or facts to compare. */
export function Table(props: TableProps) {
  return (
    <table class={classNames('govuk-table', props.classes)} {...props.attributes}>
      {!isBlank(props.caption) && (
        <caption class={classNames('govuk-table__caption', props.captionClasses)}>{props.caption}</caption>
      )}
      {props.head && (
        <thead class="govuk-table__head">
          <tr class="govuk-table__row">
            {props.head.map((cell) => (
              <HeaderCell scope="col" cell={wordingOptions(cell)} />
            ))}
          </tr>
        </thead>
      )}
      <tbody class="govuk-table__body">
        {props.rows.map((row) => row && <Row cells={row} firstIsHeader={props.firstCellIsHeader === true} />)}
      </tbody>
    </table>
  );
}

function Row(props: { cells: readonly TableCell[]; firstIsHeader: boolean }) {
  return (
    <tr class="govuk-table__row">
      {props.cells.map((cell, index) =>
        index === 0 && props.firstIsHeader ? (
          <HeaderCell scope="row" cell={{ ...wordingOptions(cell), format: undefined }} />
        ) : (
          <DataCell cell={wordingOptions(cell)} />
        ),
      )}
    </tr>
  );
}

function HeaderCell({ cell, scope }: { cell: CellOptions; scope: 'col' | 'row' }) {
  return (
    <th
      scope={scope}
      class={classNames(
        'govuk-table__header',
        cell.format && `govuk-table__header--${cell.format}`,
        cell.classes,
      )}
      colspan={cell.colspan}
      rowspan={cell.rowspan}
      {...cell.attributes}
    >
      {cell.text}
    </th>
  );
}

function DataCell({ cell }: { cell: CellOptions }) {
  return (
    <td
      class={classNames(
        'govuk-table__cell',
        cell.format && `govuk-table__cell--${cell.format}`,
        cell.classes,
      )}
      colspan={cell.colspan}
      rowspan={cell.rowspan}
      {...cell.attributes}
    >
      {cell.text}
    </td>
  );
}
