import {
  bootstrapInterval,
  differenceOfMeans,
  formatFour,
  formatP,
  type Interval,
  type Summary,
  summarise,
} from '../../statistics/index.ts';
import { type CliCommand, type CliRequest, UsageFault } from '../cli-command.ts';
import { columns } from '../columns.ts';
import { anyNumber, columnOf, readCsvFile, someText } from '../csv-table.ts';

interface Group {
  readonly name: string;
  readonly values: readonly number[];
  readonly summary: Summary;
  readonly bootstrap: Interval | undefined;
}

function seedOf(request: CliRequest): number {
  const text = request.text('seed') ?? '1';
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new UsageFault(`--seed must be a whole number from 0, and not “${text}”`);
}

async function groupsOf(request: CliRequest): Promise<Group[]> {
  const file = request.need('FILE');
  const seed = seedOf(request);
  const table = await readCsvFile(file);
  const values = columnOf(table, { file, name: request.need('column') }, anyNumber);
  const by = request.text('group');
  const names = by === undefined ? undefined : columnOf(table, { file, name: by }, someText);
  const members = Map.groupBy(values.keys(), (index) => names?.[index] ?? 'Everybody');
  return [...members].flatMap(([name, indexes]) => {
    const numbers = indexes.map((index) => values[index] ?? 0);
    const summary = summarise(numbers);
    return summary
      ? [{ name, values: numbers, summary, bootstrap: bootstrapInterval(numbers, { seed }) }]
      : [];
  });
}

const between = (interval: Interval | undefined) =>
  interval ? `${formatFour(interval.low)} to ${formatFour(interval.high)}` : 'not known';

function textOf(groups: readonly Group[]): string {
  const rows = groups.map(({ name, summary, bootstrap }) => [
    name,
    String(summary.count),
    formatFour(summary.mean),
    between(summary.interval),
    between(bootstrap),
    formatFour(summary.median),
    `${formatFour(summary.lowerQuartile)} to ${formatFour(summary.upperQuartile)}`,
  ]);
  const head = ['GROUP', 'ROWS', 'MEAN', '95% (STUDENT)', '95% (BOOTSTRAP)', 'MEDIAN', 'QUARTILES'];
  const [one, other, third] = groups;
  if (!one || !other || third) return columns([head, ...rows]);
  const found = differenceOfMeans(one.values, other.values);
  const said = found
    ? `${one.name} less ${other.name}: ${formatFour(found.difference)} (95% interval ${between(found)}; P ${formatP(found.p)})`
    : 'The groups are too small, or do not spread at all, so their difference has no interval.';
  return [columns([head, ...rows]), '', said].join('\n');
}

/** `facet statistics mean` */
export const meanCommand: CliCommand = {
  name: 'statistics mean',
  summary: 'The mean of a column of a CSV, with Student’s and a bootstrap interval; and between two groups',
  places: ['FILE'],
  options: {
    column: { type: 'string', value: 'C', about: 'The column of numbers', required: true },
    group: { type: 'string', value: 'G', about: 'The column that names the groups' },
    seed: { type: 'string', value: 'S', about: 'The seed of the bootstrap (1)' },
  },
  async run(request) {
    const groups = await groupsOf(request);
    const [one, other, third] = groups;
    const found = one && other && !third ? differenceOfMeans(one.values, other.values) : undefined;
    const json = groups.map(({ name, summary, bootstrap }) => ({
      name,
      ...summary,
      spread: summary.spread ?? null,
      interval: summary.interval ?? null,
      bootstrap: bootstrap ?? null,
    }));
    return { text: textOf(groups), json: { groups: json, difference: found ?? null } };
  },
};
