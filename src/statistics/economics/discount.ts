import type { DiscountStretch } from './model.ts';

/** The Green Book’s rates (HM Treasury, 2003, table 6.1; 3.5% kept since): 3.5% to year 30, 3.0% to 75, 2.5% to 125. */
export const GREEN_BOOK: readonly DiscountStretch[] = [
  { to: 30, rate: 0.035 },
  { to: 75, rate: 0.03 },
  { to: 125, rate: 0.025 },
];

/** What a pound in each year is worth now: 1 in year 0, and so on to `years`. Beyond the last stretch its rate goes on. */
export function discountFactors(stretches: readonly DiscountStretch[], years: number): number[] {
  const factors = [1];
  for (let year = 1; year <= years; year += 1) {
    const stretch = stretches.find(({ to }) => year <= to) ?? stretches.at(-1);
    factors.push((factors[year - 1] ?? 1) / (1 + (stretch?.rate ?? 0)));
  }
  return factors;
}
