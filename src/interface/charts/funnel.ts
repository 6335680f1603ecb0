import { formatPercent, say } from '../wording/index.ts';
import type { ChartData } from './chart-figure.tsx';

/** One step on the way, and how many came to it. */
export interface FunnelStep {
  readonly label: string;
  readonly count: number;
  readonly href?: string | undefined;
}

/** A step laid out; widths in percent of the first step's. */
export interface FunnelRow extends FunnelStep {
  readonly width: number;
  /** The next step's width, to which the shape narrows; the last step's own. */
  readonly nextWidth: number;
  /** “65%” of the first step. */
  readonly share: string;
  /** How many came here and not to the next step; 0 at the last, or when more came later. */
  readonly leftOut: number;
}

/** Lays out the steps of a funnel. Nobody at the first step gives widths of 0, never a division by it. */
export function funnelRows(steps: readonly FunnelStep[]): FunnelRow[] {
  const widest = Math.max(1, ...steps.map(({ count }) => count));
  const first = steps[0]?.count ?? 0;
  return steps.map((step, index) => {
    const next = steps[index + 1];
    const width = (step.count / widest) * 100;
    return {
      ...step,
      width,
      nextWidth: next ? (next.count / widest) * 100 : width,
      share: first === 0 ? '' : formatPercent(step.count / first),
      leftOut: next ? Math.max(0, step.count - next.count) : 0,
    };
  });
}

/** The same steps as a table. */
export function funnelTable(rows: readonly FunnelRow[]): ChartData {
  return {
    columns: [say('charts.step'), say('charts.count'), say('charts.ofFirst')],
    rows: rows.map(({ label, count, share }) => [label, String(count), share]),
  };
}
