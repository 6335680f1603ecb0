import { formatP, poissonInterval, testOfRate } from '../../statistics/index.ts';
import { type CliCommand, type CliRequest, UsageFault } from '../cli-command.ts';
import { columns } from '../columns.ts';
import { whole } from './numbers.ts';

function above0(request: CliRequest, option: string): number | undefined {
  const text = request.text(option);
  if (text === undefined) return undefined;
  const amount = Number(text);
  if (amount > 0 && Number.isFinite(amount)) return amount;
  throw new UsageFault(`--${option} must be a number above 0, and not “${text}”`);
}

const shown = new Intl.NumberFormat('en-GB', { maximumSignificantDigits: 6 });

/** `facet statistics rate` */
export const rateCommand: CliCommand = {
  name: 'statistics rate',
  summary: 'COUNT events as a rate, with the exact interval of what was to be expected',
  places: ['COUNT'],
  options: {
    over: { type: 'string', value: 'NUMBER', about: 'What they were counted over: years, births (1)' },
    base: {
      type: 'string',
      value: 'RATE',
      about: 'A published rate, over one of the same, to hold it against',
    },
  },
  async run(request) {
    const [count, amount] = [whole(request, 'COUNT'), above0(request, 'over') ?? 1];
    const interval = poissonInterval(count);
    const exact = { low: interval.low / amount, high: interval.high / amount };
    const base = above0(request, 'base');
    const p = base === undefined ? undefined : testOfRate(count, base * amount);
    const text = columns([
      ['Rate', shown.format(count / amount)],
      ['Exact, 95% (Garwood)', `${shown.format(exact.low)} to ${shown.format(exact.high)}`],
      ...(p === undefined ? [] : [['Exact test against the published rate', `P ${formatP(p)}`]]),
    ]);
    return { text, json: { count, over: amount, rate: count / amount, exact, p: p ?? null } };
  },
};
