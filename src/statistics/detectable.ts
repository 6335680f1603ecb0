import { chanceOfAtLeast } from './comparison.ts';
import { exactInterval } from './proportion.ts';

/** More people than these are not looked for: a difference so small is none that a service could act on. */
const MOST_PEOPLE = 50_000;

/** The most that may be counted among `total` people with the exact interval still below `base`; −1 for none. */
function mostBelow(base: number, total: number, confidence: number): number {
  let [low, high] = [-1, total];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (exactInterval({ count: middle, total }, confidence).high < base) low = middle;
    else high = middle;
  }
  return low;
}

/**
 * The chance that `total` people will show (by the exact interval) that their share lies on the true side of `base`, when
 * it truly is `truth`.
 */
export function chanceToShow(truth: number, base: number, total: number, confidence = 0.95): number {
  if (!(base > 0 && base < 1 && truth >= 0 && truth <= 1)) throw new RangeError('Shares lie between 0 and 1');
  if (truth === base) return 0;
  // Above is below, counted by those to whom it did not come.
  if (truth > base) return chanceToShow(1 - truth, 1 - base, total, confidence);
  const most = mostBelow(base, total, confidence);
  if (most < 0) return 0;
  return truth === 0 ? 1 : 1 - chanceOfAtLeast(most + 1, total, truth);
}

/**
 * The share furthest from none below `base` that `total` people would show to be below it with chance `power`: a true
 * share above it (and below `base`) would probably be missed. Undefined where not even a true share of 0 would be shown.
 */
export function smallestFall(
  base: number,
  total: number,
  power = 0.8,
  confidence = 0.95,
): number | undefined {
  if (chanceToShow(0, base, total, confidence) < power) return undefined;
  let [shown, missed] = [0, base];
  for (let step = 0; step < 40; step += 1) {
    const middle = (shown + missed) / 2;
    if (chanceToShow(middle, base, total, confidence) >= power) shown = middle;
    else missed = middle;
  }
  return shown;
}

/**
 * How many people are needed to show with chance `power` that a share of `truth` differs from `base`: from that many on it
 * holds for the next twenty as well, for the exact interval moves in steps. Undefined above 50,000.
 */
export function peopleNeeded(
  truth: number,
  base: number,
  power = 0.8,
  confidence = 0.95,
): number | undefined {
  const shows = (total: number) => chanceToShow(truth, base, total, confidence) >= power;
  let high = 1;
  while (!shows(high)) {
    high *= 2;
    if (high > MOST_PEOPLE) return undefined;
  }
  let needed = Math.floor(high / 2) + 1;
  let held = 0;
  for (let total = needed; held <= 20; total += 1) {
    if (shows(total)) held += 1;
    else [needed, held] = [total + 1, 0];
  }
  return needed;
}
