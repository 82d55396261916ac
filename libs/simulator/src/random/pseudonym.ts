import { mixed } from './random.js';

/** What a pseudonym stands for: numbers of different kinds never share one. */
export type Numbered = 'person' | 'post' | 'learner' | 'application';

const KINDS: Record<Numbered, number> = { person: 1, post: 2, learner: 3, application: 4 };
const digits = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/**
 * 32 hexadecimal digits for a number, in the form of the pseudonyms that gateway makes. Within a seed and a kind, different
 * numbers have different first words, because each step is a bijection of 32 bits.
 */
export function pseudonym(seed: number, kind: Numbered, number: number): string {
  let text = '';
  for (let word = 0; word < 4; word += 1) {
    const salt = mixed(mixed(seed + word * 0x9e3779b9) + KINDS[kind] * 0x85ebca77);
    const value = mixed(mixed(number + salt) + salt);
    text +=
      (digits[value >>> 24] as string) +
      (digits[(value >>> 16) & 255] as string) +
      (digits[(value >>> 8) & 255] as string) +
      (digits[value & 255] as string);
  }
  return text;
}
