export { differenceOfShares, ratioOfRates, testOfRate, testOfShare } from './comparison.ts';
export { describeDifference, describePower } from './describe-difference.ts';
export { describeShare } from './describe-share.ts';
export * from './disclosure/index.ts';
export * from './economics/index.ts';
export { formatP } from './format-p.ts';
export { bootstrapInterval, differenceOfMeans, type Summary, summarise } from './mean.ts';
export {
  exactInterval,
  exactLowerBound,
  exactUpperBound,
  type Interval,
  wilsonInterval,
} from './proportion.ts';
export { poissonInterval } from './rate.ts';
export * from './survival/index.ts';
