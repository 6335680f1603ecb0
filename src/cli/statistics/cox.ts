import { PlainFault } from '../../foundation/plain-fault.ts';
import { type CoxFit, coxRegression, formatFour, formatP } from '../../statistics/index.ts';
import { type CliCommand, type CliRequest, UsageFault } from '../cli-command.ts';
import { columns } from '../columns.ts';
import { anyNumber, columnOf, readCsvFile } from '../csv-table.ts';
import { observationsOf } from './survival.ts';

function tiesOf(request: CliRequest): 'breslow' | 'efron' {
  const text = request.text('ties') ?? 'efron';
  if (text === 'breslow' || text === 'efron') return text;
  throw new UsageFault(`--ties must be efron or breslow, and not “${text}”`);
}

function namesOf(request: CliRequest): string[] {
  const names = request
    .need('covariates')
    .split(',')
    .map((name) => name.trim());
  const twice = names.find((name, index) => name === '' || names.indexOf(name) !== index);
  if (twice === undefined) return names;
  throw new UsageFault('--covariates must name columns, each once, with commas between them');
}

async function fitOf(request: CliRequest): Promise<CoxFit> {
  const file = request.need('FILE');
  const [ties, names] = [tiesOf(request), namesOf(request)];
  const table = await readCsvFile(file);
  const observations = observationsOf(table, file, request);
  const covariates = names.map((name) => columnOf(table, { file, name }, anyNumber));
  const subjects = observations.map((observation, row) => ({
    ...observation,
    covariates: covariates.map((column) => column[row] ?? 0),
  }));
  const fit = coxRegression(subjects, names, { ties });
  if (!fit.ok) throw new PlainFault(fit.error.message);
  return fit.value;
}

function textOf({ people, events, ties, coefficients, tests }: CoxFit): string {
  const rows = coefficients.map(({ name, coefficient, standardError, hazardRatio, low, high, p }) => [
    name,
    formatFour(hazardRatio),
    `${formatFour(low)} to ${formatFour(high)}`,
    coefficient.toFixed(5),
    standardError.toFixed(5),
    formatP(p),
  ]);
  const test = (name: string, { chiSquare, freedom, p }: CoxFit['tests']['wald']) => [
    name,
    `χ² ${chiSquare.toFixed(4)}`,
    `df ${freedom}`,
    `P ${formatP(p)}`,
  ];
  return [
    `${people} people, ${events} events; ties by ${ties === 'efron' ? 'Efron' : 'Breslow'}’s method.`,
    'A hazard ratio above 1 means that the event comes sooner for one more of the covariate. It is no proof of cause.',
    '',
    columns([['COVARIATE', 'HAZARD RATIO', '95% INTERVAL', 'COEFFICIENT', 'SE', 'P'], ...rows]),
    '',
    columns([
      test('Likelihood ratio', tests.likelihoodRatio),
      test('Wald', tests.wald),
      test('Score', tests.score),
    ]),
  ].join('\n');
}

/** `facet statistics cox` */
export const coxCommand: CliCommand = {
  name: 'statistics cox',
  summary: 'Cox regression from a CSV: hazard ratios with intervals',
  places: ['FILE'],
  options: {
    time: { type: 'string', value: 'T', about: 'The column with how long each was followed', required: true },
    event: {
      type: 'string',
      value: 'E',
      about: 'The column with 1 where the event came then, 0 where not',
      required: true,
    },
    covariates: {
      type: 'string',
      value: 'A,B',
      about: 'The columns of numbers to look at together',
      required: true,
    },
    ties: { type: 'string', value: 'KIND', about: 'efron (as it is left out) or breslow' },
  },
  async run(request) {
    const fit = await fitOf(request);
    return { text: textOf(fit), json: fit };
  },
};
