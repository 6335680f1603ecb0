/** A P value as it is printed: to three places at most, and never nought. */
export function formatP(p: number): string {
  if (p < 0.001) return '< 0.001';
  return `= ${p.toFixed(p < 0.1 ? 3 : 2)}`;
}
