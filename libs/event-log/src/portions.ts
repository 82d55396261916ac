import type { ConsumeOptions } from './port.js';

/** How much goes together. */
export interface PortionLimits {
  readonly records: number;
  /** Of values. */
  readonly bytes: number;
}

/** How much a consumer takes in at once. */
export function batchLimits({
  maxRecords: records = 500,
  maxBytes: bytes = 4 * 1024 * 1024,
}: Pick<ConsumeOptions, 'maxRecords' | 'maxBytes'>): PortionLimits {
  return { records, bytes };
}

interface Valued {
  readonly value: Uint8Array;
}

/** The records in portions of no more than the limits, in their order; a record that is larger by itself comes alone. */
export function portionsOf<Record extends Valued>(
  records: readonly Record[],
  limits: PortionLimits,
): Record[][] {
  const portions: Record[][] = [];
  for (let rest = records; rest.length > 0;) {
    const fitting = leading(rest, record => [record], limits);
    portions.push(rest.slice(0, fitting));
    rest = rest.slice(fitting);
  }
  return portions;
}

/** How many of the items, from the first on, go together: at least one. */
export function leading<Item>(
  items: readonly Item[],
  recordsOf: (item: Item) => readonly Valued[],
  limits: PortionLimits,
): number {
  let records = 0;
  let bytes = 0;
  for (const [index, item] of items.entries()) {
    for (const { value } of recordsOf(item)) {
      records += 1;
      bytes += value.length;
    }
    if (index > 0 && (records > limits.records || bytes > limits.bytes)) return index;
  }
  return items.length;
}
