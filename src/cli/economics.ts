import { readFile } from 'node:fs/promises';
import { formatMoney } from '../foundation/money.ts';
import { PlainFault } from '../foundation/plain-fault.ts';
import {
  type EconomicModel,
  type EconomicReport,
  economicReport,
  formatFour,
  MOST_RUNS,
  type Range,
  readEconomicModel,
  type View,
} from '../statistics/index.ts';
import { type CliCommand, type CliRequest, UsageFault } from './cli-command.ts';
import { columns } from './columns.ts';

async function modelOf(file: string): Promise<EconomicModel> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') throw new PlainFault(`There is no file ${file}`);
    throw new PlainFault(`${file} cannot be read (${error.code ?? error.message})`);
  });
  const model = readEconomicModel(text);
  if (model.ok) return model.value;
  throw new PlainFault(`${file}: ${model.error.join('; ')}`);
}

function viewOf(request: CliRequest): View {
  const text = request.text('view') ?? 'fiscal';
  if (text === 'fiscal' || text === 'economic' || text === 'social') return text;
  throw new UsageFault(`--view must be fiscal, economic or social, and not “${text}”`);
}

function wholeOption(request: CliRequest, name: string, usual: number, most: number): number {
  const text = request.text(name);
  if (text === undefined) return usual;
  if (/^\d{1,9}$/.test(text) && Number(text) >= 1 && Number(text) <= most) return Number(text);
  throw new UsageFault(`--${name} must be a whole number from 1 to ${most}, and not “${text}”`);
}

const STANDINGS = {
  read: 'read in its source',
  secondary: 'from a secondary source',
  own_estimate: 'the project’s own estimate',
  assumed: 'assumed',
};

const between = ({ low, likely, high }: Range, write: (value: number) => string) =>
  low === high ? write(likely) : `${write(low)} to ${write(high)} (likely ${write(likely)})`;

const PARTS = {
  takeUp: 'take-up',
  impact: 'impact',
  deadweight: 'would have come anyway',
  attribution: 'this service’s doing',
  dropOff: 'lost each year',
  unitPence: 'worth of one',
  margin: 'margin on costs',
} as const;

function assumptionLines({ costs, benefits }: EconomicModel): string[] {
  return [
    ...costs.map(
      ({ title, pence, per, source, standing }) =>
        `${title}: ${formatMoney(pence)} a ${per}. ${source} (${STANDINGS[standing]})`,
    ),
    ...benefits.map(
      ({ title, takeUp, impact, deadweight, attribution, unitPence, source, standing }) =>
        `${title}: take-up ${between(takeUp, formatFour)}; impact ${between(impact, formatFour)}; ` +
        `anyway ${between(deadweight, formatFour)}; this service’s doing ${between(attribution, formatFour)}; ` +
        `worth ${between(unitPence, formatMoney)}. ${source} (${STANDINGS[standing]})`,
    ),
  ];
}

function textOf({ model, costs, totalCost, sentences, swings }: EconomicReport): string {
  const lines = columns([
    ...costs.map(({ title, pence }) => [title, formatMoney(pence)]),
    ['Together', formatMoney(totalCost)],
  ]);
  const pounds = (pence: number) => formatMoney(Math.round(pence / 100) * 100);
  const bars = swings.map(({ of, part, netAtLow, netAtHigh }) => [
    `${of}, ${PARTS[part]}`,
    pounds(netAtLow),
    pounds(netAtHigh),
  ]);
  return [
    model.title,
    '',
    lines,
    '',
    ...sentences,
    ...(bars.length > 0
      ? ['', columns([['WHAT MATTERS MOST', 'NET AT ITS LOWEST', 'NET AT ITS HIGHEST'], ...bars])]
      : []),
    '',
    'Assumptions',
    ...assumptionLines(model),
  ].join('\n');
}

/** `facet economics` */
export const economicsCommand: CliCommand = {
  name: 'economics',
  summary: 'What a service costs and would have to prevent to pay for itself, from a model’s file',
  places: ['FILE'],
  options: {
    view: {
      type: 'string',
      value: 'VIEW',
      about: 'Who gains: fiscal (as it is left out), economic or social',
    },
    runs: { type: 'string', value: 'N', about: `Runs by chance (10000; at most ${MOST_RUNS})` },
    seed: { type: 'string', value: 'S', about: 'The seed of chance (1)' },
  },
  async run(request) {
    const view = viewOf(request);
    const runs = wholeOption(request, 'runs', 10_000, MOST_RUNS);
    const seed = wholeOption(request, 'seed', 1, 999_999_999);
    const report = economicReport(await modelOf(request.need('FILE')), view, { runs, seed });
    const breakEven = report.breakEven.map(({ least, likely, most, costEach, ...rest }) => ({
      ...rest,
      least: least ?? null,
      likely: likely ?? null,
      most: most ?? null,
      costEach: costEach ?? null,
    }));
    return {
      text: textOf(report),
      json: { ...report, ratio: report.ratio ?? null, breakEven, unit: 'pence' },
    };
  },
};
