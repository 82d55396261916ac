import { describe, expect, it } from 'vitest';
import { type Area, day, dayNumber, REGIONS } from '@muster/domain';
import { CLEAN } from '../simulation.js';
import { type TrueMonth, type Truth, truthOf } from '../truth/truth.js';
import { readPublished } from './published.js';
import { publishedTargets, stockOn, targetOn } from './targets.js';

/**
 * The published years from September 2017 to September 2022, in full size, lived but not told. Both what is compared and what it is
 * compared with come from elsewhere: lives here, data/ there.
 */
const SEEDS = 20;
const FROM = day('2017-10-01');
const YEARS = 5;
const TOLERANCE = 0.03;

type Measure = 'headcount' | 'fte';

describe('the simulated midwives of England', () => {
  const published = readPublished();
  const regions = [...REGIONS.keys()];
  const truths: Truth[] = [];

  it('have, over 20 seeds, the published stock, joiners and leavers of every region and year within 3 %', () => {
    for (let seed = 1; seed <= SEEDS; seed += 1)
      truths.push(truthOf({ people: 'full', from: FROM, years: YEARS, seed, dirt: CLEAN }, published));

    const strays = regions.flatMap(region =>
      comparisonsOf(region)
        .map(({ what, simulated, target }) => ({ what, by: simulated / target - 1 }))
        .filter(({ by }) => !(Math.abs(by) <= TOLERANCE)),
    );
    expect(strays).toEqual([]);
  });

  function comparisonsOf(region: Area): { what: string; simulated: number; target: number }[] {
    const targets = publishedTargets(published, region);
    const comparisons: { what: string; simulated: number; target: number }[] = [];
    for (const measure of ['headcount', 'fte'] as const) {
      const compare = (what: string, target: number, of: (truth: Truth) => number) =>
        comparisons.push({ what: `${region} ${what} ${measure}`, simulated: meanOf(of), target });

      compare('opening', stockOn(targets, dayNumber(FROM))[measure], truth =>
        sumOf(truth.opening, region, measure, 'stock', () => true),
      );
      for (let year = 2017; year < 2017 + YEARS; year += 1) {
        const target = targetOn(targets, dayNumber(day(`${year + 1}-09-30`)));
        const isIn = ({ month }: TrueMonth) => `${year}-10` <= month && month <= `${year + 1}-09`;
        for (const flow of ['joiners', 'leavers'] as const)
          compare(`${flow} ${year}`, target[flow][measure], truth =>
            sumOf(truth.months, region, measure, flow, isIn),
          );
        compare(`stock ${year + 1}`, stockOn(targets, dayNumber(day(`${year + 1}-09-30`)))[measure], truth =>
          sumOf(truth.months, region, measure, 'stock', ({ month }) => month === `${year + 1}-09`),
        );
      }
    }
    return comparisons;
  }

  function meanOf(of: (truth: Truth) => number): number {
    return truths.reduce((sum, truth) => sum + of(truth), 0) / truths.length;
  }
});

function sumOf(
  rows: readonly TrueMonth[],
  region: Area,
  measure: Measure,
  what: 'stock' | 'joiners' | 'leavers',
  isIn: (row: TrueMonth) => boolean,
): number {
  const sum = rows
    .filter(row => row.area === region && row.profession === 'midwife' && isIn(row))
    .reduce((total, row) => total + row[what][measure], 0);
  return measure === 'fte' ? sum / 100_000 : sum;
}
