import { apportion } from './apportion.js';
import { leastPresuming } from './least-presuming.js';

/** Record keys, and so cell keys, are 0 to 255. */
export const KEYS = 256;

/** No figure is moved by more. */
export const MOST_NOISE = 5;

/** Of the noise of any count from 1 on, before it is shared out among the keys: a standard deviation of 1.7 people. */
export const NOISE_VARIANCE = 3;

/** A count of 1 or 2 is never what is left after the noise: it becomes 0, or 3 and more. */
export const LARGEST_HIDDEN = 2;

let table: readonly (readonly number[])[] | undefined;

/**
 * What is added to a count before it is published: the same for the same people, in whatever table and at whatever level they are
 * counted, and so nothing is gained by asking again. 0 stays 0; no count becomes negative.
 * @param count of the cell
 * @param key the sum of the record keys of those it counts
 * @see Fraser and Wooton, "A proposed method for confidentialising tabular output to protect against differencing", Joint UNECE/Eurostat
 * work session on statistical data confidentiality (2005); Thompson, Broadfoot and Elazar, "Methodology for the automatic
 * confidentialisation of statistical outputs from remote servers at the Australian Bureau of Statistics", ibid. (2013); Office for
 * National Statistics, "Protecting personal data in Census 2021 results" (2022)
 */
export function noiseOf(count: number, key: number): number {
  const rows = (table ??= noiseTable());
  return rows[Math.min(count, rows.length - 1)]![((key % KEYS) + KEYS) % KEYS]!;
}

/**
 * Rows by count, in each the noise by cell key, rising. The last row stands for all larger counts. The chances are those of maximum
 * entropy under mean 0, `NOISE_VARIANCE` and the bounds, shared out among the keys: the mean is 0 exactly in each row.
 */
export function noiseTable(): readonly (readonly number[])[] {
  const rows: (readonly number[])[] = [Array<number>(KEYS).fill(0)];
  for (let count = 1; count <= MOST_NOISE + LARGEST_HIDDEN + 1; count += 1) {
    const values = noisesOf(count);
    const keys = apportion(values, leastPresuming(values, NOISE_VARIANCE), KEYS);
    rows.push(values.flatMap((value, index) => Array<number>(keys[index]!).fill(value)));
  }
  return rows;
}

/** What may be added to a count, rising. */
function noisesOf(count: number): number[] {
  return Array.from({ length: 2 * MOST_NOISE + 1 }, (_, index) => index - MOST_NOISE).filter(
    noise => count + noise === 0 || count + noise > LARGEST_HIDDEN,
  );
}
