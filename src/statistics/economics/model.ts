/** How sure a number is: read in its source, from a secondary source, the project’s own estimate, or an assumption. */
export type Standing = 'read' | 'secondary' | 'own_estimate' | 'assumed';

/** A number with how far it may be off. A number that is not in doubt has all three alike. */
export interface Range {
  readonly low: number;
  readonly likely: number;
  readonly high: number;
}

/** Where a number comes from. */
export interface Sourced {
  readonly source: string;
  readonly standing: Standing;
  /** The year of whose prices it is. */
  readonly priceYear?: number | undefined;
}

/** Who gains: the public purse; the economy (which takes in the purse); society (which takes in both). */
export type View = 'fiscal' | 'economic' | 'social';

/** One line of costs, in whole pence. */
export interface CostLine extends Sourced {
  readonly id: string;
  readonly title: string;
  readonly pence: number;
  readonly per: 'year' | 'head';
  /** In which years it falls, from 0 (now). */
  readonly from: number;
  readonly to: number;
  readonly paidBy?: string | undefined;
  /** How much more it may come to, as a share: optimism found elsewhere. */
  readonly margin: number;
}

/** One thing that the service hopes to bring about, and what one of it is worth. */
export interface Benefit extends Sourced {
  readonly id: string;
  readonly title: string;
  readonly view: View;
  /** The share of the cohort whom it could come to. */
  readonly takeUp: Range;
  /** The share of those to whom it comes. */
  readonly impact: Range;
  /** The share that would have come anyway. */
  readonly deadweight: Range;
  /** The share of the rest that is this service’s doing. */
  readonly attribution: Range;
  /** The share that is lost each year after the first. */
  readonly dropOff: Range;
  /** Years before it begins, and for how many it lasts. */
  readonly lag: number;
  readonly years: number;
  /** What one is worth a year, in pence. */
  readonly unitPence: Range;
}

/** A stretch of years with one discount rate; `to` is its last year. */
export interface DiscountStretch {
  readonly to: number;
  readonly rate: number;
}

/** A model of what a service costs and what it may save. */
export interface EconomicModel {
  readonly id: string;
  readonly title: string;
  readonly about: string;
  readonly cohort: number;
  /** How many years are looked at, from 1. */
  readonly horizon: number;
  readonly discount: readonly DiscountStretch[];
  readonly costs: readonly CostLine[];
  readonly benefits: readonly Benefit[];
}

/** The parts of a benefit that may be off, in the order in which they are multiplied. */
export const RANGED = ['takeUp', 'impact', 'deadweight', 'attribution', 'dropOff', 'unitPence'] as const;
