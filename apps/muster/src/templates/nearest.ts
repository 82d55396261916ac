/** The names that are likest to what was written, the likest first; at most three, and none that is far off. */
export function nearest(written: string, names: readonly string[]): string[] {
  const wanted = written.toLowerCase();
  return names
    .map(name => ({ name, distance: distanceTo(wanted, name) }))
    .filter(({ name, distance }) => distance <= Math.max(2, Math.floor(name.length / 3)))
    .sort((a, b) => a.distance - b.distance || (a.name < b.name ? -1 : 1))
    .slice(0, 3)
    .map(({ name }) => name);
}

/** Letters to change, add or leave out; none where the one is a part of the other. */
function distanceTo(wanted: string, name: string): number {
  const own = name.toLowerCase();
  if (wanted.length >= 3 && (own.includes(wanted) || wanted.includes(own))) return 0;
  let row = Array.from({ length: own.length + 1 }, (_, index) => index);
  for (const [at, letter] of [...wanted].entries()) {
    const next = [at + 1];
    for (let column = 1; column <= own.length; column += 1)
      next.push(
        Math.min(
          next[column - 1]! + 1,
          row[column]! + 1,
          row[column - 1]! + (own[column - 1] === letter ? 0 : 1),
        ),
      );
    row = next;
  }
  return row[own.length]!;
}
