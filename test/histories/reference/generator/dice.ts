/** All randomness of a history; the same seed throws the same. */
export interface Dice {
  /** A whole number from 0 to `count` − 1. */
  readonly below: (count: number) => number;
  readonly chance: (probability: number) => boolean;
  readonly pick: <T>(choices: readonly T[]) => T;
  readonly hex: (digits: number) => string;
  readonly shuffled: <T>(things: readonly T[]) => T[];
}

/** @see mulberry32, a generator of 32 bits of state by Tommy Ettinger (public domain) */
export function diceOf(seed: number): Dice {
  let state = seed | 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (count: number): number => Math.floor(next() * count);
  const pick = <T>(choices: readonly T[]): T => {
    if (choices.length === 0) throw new Error('nothing to pick from');
    return choices[below(choices.length)] as T;
  };
  return {
    below,
    pick,
    chance: probability => next() < probability,
    hex: digits => Array.from({ length: digits }, () => below(16).toString(16)).join(''),
    shuffled: things =>
      things
        .map(thing => ({ thing, at: next() }))
        .sort((a, b) => a.at - b.at)
        .map(({ thing }) => thing),
  };
}
