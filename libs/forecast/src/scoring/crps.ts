/**
 * The continuous ranked probability score of draws: E|X − y| − ½ E|X − X′|, in the units of the truth; less is better.
 * @param sorted ascending; at least one
 * @see Gneiting and Raftery, "Strictly proper scoring rules, prediction, and estimation", JASA 102 (2007)
 */
export function crps(sorted: ArrayLike<number>, truth: number): number {
  const count = sorted.length;
  let [error, spread] = [0, 0];
  for (let index = 0; index < count; index += 1) {
    error += Math.abs(sorted[index]! - truth);
    spread += (2 * index + 1 - count) * sorted[index]!;
  }
  return error / count - spread / count ** 2;
}
