/** What rows of a key add up to. */
export function sumsBy<Row>(
  rows: readonly Row[],
  key: (row: Row) => string,
  value: (row: Row) => number,
): Map<string, number> {
  const sums = new Map<string, number>();
  for (const row of rows) sums.set(key(row), (sums.get(key(row)) ?? 0) + value(row));
  return sums;
}

export function groupsBy<Row>(rows: readonly Row[], key: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const own = groups.get(key(row));
    if (own) own.push(row);
    else groups.set(key(row), [row]);
  }
  return groups;
}

export function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

/** Whole parts of a whole, in proportion to weights; what rounding leaves goes to the largest remainders. Without any weight: none. */
export function shared(whole: number, weights: readonly number[]): number[] {
  const all = total(weights);
  if (all <= 0) return weights.map(() => 0);
  const exact = weights.map(weight => (whole * weight) / all);
  const parts = exact.map(Math.floor);
  const order = exact
    .map((value, at) => ({ at, rest: value - Math.floor(value) }))
    .sort((a, b) => b.rest - a.rest || a.at - b.at);
  for (let left = whole - total(parts), nth = 0; left > 0; left -= 1, nth += 1) parts[order[nth]!.at]! += 1;
  return parts;
}
