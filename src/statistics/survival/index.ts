export { type CurveComparison, compareCurves } from './compare-curves.ts';
export { type CoxFit, coxRegression } from './cox-regression.ts';
export type { CoxSubject } from './cox-subjects.ts';
export { describeComparison, describeCurve, formatFour } from './describe-survival.ts';
export {
  type CurveInterval,
  type CurvePoint,
  pointAt,
  type SurvivalCurve,
  survivalCurve,
  timeUntil,
} from './kaplan-meier.ts';
export { restrictedMean } from './restricted-mean.ts';
export { atRiskAt, type Observation, type Sample, sampleOf } from './sample.ts';
