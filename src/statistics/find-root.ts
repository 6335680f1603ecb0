// Smaller steps than this are the rounding of the function itself.
const SMALLEST_STEP = 1e-13;

/** What a rising function is at a place: its value and its slope. */
export interface At {
  readonly value: number;
  readonly slope: number;
}

/**
 * Where a rising function is 0 between `low` and `high`: Newton's steps, kept within a bracket that halves whenever a
 * step would leave it. To about 13 digits.
 */
export function findRoot(at: (x: number) => At, low: number, high: number, start: number): number {
  let [from, to] = [low, high];
  let x = start > from && start < to ? start : (from + to) / 2;
  for (let step = 0; step < 200; step += 1) {
    const { value, slope } = at(x);
    if (value === 0) return x;
    if (value < 0) from = x;
    else to = x;
    const newton = x - value / slope;
    const next = newton > from && newton < to ? newton : (from + to) / 2;
    if (Math.abs(next - x) <= SMALLEST_STEP * Math.abs(next)) return next;
    x = next;
  }
  return x;
}
