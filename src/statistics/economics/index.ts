export type { EconomicModel, Range, View } from './model.ts';
export { readEconomicModel } from './model-file.ts';
export { type EconomicReport, economicReport } from './report.ts';
export { MOST_RUNS } from './sensitivity.ts';
