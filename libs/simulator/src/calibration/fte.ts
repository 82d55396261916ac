import { type Random } from '../random/random.js';
import { tiltedTo, weighted } from '../random/samplers.js';

/**
 * Contracted hours as shares of 37.5 a week, in hundred-thousandths: whole shifts of 7.5 and of 11.5 hours (0.30667 and its
 * multiples occur in the published figures by trust). The weights are an assumption; they are tilted to the mean that is
 * published for the region.
 */
const HOURS: readonly (readonly [fte: number, weight: number])[] = [
  [20_000, 1],
  [30_667, 2],
  [40_000, 4],
  [50_000, 4],
  [60_000, 13],
  [61_333, 8],
  [66_667, 5],
  [72_000, 3],
  [80_000, 17],
  [86_667, 2],
  [92_000, 6],
  [100_000, 35],
];

export const FTE_VALUES = HOURS.map(([value]) => value);
const UNIT = 100_000;

/** Draws the FTE of people whose mean FTE is given (as a decimal number). */
export function fteAround(mean: number): (random: Random) => number {
  let draw = drawers.get(mean);
  if (draw === undefined) {
    const values = HOURS.map(([value]) => value / UNIT);
    const weights = HOURS.map(([, weight]) => weight);
    draw = weighted(FTE_VALUES, tiltedTo(mean, values, weights));
    drawers.set(mean, draw);
  }
  return draw;
}

/** One for each published mean: a few hundred. */
const drawers = new Map<number, (random: Random) => number>();

/** The next longer or shorter hours, one or two steps on; `undefined` where there are none. */
export function otherHours(fte: number, longer: boolean, random: Random): number | undefined {
  const direction = longer ? 1 : -1;
  let next = longer ? 0 : FTE_VALUES.length - 1;
  while (((FTE_VALUES[next] ?? fte) - fte) * direction < 0 || FTE_VALUES[next] === fte) next += direction;
  const further = random.chance(0.5) ? undefined : FTE_VALUES[next + direction];
  return further ?? FTE_VALUES[next];
}

/** About how much one step of `otherHours` changes a person's FTE: where as many go up as down, measured. */
export const TYPICAL_STEP = 13_000;

/**
 * How much less likely each FTE is to be drawn (from 0 to 1), so that those drawn from people with `hours` (FTE → people) have the
 * mean FTE `mean`.
 */
export function acceptanceFor(mean: number, hours: ReadonlyMap<number, number>): (fte: number) => number {
  const values = [...hours.keys()];
  const people = [...hours.values()];
  if (values.length === 0) return () => 1;
  const tilted = tiltedTo(
    mean,
    values.map(value => value / UNIT),
    people,
  );
  const relative = tilted.map((weight, index) => weight / (people[index] as number));
  const most = Math.max(...relative);
  const chances = new Map(values.map((value, index) => [value, (relative[index] as number) / most]));
  return fte => chances.get(fte) ?? 0.5;
}
