import { formatMoney } from '../../foundation/money.ts';
import { formatPercent } from '../../interface/wording/index.ts';
import { sayStatistics } from '../wording.ts';
import { type Appraisal, appraise, assumedAt, breakEven, paybackYear, undiscounted } from './appraise.ts';
import type { EconomicModel, Range, View } from './model.ts';
import { type Simulation, type Swing, simulate, swings } from './sensitivity.ts';

/** Money over a range, in whole pence. */
type MoneyRange = Range;

/** How many of one benefit would pay for the whole service. */
export interface BreakEven {
  readonly id: string;
  readonly title: string;
  /** With the highest value of one, the likely and the lowest; undefined where one is worth nothing. */
  readonly least: number | undefined;
  readonly likely: number | undefined;
  readonly most: number | undefined;
  /** How many the model itself hopes for. */
  readonly hoped: Range;
  /** What each that is hoped for costs, in pence; undefined where none is hoped for. */
  readonly costEach: number | undefined;
}

/** All that a model says, with the assumptions that it stands on. */
export interface EconomicReport {
  readonly model: EconomicModel;
  readonly view: View;
  readonly costs: readonly { readonly id: string; readonly title: string; readonly pence: number }[];
  /** All cost lines together, before discounting: exact. */
  readonly totalCost: number;
  readonly cost: MoneyRange;
  readonly benefit: MoneyRange;
  readonly net: MoneyRange;
  /** Benefits for each pound of cost. Never to be shown without its range and its assumptions. */
  readonly ratio: Range | undefined;
  readonly paybackYears: { readonly best?: number; readonly likely?: number; readonly worst?: number };
  readonly breakEven: readonly BreakEven[];
  readonly swings: readonly Swing[];
  readonly simulation: Simulation;
  readonly sentences: readonly string[];
}

interface Ends {
  readonly worst: Appraisal;
  readonly likely: Appraisal;
  readonly best: Appraisal;
}

const spread = (ends: Ends, of: (appraisal: Appraisal) => number): Range => ({
  low: of(ends.worst),
  likely: of(ends.likely),
  high: of(ends.best),
});

const rounded = ({ low, likely, high }: Range): MoneyRange => ({
  low: Math.round(low),
  likely: Math.round(likely),
  high: Math.round(high),
});

function breakEvens(model: EconomicModel, ends: Ends): BreakEven[] {
  return model.benefits.map(({ id, title }, index) => {
    const at = (appraisal: Appraisal) => appraisal.benefits[index];
    const needed = (appraisal: Appraisal) => breakEven(appraisal.cost, at(appraisal)?.presentEach ?? 0);
    const hoped = spread(ends, (appraisal) => at(appraisal)?.people ?? 0);
    return {
      id,
      title,
      least: needed(ends.best),
      likely: needed(ends.likely),
      most: needed(ends.worst),
      hoped,
      costEach: hoped.likely > 0 ? Math.round(ends.likely.cost / hoped.likely) : undefined,
    };
  });
}

/** Says all that a model comes to. Runs by chance are seeded, so that the same model gives the same report. */
export function economicReport(
  model: EconomicModel,
  view: View,
  chance: { readonly runs?: number; readonly seed?: number } = {},
): EconomicReport {
  const ends: Ends = {
    worst: appraise(model, assumedAt(model, 'worst')),
    likely: appraise(model, assumedAt(model, 'likely')),
    best: appraise(model, assumedAt(model, 'best')),
  };
  const costs = model.costs.map((line) => ({
    id: line.id,
    title: line.title,
    pence: undiscounted(model, line),
  }));
  const paid = (end: 'worst' | 'likely' | 'best') => {
    const years = paybackYear(model, assumedAt(model, end));
    return years === undefined ? {} : { [end]: years };
  };
  const report = {
    model,
    view,
    costs,
    totalCost: costs.reduce((sum, { pence }) => sum + pence, 0),
    cost: rounded({ low: ends.best.cost, likely: ends.likely.cost, high: ends.worst.cost }),
    benefit: rounded(spread(ends, ({ benefit }) => benefit[view])),
    net: rounded(spread(ends, ({ net }) => net[view])),
    ratio: ends.likely.cost > 0 ? spread(ends, ({ benefit, cost }) => benefit[view] / cost) : undefined,
    paybackYears: { ...paid('worst'), ...paid('likely'), ...paid('best') },
    breakEven: breakEvens(model, ends),
    swings: swings(model, view),
    simulation: simulate(model, view, chance),
  };
  return { ...report, sentences: sentencesOf(report) };
}

const shown = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 2 });
/** Part of a person cannot be helped: what pays is the next whole one. */
const whole = (people: number | undefined) =>
  people === undefined ? '' : shown.format(Math.ceil(people - 1e-9));
const pounds = (pence: number) => formatMoney(Math.round(pence / 100) * 100);

function sentencesOf({
  model,
  net,
  simulation,
  breakEven: needs,
  totalCost,
  ratio,
  view,
}: Omit<EconomicReport, 'sentences'>) {
  const said = [
    sayStatistics('economics.cost', {
      total: formatMoney(totalCost),
      cohort: model.cohort,
      years: model.horizon,
    }),
  ];
  for (const { title, least, likely, most, hoped } of needs) {
    if (likely === undefined) said.push(sayStatistics('economics.worthNothing', { title }));
    else {
      const values = { title, likely: whole(likely), least: whole(least), most: whole(most) || '—' };
      said.push(sayStatistics('economics.breakEven', values));
      said.push(
        sayStatistics('economics.hoped', {
          title,
          likely: shown.format(hoped.likely),
          low: shown.format(hoped.low),
          high: shown.format(hoped.high),
        }),
      );
    }
  }
  if (needs.length === 0) return [...said, sayStatistics('economics.noBenefits')];
  const money = { low: pounds(net.low), likely: pounds(net.likely), high: pounds(net.high), view };
  said.push(sayStatistics('economics.net', money));
  if (ratio) {
    const each = {
      low: shown.format(ratio.low),
      likely: shown.format(ratio.likely),
      high: shown.format(ratio.high),
    };
    said.push(sayStatistics('economics.ratio', each));
  }
  const assumed = model.benefits.filter(({ standing }) => standing !== 'read').length;
  said.push(
    sayStatistics('economics.chance', {
      chance: formatPercent(simulation.chancePaysBack),
      runs: simulation.runs,
      low: pounds(simulation.net.low),
      high: pounds(simulation.net.high),
    }),
    sayStatistics('economics.assumptions', { assumed, all: model.benefits.length }),
  );
  return said;
}
