import { type Fact } from '../events/fact.js';

/**
 * The order in which a timeline is folded: by the day from which a fact is true, then by when its source recorded it
 * (as an instant), then by source and id bytewise (and, among linked subjects, by subject). It depends on the facts alone, so the order of arrival cannot matter.
 */
export function inOrder(facts: readonly Fact[]): Fact[] {
  return [...facts].sort(
    (a, b) =>
      compareText(a.effectiveOn ?? '', b.effectiveOn ?? '') ||
      compareInstants(a.time, b.time) ||
      compareBytes(a.source, b.source) ||
      compareBytes(a.id, b.id) ||
      compareBytes(a.subject, b.subject),
  );
}

function compareInstants(a: string, b: string): number {
  if (a === b) return 0;
  const [left, right] = [instantOf(a), instantOf(b)];
  return left.milliseconds - right.milliseconds || left.beyond - right.beyond;
}

/** RFC 3339 allows digits beyond the millisecond, which Date drops: they are compared apart. */
function instantOf(time: string): { milliseconds: number; beyond: number } {
  const fraction = /\.(\d+)/.exec(time)?.[1] ?? '';
  return { milliseconds: Date.parse(time), beyond: Number(fraction.slice(3).padEnd(6, '0')) };
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Order of the UTF-8 bytes, which is the order of code points (JavaScript's own is that of UTF-16 units). */
export function compareBytes(a: string, b: string): number {
  if (a === b) return 0;
  const [left, right] = [Array.from(a), Array.from(b)];
  for (let index = 0; index < Math.min(left.length, right.length); index += 1) {
    const difference = left[index]!.codePointAt(0)! - right[index]!.codePointAt(0)!;
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}
