export { describeShare } from './describe-share.ts';
export {
  exactInterval,
  exactLowerBound,
  exactUpperBound,
  type Interval,
  wilsonInterval,
} from './proportion.ts';
export { poissonInterval } from './rate.ts';
export * from './survival/index.ts';
