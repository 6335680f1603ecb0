/**
 * The cheapest way from a row to a column of a table along its entries, a row and a column in turn (E. W. Dijkstra, 1959).
 * `costOf` gives undefined for an entry that may not be used. Gives the entries on the way; undefined where there is none.
 */
export function cheapestPath(
  { rows, columns }: { readonly rows: number; readonly columns: number },
  from: { readonly row: number; readonly column: number },
  costOf: (row: number, column: number) => number | undefined,
): { readonly row: number; readonly column: number }[] | undefined {
  const nodes = rows + columns;
  const cost = new Array<number>(nodes).fill(Number.POSITIVE_INFINITY);
  const before = new Array<number>(nodes).fill(-1);
  const isDone = new Array<boolean>(nodes).fill(false);
  cost[from.row] = 0;
  for (;;) {
    let here = -1;
    for (let node = 0; node < nodes; node += 1) {
      const isNearer = here < 0 || (cost[node] ?? 0) < (cost[here] ?? 0);
      if (!isDone[node] && Number.isFinite(cost[node]) && isNearer) here = node;
    }
    if (here < 0) return undefined;
    if (here === rows + from.column) break;
    isDone[here] = true;
    const isRow = here < rows;
    const first = isRow ? rows : 0;
    for (let next = first; next < (isRow ? nodes : rows); next += 1) {
      const [row, column] = isRow ? [here, next - rows] : [next, here - rows];
      if (isDone[next] || (row === from.row && column === from.column)) continue;
      const step = costOf(row, column);
      if (step === undefined) continue;
      const total = (cost[here] ?? 0) + step;
      if (total < (cost[next] ?? 0)) [cost[next], before[next]] = [total, here];
    }
  }
  const path: { row: number; column: number }[] = [];
  for (let node = rows + from.column; node !== from.row; node = before[node] ?? from.row) {
    const previous = before[node] ?? from.row;
    path.push(node < rows ? { row: node, column: previous - rows } : { row: previous, column: node - rows });
  }
  return path;
}
