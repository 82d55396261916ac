import { describe, expect, it } from '@jest/globals';
import { binomialTest } from '@muster/domain';
import { compile, learnParameters, runPipeline } from '@muster/forecast';
import { simulatedEngland } from './england.js';

/** Of the full study; `npm test` has a short form. */
const SEEDS = Number(process.env['MUSTER_STUDY'] ?? 8);
const REJECTED = 0.001;
const TRAJECTORIES = 200;
const HORIZONS = [11, 23, 47];
const INTERVALS = [
  { confidence: 0.8, tails: [0.1, 0.9] },
  { confidence: 0.95, tails: [0.025, 0.975] },
];

describe(`the pipeline forecast of ${SEEDS} simulated Englands, from their past alone`, () => {
  it('has the future within its intervals as often as they say, one, two and four years ahead', () => {
    const covered = HORIZONS.map(() => INTERVALS.map(() => 0));
    for (let seed = 1; seed <= SEEDS; seed += 1) {
      const { evidence, future } = simulatedEngland(seed);
      const forecast = runPipeline(
        compile(evidence, learnParameters(evidence), { seed, horizon: 48 }),
        TRAJECTORIES,
      );
      HORIZONS.forEach((step, at) =>
        INTERVALS.forEach(({ tails }, of) => {
          const [low, high] = forecast.quantiles('ENG', 'headcount', step, tails);
          if (low! <= future[step]! && future[step]! <= high!) covered[at]![of]! += 1;
        }),
      );
    }
    const rows = HORIZONS.flatMap((step, at) =>
      INTERVALS.map(({ confidence }, of) => ({
        months: step + 1,
        confidence,
        covered: covered[at]![of]!,
        of: SEEDS,
        chance: binomialTest(covered[at]![of]!, SEEDS, confidence),
      })),
    );
    if (SEEDS >= 60) process.stdout.write(`${rows.map(row => JSON.stringify(row)).join('\n')}\n`);
    expect(rows.filter(({ chance }) => chance < REJECTED)).toEqual([]);
  }, 3_600_000);
});
