import { type PipelineEvidence } from '../evidence.js';
import { compile } from '../engine/compile.js';
import { type Change, type Lever } from '../levers/lever.js';
import { type PipelineParameters } from '../parameters/parameters.js';
import { type RunPipeline } from '../results/forecast.js';
import { type Asking, chanceOfReaching } from './compare.js';

/** A lever that can be pulled by an amount, from none (0) to all of it (1), and what all of it costs. */
export interface Pull {
  /** As it is where all of it is pulled. */
  readonly most: Lever;
  /** In any unit, the same for all that are mixed; absent: 1. */
  readonly cost?: number;
}

export interface Solving extends Asking {
  /** At least so much of the measure… */
  readonly level: number;
  /** …with at least this chance, above 0 and below 1. */
  readonly chance: number;
  /** Each is pulled as far as it goes before the next, in the order of what a gain costs. */
  readonly pulls: readonly Pull[];
  readonly seed: number;
  readonly trajectories: number;
}

export type Solution =
  /** Nothing has to change. */
  | { readonly answer: 'reached-already'; readonly chance: number }
  | {
      readonly answer: 'solved';
      readonly levers: readonly Lever[];
      /** Of each of `pulls`, from 0 to 1. */
      readonly pulled: readonly number[];
      readonly cost: number;
      readonly chance: number;
    }
  /** Not by these levers, pulled as far as they go. */
  | { readonly answer: 'out-of-reach'; readonly chance: number; readonly why: string };

/** To so small a part of a pull. */
const PRECISION = 1 / 256;

/**
 * The least change by which a level is reached with a chance: all trajectories share their luck, so that the chance never falls as a lever
 * is pulled further (but for a person here or there), and halving finds where it passes. Levers that are mixed are pulled in the order of
 * gain for cost, each to its end before the next.
 */
export async function solve(
  evidence: PipelineEvidence,
  parameters: PipelineParameters,
  solving: Solving,
  run: RunPipeline,
): Promise<Solution> {
  const { chance: wanted, level, pulls, seed, step, trajectories } = solving;
  if (!(wanted > 0 && wanted < 1))
    throw new RangeError(`chance: expected above 0 and below 1, got ${wanted}`);
  if (pulls.length === 0) throw new RangeError('pulls: there is no lever to pull; give at least one');
  const chanceOf = async (pulled: readonly number[]) => {
    const levers = pulls.flatMap(({ most }, at) => (pulled[at]! > 0 ? [pulledBy(most, pulled[at]!)] : []));
    const model = compile(evidence, parameters, { seed, horizon: step + 1, levers });
    return chanceOfReaching(await run(model, trajectories), solving, level);
  };
  const none = pulls.map(() => 0);
  const asIs = await chanceOf(none);
  if (asIs >= wanted) return { answer: 'reached-already', chance: asIs };

  const gains: { at: number; gain: number }[] = [];
  for (const [at, { cost = 1 }] of pulls.entries()) {
    const alone = none.map((_, other) => (other === at ? 1 : 0));
    gains.push({ at, gain: pulls.length === 1 ? 1 : ((await chanceOf(alone)) - asIs) / cost });
  }
  const order = gains.filter(({ gain }) => gain > 0).sort((a, b) => b.gain - a.gain);
  const pulled = [...none];
  let best = asIs;
  for (const { at } of order) {
    pulled[at] = 1;
    best = await chanceOf(pulled);
    if (best < wanted) continue;
    let [low, high] = [0, 1];
    while (high - low > PRECISION) {
      const middle = (low + high) / 2;
      pulled[at] = middle;
      const chance = await chanceOf(pulled);
      if (chance >= wanted) [high, best] = [middle, chance];
      else low = middle;
    }
    pulled[at] = high;
    return {
      answer: 'solved',
      levers: pulls.flatMap(({ most }, of) => (pulled[of]! > 0 ? [pulledBy(most, pulled[of]!)] : [])),
      pulled,
      cost: pulls.reduce((sum, { cost = 1 }, of) => sum + cost * pulled[of]!, 0),
      chance: best,
    };
  }
  const names = pulls.map(({ most }) => most.lever).join(' and ');
  return {
    answer: 'out-of-reach',
    chance: best,
    why:
      `${names} cannot reach it ${pulls.length === 1 ? 'alone' : 'together'}: pulled as far as given, the chance is ` +
      `${Math.round(100 * best)} in 100; ${Math.round(100 * wanted)} were asked for. Allow a larger change, mix in another lever, or ask for a later month.`,
  };
}

/** A part of a lever: of a factor of 1.5, half is 1.25. */
export function pulledBy(most: Lever, part: number): Lever {
  if (most.lever === 'time-to-first-post') return { ...most, months: most.months * part };
  return { ...most, change: partOf(most.change, part) } as Lever;
}

function partOf(change: Change, part: number): Change {
  return change.by === 'factor'
    ? { by: 'factor', factor: 1 + (change.factor - 1) * part }
    : { by: 'more-a-year', count: change.count * part };
}
