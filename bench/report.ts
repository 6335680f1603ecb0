/** One measured line: Facet's time beside what it is held against, and the most that the ratio may be. */
export interface Line {
  readonly what: string;
  readonly size: string;
  readonly facetMs: number;
  readonly bareMs: number;
  readonly ratio: number;
  readonly budget: number;
  /** What every request of this kind pays however little it asks for, in milliseconds: see decision 0038. */
  readonly fixedMs: number;
}

/** One fact beside the ratios: memory, the time of a start. */
export interface Fact {
  readonly what: string;
  readonly value: string;
}

const number = (value: number) => (value >= 100 ? value.toFixed(0) : value.toFixed(2));

/** A statement so small that the fixed price of a request outweighs it is `small`: within its budget but for that price. */
function verdictOf({ facetMs, bareMs, ratio, budget, fixedMs }: Line): 'ok' | 'small' | 'over' {
  if (ratio <= budget) return 'ok';
  return facetMs - budget * bareMs <= fixedMs ? 'small' : 'over';
}

function cells(line: Line): string[] {
  const { what, size, facetMs, bareMs, ratio, budget } = line;
  const verdict = verdictOf(line);
  return [what, size, number(facetMs), number(bareMs), ratio.toFixed(2), budget.toFixed(1), verdict];
}

/** The lines as a table of text. */
export function table(lines: readonly Line[]): string {
  const rows = [['what', 'size', 'Facet ms', 'against ms', 'ratio', 'budget', ''], ...lines.map(cells)];
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  const aligned = (cell: string, column: number) => {
    const width = widths[column] ?? 0;
    return column < 2 ? cell.padEnd(width) : cell.padStart(width);
  };
  return rows.map((row) => row.map(aligned).join('  ').trimEnd()).join('\n');
}
