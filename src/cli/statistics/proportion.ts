import { formatPercent } from '../../interface/wording/index.ts';
import {
  describeDifference,
  describePower,
  describeShare,
  differenceOfShares,
  exactInterval,
  exactLowerBound,
  exactUpperBound,
  formatP,
  testOfShare,
  wilsonInterval,
} from '../../statistics/index.ts';
import { type CliCommand, type CliRequest, UsageFault } from '../cli-command.ts';
import { columns } from '../columns.ts';
import { whole } from './numbers.ts';

function baseOf(request: CliRequest): number | undefined {
  const text = request.text('base');
  if (text === undefined) return undefined;
  const percent = Number(text);
  if (percent > 0 && percent < 100) return percent / 100;
  throw new UsageFault(`--base must be a percent between 0 and 100, and not “${text}”`);
}

/** `facet statistics proportion` */
export const proportionCommand: CliCommand = {
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
    const base = baseOf(request);
    const described = describeShare(share, base);
    const isHeld = base !== undefined && total > 0;
    const sentences = isHeld ? [...described.sentences, ...describePower(total, base)] : described.sentences;
    const p = base === undefined ? undefined : testOfShare(share, base);
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
      ...(p === undefined ? [] : [['Exact test against the published rate', `P ${formatP(p)}`]]),
    ]);
    return {
      text: [...sentences, '', table].join('\n'),
      json: {
        count,
        total,
        exact,
        wilson,
        oneSided,
        standing: described.standing ?? null,
        p: p ?? null,
        sentences,
      },
    };
  },
};

/** `facet statistics compare` */
export const compareCommand: CliCommand = {
  name: 'statistics compare',
  summary: 'K1 of N1 against K2 of N2: the difference between two groups, with its interval',
  places: ['K1', 'N1', 'K2', 'N2'],
  async run(request) {
    const [k1, n1, k2, n2] = [
      whole(request, 'K1'),
      whole(request, 'N1'),
      whole(request, 'K2'),
      whole(request, 'N2'),
    ];
    if (k1 > n1) throw new UsageFault(`K1 must be at most N1: ${k1} is more than ${n1}`);
    if (k2 > n2) throw new UsageFault(`K2 must be at most N2: ${k2} is more than ${n2}`);
    const groups = [
      { count: k1, total: n1 },
      { count: k2, total: n2 },
    ] as const;
    const found = differenceOfShares(...groups);
    const sentences = describeDifference(found);
    const shares = groups.map((group) => ({ ...group, exact: exactInterval(group) }));
    const table = columns(
      shares.map(({ count, total, exact: { low, high } }) => [
        `${count} of ${total}`,
        total === 0 ? '' : formatPercent(count / total),
        `${formatPercent(low)} to ${formatPercent(high)}`,
      ]),
    );
    return {
      text: [...sentences, '', table].join('\n'),
      json: { groups: shares, difference: found ?? null, sentences },
    };
  },
};
