import { type Fault } from '@muster/domain';
import { listed } from '../suppliers/listed.js';
import { isWithin, type Supplier } from '../suppliers/supplier.js';

/** What is said, found and taken back by a source is its supplier's alone. @returns undefined where it is theirs */
export function faultOfSource({ sources }: Supplier, source: string): Fault | undefined {
  if (sources.some(granted => isWithin(source, granted))) return undefined;
  return {
    pointer: 'source',
    expected: `a source of yours: ${listed(sources)}`,
    got: source,
    remedy: 'name a source of yours, or ask whoever runs Muster to grant this one to you',
  };
}
