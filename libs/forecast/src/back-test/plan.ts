import { type Month } from '@muster/domain';
import { type SeriesInput } from '../series/input.js';
import { type BackTestPlan } from './back-test.js';

/** Periods that a first forecast has behind it: as many as growth is learned from. */
const BEHIND = 5;

/**
 * Every origin that has five periods behind it and one ahead. Of the shipped figures: September 2014 to September 2022.
 * @param lastTarget left out: the last month in which a period ends
 */
export function planFor(
  inputs: readonly Omit<SeriesInput, 'origin'>[],
  {
    lastTarget,
    ...rest
  }: Omit<BackTestPlan, 'origins' | 'lastTarget'> & { readonly lastTarget?: Month | undefined },
): BackTestPlan {
  const ends = new Set<Month>();
  for (const { england, regions } of inputs)
    for (const { periods } of england ? [england] : regions)
      for (const { to, end } of periods) if (end !== undefined) ends.add(to);
  const sorted = [...ends].sort();
  const last = sorted.filter(end => lastTarget === undefined || end <= lastTarget);
  return {
    ...rest,
    origins: last.slice(BEHIND - 1, -1),
    lastTarget: last.at(-1) ?? lastTarget ?? ('0000-01' as Month),
  };
}
