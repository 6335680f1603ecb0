/** A square table of numbers, row by row. */
export type Matrix = readonly (readonly number[])[];

// A pivot smaller than this share of its diagonal is rounding: the row is a sum of the others.
const SMALLEST_PIVOT = 1e-10;

/**
 * The lower triangle L with L Lᵀ = m, for a symmetric matrix; or the index of the first row that is a combination of
 * those before it. Source: A.-L. Cholesky's factorisation, as in G. H. Golub and C. F. Van Loan, Matrix Computations, 4.2.
 */
function triangleOf(m: Matrix): { readonly lower: number[][] } | { readonly dependent: number } {
  const lower: number[][] = [];
  for (const [i, row] of m.entries()) {
    const made: number[] = [];
    for (let j = 0; j <= i; j += 1) {
      const other = j === i ? made : (lower[j] ?? []);
      let sum = row[j] ?? 0;
      for (let k = 0; k < j; k += 1) sum -= (made[k] ?? 0) * (other[k] ?? 0);
      if (j < i) made.push(sum / (other[j] ?? 1));
      else if (sum > SMALLEST_PIVOT * Math.abs(row[i] ?? 0)) made.push(Math.sqrt(sum));
      else return { dependent: i };
    }
    lower.push(made);
  }
  return { lower };
}

/** What solving a symmetric system gives: its inverse, or which row is a combination of those before it. */
export type Inverted = { readonly inverse: Matrix } | { readonly dependent: number };

/** The inverse of a symmetric, positive definite matrix. */
export function invertSymmetric(m: Matrix): Inverted {
  const triangle = triangleOf(m);
  if ('dependent' in triangle) return triangle;
  const columns = m.map((_, index) =>
    solveTriangle(
      triangle.lower,
      m.map((__, row) => (row === index ? 1 : 0)),
    ),
  );
  return { inverse: columns };
}

function solveTriangle(lower: readonly (readonly number[])[], right: readonly number[]): number[] {
  const half: number[] = [];
  for (const [i, row] of lower.entries()) {
    let sum = right[i] ?? 0;
    for (let k = 0; k < i; k += 1) sum -= (row[k] ?? 0) * (half[k] ?? 0);
    half.push(sum / (row[i] ?? 1));
  }
  const solved: number[] = new Array(half.length).fill(0);
  for (let i = half.length - 1; i >= 0; i -= 1) {
    let sum = half[i] ?? 0;
    for (let k = i + 1; k < half.length; k += 1) sum -= (lower[k]?.[i] ?? 0) * (solved[k] ?? 0);
    solved[i] = sum / (lower[i]?.[i] ?? 1);
  }
  return solved;
}

/** A matrix times a column. */
export function times(m: Matrix, column: readonly number[]): number[] {
  return m.map((row) => row.reduce((sum, value, index) => sum + value * (column[index] ?? 0), 0));
}

/** columnᵀ m column. */
export function quadratic(m: Matrix, column: readonly number[]): number {
  return times(m, column).reduce((sum, value, index) => sum + value * (column[index] ?? 0), 0);
}
