const { imul } = Math;

const SITES = 2 ** 20;
const STEP = 2 ** -32;

/** Two words that stand for (seed, trajectory, organisation): what all uniforms of a trajectory's organisation begin with. */
export interface Prefix {
  readonly a: number;
  readonly b: number;
}

/**
 * A uniform in (0, 1), the middle of one of 2³² equal steps, that depends on nothing but its address: so scenarios share their luck, and
 * the result does not depend on how work is split.
 *
 * Each part of the address is mixed in by bijections of 32 bits in which every bit depends on every bit, so that addresses which differ
 * anywhere, by however little, share nothing (tested: even, no correlation between neighbours on any axis, avalanche).
 * @param seed a whole number from 0 to 2⁵³ − 1, as are trajectory and organisation up to 2³² − 1
 * @param month from 0 to 4095
 * @param site which of a month's draws: from 0 to 1,048,575. Libraries keep a table of theirs
 * @see Salmon and others, "Parallel random numbers: as easy as 1, 2, 3" (2011), for counters in place of states
 */
export function uniform(
  seed: number,
  trajectory: number,
  organisation: number,
  month: number,
  site: number,
): number {
  const { a, b } = prefixOf(seed, trajectory, organisation);
  return uniformAt(a, b, addressOf(month, site));
}

/** To be made once for many uniforms of one trajectory and organisation. */
export function prefixOf(seed: number, trajectory: number, organisation: number): Prefix {
  let a = mixed(seed | 0) ^ 0x243f6a88;
  let b = mixed((seed / 2 ** 32) ^ a) ^ 0x85a308d3;
  a = mixed(a + mixed((trajectory | 0) ^ b));
  b = mixed(b ^ a) + imul(trajectory | 0, 0x9e3779b1);
  a = mixed((a ^ mixed(organisation + imul(b, 0x85ebca77))) | 0);
  b = mixed((b + a) ^ imul(organisation | 0, 0xc2b2ae3d));
  return { a, b };
}

/** The same uniform, by its prefix and `addressOf(month, site)`. */
export function uniformAt(a: number, b: number, address: number): number {
  let h = imul(address | 0, 0x9e3779b1) ^ a;
  h = imul(h ^ (h >>> 16), 0x7feb352d);
  h = imul(h ^ (h >>> 15), 0x846ca68b);
  h = (h ^ (h >>> 16)) + b;
  h = imul(h ^ (h >>> 16), 0x21f0aaad);
  h = imul(h ^ (h >>> 15), 0x735a2d97);
  return ((h ^ (h >>> 15)) >>> 0) * STEP + STEP / 2;
}

/** A month's draw as one number, of 32 bits. */
export function addressOf(month: number, site: number): number {
  return (imul(month, SITES) + site) | 0;
}

/**
 * A bijection of 32-bit words in which every bit depends on every bit.
 * @see https://github.com/skeeto/hash-prospector, the constants of least bias found there (public domain)
 */
function mixed(word: number): number {
  let h = word | 0;
  h = imul(h ^ (h >>> 16), 0x7feb352d);
  h = imul(h ^ (h >>> 15), 0x846ca68b);
  return h ^ (h >>> 16);
}
