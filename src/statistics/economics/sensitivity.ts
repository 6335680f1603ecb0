import { seededRandom } from '../seeded-random.ts';
import { type Assumed, appraise, appraiseWith, assumedAt, valuesFrom } from './appraise.ts';
import { discountFactors } from './discount.ts';
import { type EconomicModel, RANGED, type Range, type View } from './model.ts';

/** What happens to the net worth when one assumption moves from its low end to its high end and all others stay. */
export interface Swing {
  readonly of: string;
  readonly part: (typeof RANGED)[number] | 'margin';
  readonly low: number;
  readonly high: number;
  /** The net worth now, in pence, at the low end and at the high end. */
  readonly netAtLow: number;
  readonly netAtHigh: number;
}

/** Each doubtful assumption by itself, the weightiest first: the bars of a tornado. */
export function swings(model: EconomicModel, view: View): Swing[] {
  const likely = assumedAt(model, 'likely');
  const net = (assumed: Assumed) => appraise(model, assumed).net[view];
  const found: Swing[] = [];
  for (const [index, benefit] of model.benefits.entries()) {
    for (const part of RANGED) {
      const { low, high } = benefit[part];
      if (low === high) continue;
      const at = (value: number) =>
        net({
          ...likely,
          benefits: likely.benefits.map((each, i) => (i === index ? { ...each, [part]: value } : each)),
        });
      found.push({ of: benefit.id, part, low, high, netAtLow: at(low), netAtHigh: at(high) });
    }
  }
  if (model.costs.some(({ margin }) => margin > 0)) {
    const nets = { netAtLow: net(likely), netAtHigh: net({ ...likely, margin: 1 }) };
    found.push({ of: 'costs', part: 'margin', low: 0, high: 1, ...nets });
  }
  const size = ({ netAtLow, netAtHigh }: Swing) => Math.abs(netAtHigh - netAtLow);
  return found.sort((a, b) => size(b) - size(a));
}

/** A value by chance between two ends, most often near the likely one: a triangle. */
function triangular({ low, likely, high }: Range, chance: number): number {
  if (low === high) return likely;
  const turn = (likely - low) / (high - low);
  return chance < turn
    ? low + Math.sqrt(chance * (high - low) * (likely - low))
    : high - Math.sqrt((1 - chance) * (high - low) * (high - likely));
}

/** More runs than these add nothing that could be read, and would keep whoever asked waiting. */
export const MOST_RUNS = 100_000;

/** What many runs by chance give, everything doubtful moving at once; money in pence. */
export interface Simulation {
  readonly runs: number;
  readonly seed: number;
  /** The net worth below which 2.5%, a half and 97.5% of runs lie. */
  readonly net: Range;
  readonly chancePaysBack: number;
  /** How often the service is worth its cost, if whoever pays values one of the first benefit at so much. */
  readonly acceptability: readonly { readonly value: number; readonly chance: number }[];
}

/**
 * Reckons a model many times with values by chance.
 *
 * @throws RangeError for other than 1 to `MOST_RUNS` runs
 */
export function simulate(
  model: EconomicModel,
  view: View,
  { runs = 10_000, seed = 1 }: { readonly runs?: number; readonly seed?: number } = {},
): Simulation {
  if (!(Number.isSafeInteger(runs) && runs >= 1 && runs <= MOST_RUNS))
    throw new RangeError(`Runs are a whole number from 1 to ${MOST_RUNS}`);
  const chance = seededRandom(seed);
  const factors = discountFactors(model.discount, model.horizon);
  const nets = new Float64Array(runs);
  // What one of the first benefit would have to be worth in each run for the service to pay.
  const worth = new Float64Array(runs);
  for (let run = 0; run < runs; run += 1) {
    const benefits = model.benefits.map((benefit) =>
      valuesFrom((part) => triangular(benefit[part], chance.next())),
    );
    const found = appraiseWith(model, { margin: chance.next(), benefits }, factors);
    nets[run] = found.net[view];
    const people = found.benefits[0]?.people ?? 0;
    worth[run] = people > 0 ? found.cost / people : Number.POSITIVE_INFINITY;
  }
  nets.sort();
  worth.sort();
  const at = (share: number) => nets[Math.min(runs - 1, Math.floor(share * runs))] ?? 0;
  return {
    runs,
    seed,
    net: { low: at(0.025), likely: at(0.5), high: at(0.975) },
    chancePaysBack: nets.filter((net) => net >= 0).length / runs,
    acceptability: acceptability(worth),
  };
}

function acceptability(worth: Float64Array): { value: number; chance: number }[] {
  const middle = worth[Math.floor(worth.length / 2)] ?? 0;
  if (!Number.isFinite(middle)) return [];
  return Array.from({ length: 11 }, (_, step) => {
    const value = (middle * 2 * step) / 10;
    return { value, chance: worth.filter((needed) => needed <= value).length / worth.length };
  });
}
