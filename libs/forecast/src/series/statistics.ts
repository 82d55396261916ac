export function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Unbiased; 0 of a single value. */
export function varianceOf(values: readonly number[]): number {
  if (values.length < 2) return 0;
  const mean = meanOf(values);
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
}

export interface Weighted {
  readonly mean: number;
  /** Unbiased under the weights; 0 where they amount to a single value. */
  readonly variance: number;
  /** (Σw)² ÷ Σw²: how many equally weighted values these are worth. */
  readonly worth: number;
}

/**
 * @param values the newest last; undefined ones are passed over, and age all the same
 * @param keep the weight that a value keeps from one to the next
 */
export function weightedBack(values: readonly (number | undefined)[], keep: number): Weighted | undefined {
  let [sum, squares, total] = [0, 0, 0];
  const known: { value: number; weight: number }[] = [];
  values.forEach((value, index) => {
    if (value === undefined) return;
    const weight = keep ** (values.length - 1 - index);
    known.push({ value, weight });
    sum += weight;
    squares += weight ** 2;
    total += weight * value;
  });
  if (known.length === 0) return undefined;
  const mean = total / sum;
  const spread = known.reduce((acc, { value, weight }) => acc + weight * (value - mean) ** 2, 0);
  const worth = sum ** 2 / squares;
  return { mean, variance: known.length < 2 ? 0 : spread / (sum - squares / sum), worth };
}
