const { imul } = Math;

/** Reproducible randomness: the same key, the same sequence, on every machine. */
export interface Random {
  /** At least 0 and less than 1, in steps of 2⁻³². */
  next(): number;
  /** A whole number from 0 to `count` − 1. */
  below(count: number): number;
  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number;
  chance(probability: number): boolean;
  pick<T>(choices: readonly T[]): T;
  /** Standard normal. */
  normal(): number;
}

/**
 * A stream of its own for every key, e.g. `randomOf(seed, 'leaving', region, month)`: what one part of the simulation
 * draws does not shift what another draws.
 */
export function randomOf(...key: readonly (string | number)[]): Random {
  const [a, b, c, d] = hash128(key.join('\u001f'));
  return new Sfc32(a, b, c, d);
}

/** @see https://pracrand.sourceforge.net sfc32, "small fast chaotic", by Chris Doty-Humphrey (public domain) */
class Sfc32 implements Random {
  #a: number;
  #b: number;
  #c: number;
  #counter: number;

  constructor(a: number, b: number, c: number, counter: number) {
    this.#a = a | 0;
    this.#b = b | 0;
    this.#c = c | 0;
    this.#counter = counter | 0;
    for (let round = 0; round < 12; round += 1) this.next();
  }

  next(): number {
    const t = (((this.#a + this.#b) | 0) + this.#counter) | 0;
    this.#counter = (this.#counter + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = ((this.#c << 21) | (this.#c >>> 11)) + t;
    this.#c |= 0;
    return (t >>> 0) / 2 ** 32;
  }

  below(count: number): number {
    return (this.next() * count) >>> 0;
  }

  between(least: number, most: number): number {
    return least + this.below(most - least + 1);
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  pick<T>(choices: readonly T[]): T {
    if (choices.length === 0) throw new Error('there is nothing to pick from');
    return choices[this.below(choices.length)] as T;
  }

  /** Box and Muller's transform; the second value is not kept, so that a draw is always two steps. */
  normal(): number {
    const radius = Math.sqrt(-2 * Math.log(1 - this.next()));
    return radius * Math.cos(2 * Math.PI * this.next());
  }
}

/** Four words of one text. */
function hash128(text: string): [number, number, number, number] {
  const words: [number, number, number, number] = [0x9e3779b9, 0x243f6a88, 0xb7e15162, 0x3c6ef372];
  for (let at = 0; at < text.length; at += 1)
    for (let word = 0; word < 4; word += 1)
      words[word] = mixed((words[word] as number) ^ imul(text.charCodeAt(at) + word, 0x01000193));
  return words;
}

/** A bijection of 32-bit words in which every bit depends on every bit: the finaliser of MurmurHash3 (public domain). */
export function mixed(word: number): number {
  let h = word | 0;
  h = imul(h ^ (h >>> 16), 0x85ebca6b);
  h = imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
