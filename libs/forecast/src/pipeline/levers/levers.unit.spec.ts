import { describe, expect, it } from 'vitest';
import { evidenceOfSize } from '../../testing/evidence.js';
import { compile } from '../engine/compile.js';
import { type PipelineMeasure } from '../engine/measures.js';
import { learnParameters } from '../parameters/learn.js';
import { runPipeline } from '../results/forecast.js';
import { type Lever, LeverFault } from './lever.js';

const evidence = evidenceOfSize({ organisations: 10, heads: 80, starters: 12, regions: ['Y56', 'Y58'] });
const parameters = learnParameters(evidence);
const TRAJECTORIES = 60;
const HORIZON = 60;
const run = (levers: readonly Lever[], seed = 1) =>
  runPipeline(compile(evidence, parameters, { seed, horizon: HORIZON, levers }), TRAJECTORIES);
const asIs = run([]);
const from = '2026-10';
const more = (levers: readonly Lever[], measure: PipelineMeasure, step: number, area = 'ENG') =>
  run(levers).mean(area, measure, step) - asIs.mean(area, measure, step);

describe('a lever', () => {
  it.each<[string, Lever, PipelineMeasure, number]>([
    [
      'more places bring more starters',
      { lever: 'intake-places', change: { by: 'factor', factor: 1.5 }, from },
      'starters',
      6,
    ],
    ['a better fill too', { lever: 'fill', change: { by: 'factor', factor: 1.05 }, from }, 'starters', 18],
    [
      'less withdrawal leaves more in training',
      { lever: 'withdrawal', change: { by: 'factor', factor: 0.5 }, from },
      'inTraining',
      35,
    ],
    [
      'a higher join rate brings more first posts',
      { lever: 'join-rate', change: { by: 'factor', factor: 1.1 }, from },
      'headcount',
      59,
    ],
    [
      'less leaving keeps more',
      { lever: 'leaving', change: { by: 'factor', factor: 0.8 }, from },
      'headcount',
      30,
    ],
    [
      'less leaving of the newest keeps more',
      { lever: 'leaving', change: { by: 'factor', factor: 0.5 }, bands: [0], from },
      'headcount',
      30,
    ],
    [
      'more returners come',
      { lever: 'returners', change: { by: 'more-a-year', count: 20 }, from },
      'headcount',
      20,
    ],
    [
      'more come from abroad',
      { lever: 'recruitment-abroad', change: { by: 'factor', factor: 3 }, from },
      'joiners',
      20,
    ],
    [
      'longer hours are more FTE',
      { lever: 'hours', change: { by: 'factor', factor: 1.02 }, from },
      'fte',
      20,
    ],
    [
      'fewer inactive spells keep more in post',
      { lever: 'inactive-spells', change: { by: 'factor', factor: 0.5 }, from },
      'headcount',
      20,
    ],
  ])('%s', (_, lever, measure, step) => {
    expect(more([lever], measure, step)).toBeGreaterThan(0);
  });

  it('more places a year are so many more, shared out', () => {
    const places: Lever = { lever: 'intake-places', change: { by: 'more-a-year', count: 60 }, from };
    const starters =
      more([places], 'starters', 18) / parameters.filling.groups.reduce((sum, of) => sum + of.yes, 0);
    const filled = parameters.filling.groups.reduce((sum, of) => sum + of.yes + of.no, 0);
    expect(Math.abs(starters * filled - 60)).toBeLessThan(8);
  });

  it('later first posts come later, and none is lost', () => {
    const later: Lever = { lever: 'time-to-first-post', months: 4, from };
    const total = (months: number, levers: readonly Lever[]) => {
      const of = run(levers);
      return Array.from({ length: months }, (_, step) => of.mean('ENG', 'firstPosts', step)).reduce(
        (a, b) => a + b,
        0,
      );
    };
    expect(total(19, [later])).toBeLessThan(0.9 * total(19, []));
    // Those who complete in the last months begin after the forecast's end.
    expect(Math.abs(total(HORIZON, [later]) / total(HORIZON, []) - 1)).toBeLessThan(0.06);
  });

  it('changes nothing before it holds, nor where it does not hold', () => {
    const lever: Lever = {
      lever: 'recruitment-abroad',
      change: { by: 'factor', factor: 3 },
      from,
      areas: ['Y56'],
    };
    const changed = run([lever]);
    expect([...changed.draws('ENG', 'fte', 5)]).toEqual([...asIs.draws('ENG', 'fte', 5)]);
    expect([...changed.draws('Y58', 'joiners', 10)]).toEqual([...asIs.draws('Y58', 'joiners', 10)]);
    expect([...changed.draws('Y56', 'joiners', 10)]).not.toEqual([...asIs.draws('Y56', 'joiners', 10)]);
  });

  it('of a factor of one, or that has ended before the origin, changes no bit', () => {
    const idle: Lever[] = [
      { lever: 'leaving', change: { by: 'factor', factor: 1 }, from },
      { lever: 'intake-places', change: { by: 'factor', factor: 2 }, from: '2020-01', until: '2021-01' },
    ];
    expect([...run(idle).draws('ENG', 'fte', 59)]).toEqual([...asIs.draws('ENG', 'fte', 59)]);
  });

  it.each<[Lever, RegExp]>([
    [
      { lever: 'fill', change: { by: 'factor', factor: 1 }, from, areas: ['Y99'] },
      /there is no area Y99; name organisations or regions/,
    ],
    [{ lever: 'fill', change: { by: 'factor', factor: -1 }, from }, /a factor from 0 to 100 is expected/],
    [
      { lever: 'fill', change: { by: 'factor', factor: 1 }, from, until: from },
      /until 2026-10 is not after from 2026-10/,
    ],
    [{ lever: 'leaving', change: { by: 'factor', factor: 1 }, from, bands: [5] }, /bands are 0 to 4, not 5/],
    [
      { lever: 'withdrawal', change: { by: 'factor', factor: 1 }, from, year: 4 },
      /years of the programmes are 1 to 3, not 4/,
    ],
  ])('that cannot be pulled is refused: %o', (lever, fault) => {
    expect(() => run([lever])).toThrow(LeverFault);
    expect(() => run([lever])).toThrow(fault);
  });
});

describe('scenarios that share their luck', () => {
  it.each<[string, Lever]>([
    ['a tenth more places', { lever: 'intake-places', change: { by: 'factor', factor: 1.1 }, from }],
    ['a tenth less leaving', { lever: 'leaving', change: { by: 'factor', factor: 0.9 }, from }],
    ['a fifth less withdrawal', { lever: 'withdrawal', change: { by: 'factor', factor: 0.8 }, from }],
    ['twice as many from abroad', { lever: 'recruitment-abroad', change: { by: 'factor', factor: 2 }, from }],
  ])('tell the difference of %s at a tenth of the variance, or less, of other seeds', (_, lever) => {
    const changed = run([lever]).draws('ENG', 'fte', 59);
    const [same, other] = [asIs, run([], 2)].map(of => of.draws('ENG', 'fte', 59));
    const ratio =
      varianceOf(changed.map((value, at) => value - other![at]!)) /
      varianceOf(changed.map((value, at) => value - same![at]!));
    expect(ratio).toBeGreaterThan(10);
  });
});

function varianceOf(values: Float64Array): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
}
