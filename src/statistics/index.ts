export { type DescribedShare, describeShare, type Standing, standingOf } from './describe-share.ts';
export {
  exactInterval,
  exactLowerBound,
  exactUpperBound,
  fewestToRuleOut,
  type Interval,
  type Proportion,
  wilsonInterval,
} from './proportion.ts';
export { poissonInterval } from './rate.ts';
