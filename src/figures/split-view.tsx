import type { FieldFault } from '../foundation/fault.ts';
import { SelectField } from '../interface/forms/index.ts';
import { Button } from '../interface/govuk/index.ts';
import { RecordTable } from '../interface/layout/index.ts';
import { formatPercent } from '../interface/wording/index.ts';
import type { AskedDays } from './asked-days.ts';
import type { CountedFigure } from './figure.ts';
import { isShare, shownNumber } from './figure-view.ts';
import type { SplitChoice, SplitRow } from './split.ts';
import { sayFigures } from './wording.ts';

interface SplitFormProps {
  /** The page that the form asks again. */
  readonly path: string;
  readonly asked: AskedDays;
  readonly choices: readonly SplitChoice[];
  readonly faults: readonly FieldFault[];
}

/** Lets the reader choose by what figures are split; nothing where the programme names no way. */
export function SplitForm({ path, asked, choices, faults }: SplitFormProps) {
  if (choices.length === 0) return null;
  const { split = '', ...days } = asked.asked;
  const items = choices.map(({ id, title }) => ({ value: id, text: title }));
  return (
    <form action={path} method="get" novalidate class="facet-no-print">
      {Object.entries(days).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <SelectField
        name="split"
        label={sayFigures('split.label')}
        value={split}
        items={[{ value: '', text: sayFigures('split.whole') }, ...items]}
        faults={faults}
      />
      <Button variant="secondary">{sayFigures('split.show')}</Button>
    </form>
  );
}

interface SplitTableProps {
  readonly figure: CountedFigure;
  readonly by: string;
  readonly rows: readonly SplitRow[];
  /** Where the rows of one value open; undefined for those who may not open any. */
  readonly hrefOf: (value: string | null) => string | undefined;
}

/** One figure split: each value with what it came to. */
export function SplitTable({ figure, by, rows, hrefOf }: SplitTableProps) {
  if (rows.length === 0)
    return (
      <p class="govuk-body">
        <strong>{figure.title}</strong>: {sayFigures('split.nobody')}
      </p>
    );
  const share = isShare(figure);
  const columns = share
    ? [sayFigures('split.count'), sayFigures('split.percent'), sayFigures('split.interval')]
    : [sayFigures('split.number'), sayFigures('split.count')];
  return (
    <RecordTable
      caption={figure.title}
      columns={[{ text: by }, ...columns.map((text) => ({ text, numeric: true }))]}
      rows={rows.map((row) => [
        nameOf(row, hrefOf(row.value)),
        ...(share ? shareCells(row) : [shownNumber(row), countOf(row)]),
      ])}
    />
  );
}

function nameOf({ title }: SplitRow, href: string | undefined) {
  if (href === undefined) return title;
  return (
    <a class="govuk-link" href={href}>
      {title}
    </a>
  );
}

function shareCells(row: SplitRow): string[] {
  const { share, interval } = row;
  return [
    countOf(row),
    share === null ? sayFigures('split.none') : formatPercent(share),
    interval
      ? sayFigures('split.low', { low: formatPercent(interval.low), high: formatPercent(interval.high) })
      : sayFigures('split.none'),
  ];
}

const countOf = ({ n, of }: SplitRow) => sayFigures('ofTotal', { count: n, total: of });

interface SplitFiguresProps {
  readonly figures: readonly CountedFigure[];
  readonly split: SplitChoice & {
    readonly figures: readonly { readonly figure: string; readonly rows: readonly SplitRow[] }[];
  };
  readonly hrefOf: (figure: string, value: string | null) => string | undefined;
}

/** Every figure of the set that a breakdown splits, each in a table of its own, and which figures are of other rows. */
export function SplitFigures({ figures, split, hrefOf }: SplitFiguresProps) {
  const others = figures.filter(({ definition }) => definition.set !== split.of);
  return (
    <section aria-labelledby="split-figures">
      <h2 class="govuk-heading-m" id="split-figures">
        {sayFigures('split.title', { title: split.title.toLowerCase() })}
      </h2>
      <p class="govuk-body">{sayFigures('split.about')}</p>
      {split.figures.map(({ figure: id, rows }) => {
        const figure = figures.find((each) => each.id === id);
        return (
          figure && (
            <SplitTable figure={figure} by={split.title} rows={rows} hrefOf={(value) => hrefOf(id, value)} />
          )
        );
      })}
      {others.length > 0 && (
        <p class="govuk-hint">
          {sayFigures('split.elsewhere', { figures: others.map(({ title }) => title).join('; ') })}
        </p>
      )}
    </section>
  );
}
