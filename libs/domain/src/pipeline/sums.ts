/** The sums of cells’ values, by a key of theirs. */
export function sums<Cell>(
  cells: readonly Cell[],
  key: (cell: Cell) => string,
  value: (cell: Cell) => number,
): Map<string, number> {
  const all = new Map<string, number>();
  for (const cell of cells) all.set(key(cell), (all.get(key(cell)) ?? 0) + value(cell));
  return all;
}
