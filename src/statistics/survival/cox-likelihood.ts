import type { Matrix } from '../matrix.ts';

/** How people to whom it came at the same time are taken. */
export type Ties = 'breslow' | 'efron';

/** People in the order of their times, the longest followed first; `rows` holds their covariates one after another. */
export interface CoxData {
  readonly times: Float64Array;
  readonly events: Uint8Array;
  readonly rows: Float64Array;
  readonly width: number;
}

/** Cox's partial likelihood at some coefficients: its logarithm, its slope and its information. */
export interface Likelihood {
  readonly logarithm: number;
  readonly slope: readonly number[];
  readonly information: Matrix;
}

/** Sums over a set of people: of their weights, weighted covariates, and weighted products of covariates. */
class Sums {
  weight = 0;
  readonly first: Float64Array;
  readonly second: Float64Array;
  private readonly width: number;

  constructor(width: number) {
    this.width = width;
    this.first = new Float64Array(width);
    this.second = new Float64Array(width * width);
  }

  clear(): void {
    this.weight = 0;
    this.first.fill(0);
    this.second.fill(0);
  }

  add(rows: Float64Array, from: number, weight: number): void {
    const { width } = this;
    this.weight += weight;
    for (let i = 0; i < width; i += 1) {
      const weighted = weight * (rows[from + i] ?? 0);
      this.first[i] = (this.first[i] ?? 0) + weighted;
      for (let j = 0; j <= i; j += 1) {
        const at = i * width + j;
        this.second[at] = (this.second[at] ?? 0) + weighted * (rows[from + j] ?? 0);
      }
    }
  }
}

/** What is added up over all events. */
class Total {
  logarithm = 0;
  readonly slope: Float64Array;
  readonly information: Float64Array;
  private readonly width: number;

  constructor(width: number) {
    this.width = width;
    this.slope = new Float64Array(width);
    this.information = new Float64Array(width * width);
  }

  /** One event's own part: its covariates, and the logarithm of its weight. */
  event(rows: Float64Array, from: number, logWeight: number): void {
    this.logarithm += logWeight;
    for (let i = 0; i < this.width; i += 1) this.slope[i] = (this.slope[i] ?? 0) + (rows[from + i] ?? 0);
  }

  /** Takes off what the risk set, less `share` of those tied, would have given; `count` times. */
  riskSet(all: Sums, tied: Sums, share: number, count: number): void {
    const { width } = this;
    const weight = all.weight - share * tied.weight;
    this.logarithm -= count * Math.log(weight);
    const mean = (i: number) => ((all.first[i] ?? 0) - share * (tied.first[i] ?? 0)) / weight;
    for (let i = 0; i < width; i += 1) {
      const here = mean(i);
      this.slope[i] = (this.slope[i] ?? 0) - count * here;
      for (let j = 0; j <= i; j += 1) {
        const at = i * width + j;
        const second = ((all.second[at] ?? 0) - share * (tied.second[at] ?? 0)) / weight;
        this.information[at] = (this.information[at] ?? 0) + count * (second - here * mean(j));
      }
    }
  }
}

/** Cox's partial likelihood. Sources: D. R. Cox (1972); N. Breslow (1974) and B. Efron (1977) for ties. */
export function coxLikelihood(data: CoxData, beta: readonly number[], ties: Ties): Likelihood {
  const { times, events, rows, width } = data;
  const [all, tied, total] = [new Sums(width), new Sums(width), new Total(width)];
  let at = 0;
  while (at < times.length) {
    const time = times[at];
    let count = 0;
    tied.clear();
    for (; at < times.length && times[at] === time; at += 1) {
      const from = at * width;
      let logWeight = 0;
      for (let i = 0; i < width; i += 1) logWeight += (beta[i] ?? 0) * (rows[from + i] ?? 0);
      const weight = Math.exp(logWeight);
      all.add(rows, from, weight);
      if (events[at] !== 1) continue;
      count += 1;
      tied.add(rows, from, weight);
      total.event(rows, from, logWeight);
    }
    if (count === 0) continue;
    if (ties === 'breslow') total.riskSet(all, tied, 0, count);
    else for (let index = 0; index < count; index += 1) total.riskSet(all, tied, index / count, 1);
  }
  return likelihoodOf(total, width);
}

function likelihoodOf({ logarithm, slope, information }: Total, width: number): Likelihood {
  const places = [...slope.keys()];
  const at = (i: number, j: number) => information[Math.max(i, j) * width + Math.min(i, j)] ?? 0;
  return { logarithm, slope: [...slope], information: places.map((i) => places.map((j) => at(i, j))) };
}
