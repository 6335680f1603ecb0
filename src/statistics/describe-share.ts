import { formatPercent } from '../interface/wording/index.ts';
import { exactInterval, fewestToRuleOut, type Interval, type Proportion } from './proportion.ts';
import { sayStatistics } from './wording.ts';

/** Fewer people than this give an interval so wide that it has to be said. */
const FEW = 30;

/** How a share stands to a rate that somebody published: whether the interval leaves the question open. */
type Standing = 'below' | 'open' | 'above';

/** A share in words. */
export interface DescribedShare {
  readonly interval: Interval;
  readonly standing: Standing | undefined;
  /** One plain sentence each: what was counted, what is certain, and what a number so small cannot show. */
  readonly sentences: readonly string[];
}

/** Where a published rate lies beside an interval. */
function standingOf(interval: Interval, base: number): Standing {
  if (interval.high < base) return 'below';
  return interval.low > base ? 'above' : 'open';
}

/**
 * Says a share in plain words, with its exact 95% interval and with what it cannot show. `base` is a published rate
 * between 0 and 1 to hold it against.
 */
export function describeShare(proportion: Proportion, base?: number): DescribedShare {
  const { count, total } = proportion;
  const interval = exactInterval(proportion);
  if (total === 0) return { interval, standing: undefined, sentences: [sayStatistics('nobody')] };
  const [low, high] = [formatPercent(interval.low), formatPercent(interval.high)];
  const sentences = [countedSentence(proportion), sayStatistics('between', { low, high })];
  if (count === 0) sentences.push(sayStatistics('noneIsNotNever', { total, high }));
  else if (total < FEW) sentences.push(sayStatistics('few', { total }));
  if (base === undefined) return { interval, standing: undefined, sentences };
  const standing = standingOf(interval, base);
  return { interval, standing, sentences: [...sentences, ...baseSentences(proportion, base, standing)] };
}

function countedSentence({ count, total }: Proportion): string {
  if (count === 0) return sayStatistics('none', { total });
  if (count === total) return sayStatistics('everybody', { total });
  return sayStatistics('counted', { count, total, share: formatPercent(count / total) });
}

function baseSentences({ count, total }: Proportion, base: number, standing: Standing): string[] {
  const said = { base: formatPercent(base) };
  if (standing === 'open') {
    const open = sayStatistics('baseWithin', { ...said, total });
    return count === 0 ? [open, sayStatistics('fewest', { ...said, fewest: fewestToRuleOut(base) })] : [open];
  }
  const side = standing === 'below' ? sayStatistics('baseAbove', said) : sayStatistics('baseBelow', said);
  return [side, sayStatistics('notComparable')];
}
