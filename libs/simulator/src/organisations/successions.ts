import { type Day, day } from '@muster/domain';
import { type Published } from '../calibration/published.js';
import { type Succession } from './trust.js';

/** The published successions; rows of one code and day are one: a split. Of several of a code, the earliest counts. */
export function successionsOf(published: Published): Succession[] {
  const byCode = new Map<string, { on: Day; successors: string[] }>();
  for (const row of published.successions) {
    const on = day(row.on);
    const known = byCode.get(row.code);
    if (known === undefined || on < known.on) byCode.set(row.code, { on, successors: [row.successor] });
    else if (known.on === on) known.successors.push(row.successor);
  }
  return [...byCode].map(([code, { on, successors }]) => ({ code, on, successors }));
}

/** What a code means on a day. A split moves nobody. */
export function meaningOn(successions: readonly Succession[], code: string, on: Day): string {
  const next = successions.find(
    succession => succession.code === code && succession.on <= on && succession.successors.length === 1,
  );
  return next === undefined ? code : meaningOn(successions, next.successors[0] as string, on);
}
