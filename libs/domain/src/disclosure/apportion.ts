/** Keys given to the first values, and how far they are from what the chances would have. */
interface Begun {
  readonly sum: number;
  readonly moment: number;
  readonly keys: readonly number[];
  readonly cost: number;
}

/** Costs of two ways that are alike may differ in their last digits; the first found stands. */
const ALIKE = 1e-9;

/**
 * Shares the keys out among the values of the noise: the whole numbers nearest to keys × chance (least squares, each within one of
 * its rounding) that add up to `keys` and under which the mean of the noise is 0, exactly.
 * @param chances of the values, with mean 0
 * @returns how many keys each value has, in the order of `values`
 */
export function apportion(
  values: readonly number[],
  chances: readonly number[],
  keys: number,
): readonly number[] {
  let begun: Iterable<Begun> = [{ sum: 0, moment: 0, keys: [], cost: 0 }];
  values.forEach((value, index) => {
    const exact = chances[index]! * keys;
    const nearest = Math.round(exact);
    const longer = new Map<string, Begun>();
    for (const way of begun)
      for (const number of [nearest, nearest - 1, nearest + 1].filter(each => each >= 0)) {
        const next = {
          sum: way.sum + number,
          moment: way.moment + number * value,
          keys: [...way.keys, number],
          cost: way.cost + (number - exact) ** 2,
        };
        const at = `${next.sum},${next.moment}`;
        if (next.cost < (longer.get(at)?.cost ?? Infinity) - ALIKE) longer.set(at, next);
      }
    begun = longer.values();
  });
  const best = [...begun].find(({ sum, moment }) => sum === keys && moment === 0);
  if (best === undefined) throw new Error('no whole numbers of keys make these chances');
  return best.keys;
}
