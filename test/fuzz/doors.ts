import { type ServedDoors } from '../../apps/gateway/src/testing/index.js';
import { type FuzzInput, type FuzzTarget } from './input.js';
import { overHttp } from './over-http.js';

/** The doors that are served, with paths that ask for what costs most: to replace, to be complete, and to look only. */
export function doorsOf({ url, key }: Pick<ServedDoors, 'url' | 'key'>): FuzzTarget {
  return overHttp(url, pathOf, { authorization: `Bearer ${key}` });
}

const SOURCE = 'urn:ods:R0A:esr';

function pathOf({ door, type, seed }: FuzzInput): string {
  const nth = Math.abs(seed);
  const dry = nth % 5 === 0 ? { dryRun: 'true' } : {};
  if (door === 'snapshot')
    return path('/v1/snapshots', {
      organisation: 'R0A',
      source: SOURCE,
      asAt: `2025-0${1 + (nth % 9)}-01`,
      complete: String(nth % 3 !== 0),
      ...dry,
    });
  if (door !== 'csv') return path('/v1/events', dry);
  const replaces = nth % 2 === 0 ? { replaces: '2023-01-01..2023-12-31' } : {};
  return path('/v1/events', { type, source: SOURCE, ...replaces, ...dry });
}

function path(at: string, query: Readonly<Record<string, string>>): string {
  return `${at}?${new URLSearchParams(query).toString()}`;
}
