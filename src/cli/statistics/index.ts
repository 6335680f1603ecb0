import { formatPercent } from '../../interface/wording/index.ts';
import {
  describeShare,
  exactInterval,
  exactLowerBound,
  exactUpperBound,
  poissonInterval,
  wilsonInterval,
} from '../../statistics/index.ts';
import { type CliCommand, type CliRequest, UsageFault } from '../cli-command.ts';
import { columns } from '../database.ts';
import { coxCommand } from './cox.ts';
import { survivalCommand } from './survival.ts';

function whole(request: CliRequest, place: string): number {
  const text = request.need(place);
  if (!/^\d{1,15}$/.test(text))
    throw new UsageFault(`${place} must be a whole number from 0, and not “${text}”`);
  return Number(text);
}

function baseOf(request: CliRequest): number | undefined {
  const text = request.text('base');
  if (text === undefined) return undefined;
  const percent = Number(text);
  if (percent > 0 && percent < 100) return percent / 100;
  throw new UsageFault(`--base must be a percent between 0 and 100, and not “${text}”`);
}

const proportion: CliCommand = {
  name: 'statistics proportion',
  summary: 'K of N as a share, with its exact interval and what it can show',
  places: ['K', 'N'],
  options: {
    base: { type: 'string', value: 'PERCENT', about: 'A published rate to hold it against' },
  },
  async run(request) {
    const [count, total] = [whole(request, 'K'), whole(request, 'N')];
    if (count > total) throw new UsageFault(`K must be at most N: ${count} is more than ${total}`);
    const share = { count, total };
    const [exact, wilson] = [exactInterval(share), wilsonInterval(share)];
    const oneSided = { low: exactLowerBound(share), high: exactUpperBound(share) };
    const described = describeShare(share, baseOf(request));
    const line = (title: string, { low, high }: { low: number; high: number }) => [
      title,
      `${formatPercent(low)} to ${formatPercent(high)}`,
    ];
    const table = columns([
      line('Exact, 95% (Clopper and Pearson)', exact),
      line('Score, 95% (Wilson)', wilson),
      [
        'Exact, one-sided 95%',
        `at least ${formatPercent(oneSided.low)}; at most ${formatPercent(oneSided.high)}`,
      ],
    ]);
    return {
      text: [...described.sentences, '', table].join('\n'),
      json: {
        count,
        total,
        exact,
        wilson,
        oneSided,
        standing: described.standing ?? null,
        sentences: described.sentences,
      },
    };
  },
};

function over(request: CliRequest): number {
  const text = request.text('over') ?? '1';
  const amount = Number(text);
  if (amount > 0 && Number.isFinite(amount)) return amount;
  throw new UsageFault(`--over must be a number above 0, and not “${text}”`);
}

const shown = new Intl.NumberFormat('en-GB', { maximumSignificantDigits: 6 });

const rate: CliCommand = {
  name: 'statistics rate',
  summary: 'COUNT events as a rate, with the exact interval of what was to be expected',
  places: ['COUNT'],
  options: {
    over: { type: 'string', value: 'NUMBER', about: 'What they were counted over: years, births (1)' },
  },
  async run(request) {
    const [count, amount] = [whole(request, 'COUNT'), over(request)];
    const interval = poissonInterval(count);
    const exact = { low: interval.low / amount, high: interval.high / amount };
    const text = columns([
      ['Rate', shown.format(count / amount)],
      ['Exact, 95% (Garwood)', `${shown.format(exact.low)} to ${shown.format(exact.high)}`],
    ]);
    return { text, json: { count, over: amount, rate: count / amount, exact } };
  },
};

/** `facet statistics …` */
export const statisticsCommands: readonly CliCommand[] = [proportion, rate, survivalCommand, coxCommand];
