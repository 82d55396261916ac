import { beforeAll, describe, expect, it } from 'vitest';
import { binomialTest } from '@muster/domain';
import { chanceOfReaching, compile, type GivenChance, learnParameters, runPipeline } from '@muster/forecast';
import { simulatedEngland } from './england.js';
import { calibrationSlope } from './slope.js';
import { ENOUGH, SEEDS, tell } from './told.js';

const REJECTED = 0.001;
const TRAJECTORIES = SEEDS >= ENOUGH ? 1_000 : 200;
const HORIZONS = [11, 23, 47];
const INTERVALS = [
  { confidence: 0.8, tails: [0.1, 0.9] },
  { confidence: 0.95, tails: [0.025, 0.975] },
];
/** Of those in post on the origin. */
const TARGETS = [0.9, 0.95, 1, 1.05, 1.1, 1.2];

describe(`the pipeline forecast of ${SEEDS} simulated Englands, from their past alone`, () => {
  const covered = HORIZONS.map(() => INTERVALS.map(() => 0));
  const given: GivenChance[] = [];
  beforeAll(() => {
    for (let seed = 1; seed <= SEEDS; seed += 1) {
      const { evidence, atOrigin, future } = simulatedEngland(seed);
      const model = compile(evidence, learnParameters(evidence), { seed, horizon: 48 });
      const forecast = runPipeline(model, TRAJECTORIES);
      HORIZONS.forEach((step, at) => {
        INTERVALS.forEach(({ tails }, of) => {
          const [low, high] = forecast.quantiles('ENG', 'headcount', step, tails);
          if (low! <= future[step]! && future[step]! <= high!) covered[at]![of]! += 1;
        });
        const asking = { area: 'ENG', measure: 'headcount', step } as const;
        for (const target of TARGETS) {
          const level = Math.round(target * atOrigin);
          const chance = chanceOfReaching(forecast, asking, level);
          // Half a trajectory off either end: no chance is told as 0 or 1.
          given.push({
            chance: (chance * TRAJECTORIES + 0.5) / (TRAJECTORIES + 1),
            came: future[step]! >= level,
          });
        }
      });
    }
  }, 3_600_000);

  it('has the future within its intervals as often as they say, one, two and four years ahead', () => {
    const rows = HORIZONS.flatMap((step, at) =>
      INTERVALS.map(({ confidence }, of) => ({
        months: step + 1,
        confidence,
        covered: covered[at]![of]!,
        of: SEEDS,
        chance: binomialTest(covered[at]![of]!, SEEDS, confidence),
      })),
    );
    tell(rows);
    expect(rows.filter(({ chance }) => chance < REJECTED)).toEqual([]);
  });

  it('gives targets the chances with which they are met', () => {
    const { slope, error } = calibrationSlope(given);
    tell([{ slope, error, of: given.length }]);
    // Of a few Englands, as near as can be told.
    const doubt = SEEDS >= ENOUGH ? 0 : 4 * error;
    expect(slope).toBeGreaterThanOrEqual(0.8 - doubt);
    expect(slope).toBeLessThanOrEqual(1.2 + doubt);
  });
});
