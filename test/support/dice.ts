/**
 * Chance from a seed, so that what failed can be looked at again. @see mulberry32, a generator of 32 bits of state by Tommy Ettinger
 * (public domain)
 */
export interface Dice {
  /** From 0 up to, but not, 1. */
  readonly chance: () => number;
  /** A whole number from 0 to `count` − 1. */
  readonly below: (count: number) => number;
}

export function diceOf(seed: number): Dice {
  let state = seed;
  const chance = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return { chance, below: count => Math.floor(chance() * count) };
}
