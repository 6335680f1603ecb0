// Lanczos's approximation with g = 7 and nine terms (C. Lanczos, "A precision approximation of the gamma function",
// SIAM J. Numer. Anal. B 1, 1964); these coefficients give about 15 significant digits.
const G = 7;
const FIRST = 0.99999999999980993;
const TERMS = [
  676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059, 12.507343278686905,
  -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
];

/** The natural logarithm of Γ(x), for x > 0. */
export function logGamma(x: number): number {
  if (!(x > 0)) throw new RangeError('The gamma function is taken of a number above 0');
  // Γ(x) Γ(1 − x) = π / sin πx: the approximation holds from ½ upwards.
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
  const z = x - 1;
  const series = TERMS.reduce((sum, term, index) => sum + term / (z + index + 1), FIRST);
  const t = z + G + 0.5;
  return 0.5 * Math.log(2 * Math.PI) + (z + 0.5) * Math.log(t) - t + Math.log(series);
}

/** The natural logarithm of the beta function B(a, b), for a, b > 0. */
export function logBeta(a: number, b: number): number {
  return logGamma(a) + logGamma(b) - logGamma(a + b);
}
