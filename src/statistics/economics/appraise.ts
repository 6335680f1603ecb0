import { discountFactors } from './discount.ts';
import type { Benefit, EconomicModel, RANGED, View } from './model.ts';

/** One value for each part of a benefit that may be off. */
export type Values = Readonly<Record<(typeof RANGED)[number], number>>;

/** One value for everything that may be off: the costs’ margin (0 none, 1 all of it), and each benefit’s parts. */
export interface Assumed {
  readonly margin: number;
  readonly benefits: readonly Values[];
}

/** What a benefit comes to. */
export interface BenefitResult {
  readonly id: string;
  /** How many people it comes to because of the service. */
  readonly people: number;
  /** What that is worth now, in pence. */
  readonly present: number;
  /** What one person’s is worth now, in pence. */
  readonly presentEach: number;
}

/** What a model comes to with one set of values; money in pence, worth now. */
export interface Appraisal {
  readonly cost: number;
  readonly benefits: readonly BenefitResult[];
  readonly benefit: Readonly<Record<View, number>>;
  readonly net: Readonly<Record<View, number>>;
}

/** Asks for one value for each part. */
export function valuesFrom(ask: (part: (typeof RANGED)[number]) => number): Values {
  return {
    takeUp: ask('takeUp'),
    impact: ask('impact'),
    deadweight: ask('deadweight'),
    attribution: ask('attribution'),
    dropOff: ask('dropOff'),
    unitPence: ask('unitPence'),
  };
}

/** Parts of which more means less benefit. */
const LESSENING = new Set<string>(['deadweight', 'dropOff']);

/** Everything at the end that makes the service look worst, most likely, or best. */
export function assumedAt(model: EconomicModel, end: 'worst' | 'likely' | 'best'): Assumed {
  const endOf = (part: (typeof RANGED)[number]) => {
    if (end === 'likely') return end;
    return (end === 'worst') === LESSENING.has(part) ? 'high' : 'low';
  };
  const benefits = model.benefits.map((benefit) => valuesFrom((part) => benefit[part][endOf(part)]));
  return { margin: { worst: 1, likely: 0, best: 0 }[end], benefits };
}

/** A cost line’s pence in one year, exact. */
function costIn(
  { pence, per, from, to }: EconomicModel['costs'][number],
  cohort: number,
  year: number,
): number {
  if (year < from || year > to) return 0;
  return per === 'head' ? pence * cohort : pence;
}

/** What a line comes to over all years, before discounting: whole pence, exact. */
export function undiscounted(model: EconomicModel, line: EconomicModel['costs'][number]): number {
  let sum = 0;
  for (let year = 0; year < model.horizon; year += 1) sum += costIn(line, model.cohort, year);
  return sum;
}

/** What the costs of each year come to, with a share of their margins; not discounted. */
export function costsByYear(model: EconomicModel, margin: number): number[] {
  return Array.from({ length: model.horizon }, (_, year) =>
    model.costs.reduce((sum, line) => sum + costIn(line, model.cohort, year) * (1 + margin * line.margin), 0),
  );
}

/** What one person’s benefit is worth now, in shares of its unit value. */
function lasting(benefit: Benefit, dropOff: number, factors: readonly number[], horizon: number): number {
  let sum = 0;
  let kept = 1;
  for (let year = benefit.lag; year < Math.min(horizon, benefit.lag + benefit.years); year += 1) {
    sum += kept * (factors[year] ?? 0);
    kept *= 1 - dropOff;
  }
  return sum;
}

/** Reckons a model with one set of values, by factors made once (for many reckonings of one model). */
export function appraiseWith(model: EconomicModel, assumed: Assumed, factors: readonly number[]): Appraisal {
  const cost = costsByYear(model, assumed.margin).reduce(
    (sum, pence, year) => sum + pence * (factors[year] ?? 0),
    0,
  );
  const benefits = model.benefits.map((benefit, index) => {
    const values = assumed.benefits[index] ?? valuesFrom((part) => benefit[part].likely);
    const people =
      model.cohort * values.takeUp * values.impact * (1 - values.deadweight) * values.attribution;
    const presentEach = values.unitPence * lasting(benefit, values.dropOff, factors, model.horizon);
    return { id: benefit.id, people, present: people * presentEach, presentEach };
  });
  const of = (...views: View[]) =>
    benefits.reduce(
      (sum, { present }, index) =>
        sum + (views.includes(model.benefits[index]?.view ?? 'social') ? present : 0),
      0,
    );
  const benefit = {
    fiscal: of('fiscal'),
    economic: of('fiscal', 'economic'),
    social: of('fiscal', 'economic', 'social'),
  };
  const net = {
    fiscal: benefit.fiscal - cost,
    economic: benefit.economic - cost,
    social: benefit.social - cost,
  };
  return { cost, benefits, benefit, net };
}

/** Reckons a model with one set of values. */
export function appraise(model: EconomicModel, assumed: Assumed): Appraisal {
  return appraiseWith(model, assumed, discountFactors(model.discount, model.horizon));
}

/**
 * The first year by whose end the benefits have paid the costs back, everything discounted; undefined where they do not
 * within the horizon. Costs fall before benefits in a year.
 */
export function paybackYear(model: EconomicModel, assumed: Assumed): number | undefined {
  const factors = discountFactors(model.discount, model.horizon);
  const costs = costsByYear(model, assumed.margin);
  let net = 0;
  let paid: number | undefined;
  for (let year = 0; year < model.horizon; year += 1) {
    const gain = model.benefits.reduce((sum, benefit, index) => {
      const values = assumed.benefits[index] ?? valuesFrom((part) => benefit[part].likely);
      if (year < benefit.lag || year >= benefit.lag + benefit.years) return sum;
      const people =
        model.cohort * values.takeUp * values.impact * (1 - values.deadweight) * values.attribution;
      return sum + people * values.unitPence * (1 - values.dropOff) ** (year - benefit.lag);
    }, 0);
    net += (gain - (costs[year] ?? 0)) * (factors[year] ?? 0);
    if (net < 0) paid = undefined;
    else paid ??= year + 1;
  }
  return paid;
}

/**
 * How many people a benefit would have to come to, because of the service, to pay for the whole of it by itself; undefined
 * where one is worth nothing.
 */
export function breakEven(cost: number, presentEach: number): number | undefined {
  return presentEach > 0 ? cost / presentEach : undefined;
}
