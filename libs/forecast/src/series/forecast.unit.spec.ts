import { describe, expect, it } from 'vitest';
import { type Month } from '@muster/domain';
import { quantilesOf } from '../scoring/quantiles.js';
import { england, growing, ROUGH, seriesOf, threeRegions } from '../testing/synthetic.js';
import { forecastSeries, type SeriesForecast } from './forecast.js';
import { type AreaSeries, type SeriesInput, type SeriesOptions } from './input.js';

const OPTIONS: SeriesOptions = { seed: 7, trajectories: 500, horizon: 3 };

function made(input: SeriesInput, options: Partial<SeriesOptions> = {}): SeriesForecast {
  const outcome = forecastSeries(input, { ...OPTIONS, ...options });
  if (outcome.status !== 'forecast') throw new Error(outcome.detail);
  return outcome;
}

const area = (forecast: SeriesForecast, code: string) => forecast.areas.find(each => each.area === code)!;
const codes = (forecast: SeriesForecast) => forecast.remarks.map(({ code }) => code);
const median = (draws: Float64Array) => quantilesOf(draws)[3];
const without = (series: AreaSeries, keep: (index: number, of: number) => boolean): AreaSeries => ({
  ...series,
  periods: series.periods.filter((_, index) => keep(index, series.periods.length)),
});

describe('a forecast of published stocks and flows', () => {
  it('has England as the sum of its regions in every draw, stocks and flows alike', () => {
    const { areas } = made(seriesOf(threeRegions()));
    const [nation, ...regions] = areas;
    for (const step of [0, 1, 2])
      for (const trajectory of [0, 1, 17, 499]) {
        const sum = (of: (each: (typeof areas)[number]) => readonly Float64Array[]) =>
          regions.reduce((total, each) => total + of(each)[step]![trajectory]!, 0);
        const value = (of: (each: (typeof areas)[number]) => readonly Float64Array[]) =>
          of(nation!)[step]![trajectory]!;
        for (const of of [
          (each: (typeof areas)[number]) => each.stock,
          (each: (typeof areas)[number]) => each.flows!.joiners,
          (each: (typeof areas)[number]) => each.flows!.leavers,
          (each: (typeof areas)[number]) => each.flows!.residual,
        ])
          expect(value(of)).toBeCloseTo(sum(of), 6);
      }
  });

  it('explains each stock by its flows, in every draw, and never by fewer than no joiners', () => {
    const { areas } = made(seriesOf(threeRegions()));
    let [worst, fewest] = [0, 0];
    for (const { stock, flows, atOrigin } of areas)
      for (const step of [0, 1, 2])
        stock[step]!.forEach((closing, trajectory) => {
          const opening = step === 0 ? atOrigin : stock[step - 1]![trajectory]!;
          const of = (flow: 'joiners' | 'leavers' | 'residual') => flows![flow][step]![trajectory]!;
          const explained = opening + of('joiners') - of('leavers') + of('residual');
          worst = Math.max(worst, Math.abs(explained - closing));
          fewest = Math.min(fewest, of('joiners'));
        });
    expect(worst).toBeLessThan(1e-6);
    expect(fewest).toBe(0);
  });

  it('is the same to the bit for the same seed, and near the same for another', () => {
    const [once, again, other] = [
      made(seriesOf(threeRegions())),
      made(seriesOf(threeRegions())),
      made(seriesOf(threeRegions()), { seed: 8 }),
    ];
    expect(again).toEqual(once);
    const [a, b] = [once, other].map(forecast => quantilesOf(area(forecast, 'ENG').stock[0]!));
    expect(b).not.toEqual(a);
    a!.forEach((value, index) => expect(Math.abs(value - b![index]!) / value).toBeLessThan(0.02));
  });

  it('does not know what came after its origin', () => {
    const plain = seriesOf(threeRegions(), { origin: '2021-09' as Month });
    const changed = (series: AreaSeries): AreaSeries => ({
      ...series,
      periods: series.periods.map(period =>
        period.to > '2021-09' ? { ...period, start: 1, end: 9999, joiners: 7, leavers: 3 } : period,
      ),
    });
    const otherwise = {
      ...plain,
      england: changed(plain.england!),
      regions: plain.regions.map(changed),
    };
    expect(made(otherwise)).toEqual(made(plain));
  });

  it('leaves the luck of others alone when a region is added', () => {
    const [london, southWest, midlands] = threeRegions();
    const two = { ...seriesOf([london!, southWest!]), england: undefined };
    const three = { ...seriesOf([london!, southWest!, midlands!]), england: undefined };
    const ranks = (forecast: SeriesForecast) => {
      const draws = area(forecast, 'Y56').stock[0]!.slice(0, 200);
      return [...draws.keys()].sort((a, b) => draws[a]! - draws[b]!);
    };
    const [a, b] = [ranks(made(two)), ranks(made(three))];
    const places = new Map(b.map((trajectory, rank) => [trajectory, rank]));
    const moved = a.map((trajectory, rank) => Math.abs(places.get(trajectory)! - rank));
    expect(moved.reduce((sum, by) => sum + by, 0) / moved.length).toBeLessThan(5);
  });

  it('does not change its stocks when flows are left out', () => {
    const whole = made(seriesOf(threeRegions()));
    const bare = made(seriesOf(threeRegions()), { stockOnly: true });
    expect(bare.areas.map(({ stock }) => stock)).toEqual(whole.areas.map(({ stock }) => stock));
    expect(bare.areas.every(({ flows }) => flows === undefined)).toBe(true);
  });

  it('is judged like for like: a break between two periods is no growth', () => {
    const plain = threeRegions();
    const broken = plain.map(series => ({
      ...series,
      periods: series.periods.map(period =>
        period.to <= '2018-09' ? { ...period, ...scaled(period, 0.8) } : period,
      ),
    }));
    const [a, b] = [made(seriesOf(plain)), made(seriesOf(broken))].map(forecast => forecast.learned.growth);
    expect(b!.mean).toBeCloseTo(a!.mean, 6);
    expect(b!.sd).toBeCloseTo(a!.sd, 6);
  });

  it('leaves out periods that overlap with those laid end to end, and says so', () => {
    const regions = threeRegions();
    const doubled = regions.map(series => ({
      ...series,
      periods: [
        ...series.periods,
        { from: '2021-06' as Month, to: '2022-06' as Month, start: 10, end: 90, joiners: 1, leavers: 1 },
      ],
    }));
    const forecast = made({ ...seriesOf(regions), regions: doubled });
    expect(codes(forecast)).toContain('overlapping');
    expect(forecast.areas).toEqual(made(seriesOf(regions)).areas);
  });
});

describe('where figures are missing, a forecast', () => {
  it('of England alone is made without regions, and says so', () => {
    const forecast = made({ ...seriesOf(threeRegions()), regions: [] });
    expect(forecast.areas.map(each => each.area)).toEqual(['ENG']);
    expect(codes(forecast)).toEqual(['regions-absent']);
    expect(median(forecast.areas[0]!.stock[0]!)).toBeGreaterThan(0);
  });

  it('of regions without England is made by the growth of their sum, and England is not shown', () => {
    const { england: _, ...regions } = seriesOf(threeRegions());
    const forecast = made(regions);
    expect(forecast.areas.map(each => each.area)).toEqual(['Y56', 'Y58', 'Y60']);
    expect(codes(forecast)).toEqual(['england-absent']);
    const whole = made(seriesOf(threeRegions()));
    expect(forecast.learned.growth).toEqual(whole.learned.growth);
  });

  it('goes on with a region left out: the rest of England is one more area, and the sum still holds', () => {
    const [london, southWest, midlands] = threeRegions();
    const forecast = made({ ...seriesOf([london!, southWest!, midlands!]), regions: [london!, southWest!] });
    expect(codes(forecast)).toEqual(['rest-of-england']);
    expect(forecast.areas.map(each => each.area)).toEqual(['ENG', 'Y56', 'Y58']);
    const shown = median(area(forecast, 'Y56').stock[0]!) + median(area(forecast, 'Y58').stock[0]!);
    const rest = median(area(forecast, 'ENG').stock[0]!) - shown;
    expect(rest / midlands!.periods.at(-1)!.end!).toBeCloseTo(1, 1);
  });

  it('does not forecast a region whose series breaks off, and names it', () => {
    const [london, southWest, midlands] = threeRegions();
    const ended = without(southWest!, (index, of) => index < of - 2);
    const forecast = made({
      ...seriesOf([london!, southWest!, midlands!]),
      regions: [london!, ended, midlands!],
    });
    expect(forecast.areas.map(each => each.area)).toEqual(['ENG', 'Y56', 'Y60']);
    expect(forecast.remarks).toContainEqual(
      expect.objectContaining({
        code: 'ended',
        area: 'Y58',
        detail: expect.stringContaining('2021-09') as unknown as string,
      }),
    );
  });

  it('lets a region that begins late borrow from the others, and says so', () => {
    const [london, southWest, midlands] = threeRegions();
    const late = without(southWest!, (index, of) => index >= of - 2);
    const forecast = made({
      ...seriesOf([london!, southWest!, midlands!]),
      regions: [london!, late, midlands!],
    });
    expect(codes(forecast)).toContain('begins-late');
    const share = (code: string) =>
      forecast.learned.growthOffsets.areas.find(each => each.area === code)!.ownShare;
    expect(share('Y58')).toBeLessThan(share('Y56'));
  });

  it('passes over a period that has lost a figure, and uses the others', () => {
    const regions = threeRegions();
    const blank = (series: AreaSeries) => ({
      ...series,
      periods: series.periods.map((period, index) =>
        index === 5 ? { ...period, start: undefined } : period,
      ),
    });
    const nation = blank(england(regions));
    const forecast = made({ ...seriesOf(regions), england: nation, regions: regions.map(blank) });
    expect(forecast.learned.growth.years).toBe(5);
    expect(codes(forecast)).toContain('incomplete');
  });

  it('leaves a missing year out and counts its age all the same', () => {
    const regions = threeRegions().map(series => without(series, index => index !== 4));
    const forecast = made({ ...seriesOf(regions), england: england(regions) });
    expect(codes(forecast)).toContain('missing-periods');
    expect(forecast.learned.growth.years).toBe(5);
  });

  it('of few periods is made with an assumed spread, says so, and is wide', () => {
    const regions = [growing('Y56', { growth: [0.01] }), growing('Y58', { growth: [0.02] })];
    const forecast = made(seriesOf(regions));
    expect(codes(forecast)).toContain('few-periods');
    const [low, , , middle, , , high] = quantilesOf(area(forecast, 'ENG').stock[0]!);
    expect((high - low) / middle).toBeGreaterThan(0.15);
    for (const each of forecast.areas)
      for (const draws of each.stock) expect(draws.every(Number.isFinite)).toBe(true);
  });

  it('has no flows where leavers were never published, and the same stock', () => {
    const regions = threeRegions();
    const bare = (series: AreaSeries) => ({
      ...series,
      periods: series.periods.map(period => ({ ...period, leavers: undefined })),
    });
    const forecast = made({
      ...seriesOf(regions),
      england: bare(england(regions)),
      regions: regions.map(bare),
    });
    expect(codes(forecast)).toContain('no-flows');
    expect(forecast.areas.every(({ flows }) => flows === undefined)).toBe(true);
    expect(forecast.areas.map(({ stock }) => stock)).toEqual(
      made(seriesOf(regions)).areas.map(({ stock }) => stock),
    );
  });

  it('does not forecast an area with nobody in post', () => {
    const [london, southWest, midlands] = threeRegions();
    const empty = {
      ...midlands!,
      periods: midlands!.periods.map(period => ({ ...period, end: 0, start: 0 })),
    };
    const forecast = made(seriesOf([london!, southWest!, empty]));
    expect(forecast.remarks).toContainEqual(expect.objectContaining({ code: 'nobody-in-post', area: 'Y60' }));
    expect(forecast.areas.map(each => each.area)).toEqual(['ENG', 'Y56', 'Y58']);
  });

  it('keeps people in two regions as they are: England is a fixed share of the regions’ sum', () => {
    const regions = threeRegions();
    const nation = england(regions);
    const fewer = {
      ...nation,
      periods: nation.periods.map(period => ({ ...period, ...scaled(period, 0.99) })),
    };
    const { areas } = made({ ...seriesOf(regions), measure: 'headcount', england: fewer });
    const [all, ...parts] = areas;
    const sum = parts.reduce((total, { stock }) => total + stock[1]![5]!, 0);
    expect(all!.stock[1]![5]! / sum).toBeCloseTo(0.99, 9);
    const { joiners, leavers, residual } = all!.flows!;
    const closed = all!.stock[0]![5]! + joiners[1]![5]! - leavers[1]![5]! + residual[1]![5]!;
    expect(closed).toBeCloseTo(all!.stock[1]![5]!, 6);
  });
});

describe('there is no forecast, and it is said why and what to do,', () => {
  it('where no period ends at the origin', () => {
    expect(forecastSeries({ ...seriesOf(threeRegions()), origin: '2023-08' as Month }, OPTIONS)).toEqual({
      status: 'no-forecast',
      code: 'nothing-at-origin',
      detail: 'no period ends in 2023-08',
      remedy: 'name an origin at which a period ends: … 2019-09, 2020-09, 2021-09, 2022-09, 2023-09',
    });
  });

  it('where nobody is in post at the origin', () => {
    const empty = { ...growing('Y56', { growth: ROUGH }) };
    const gone = { ...empty, periods: empty.periods.map(period => ({ ...period, end: 0 })) };
    expect(forecastSeries({ ...seriesOf([gone]), england: gone }, OPTIONS)).toMatchObject({
      code: 'nobody-in-post',
    });
  });

  it('where no period has both its ends', () => {
    const whole = growing('Y56', { growth: ROUGH });
    const half = { ...whole, periods: whole.periods.map(period => ({ ...period, start: undefined })) };
    expect(forecastSeries({ ...seriesOf([half]), england: undefined }, OPTIONS)).toMatchObject({
      code: 'no-growth',
    });
  });
});

function scaled(
  { start, end, joiners, leavers }: AreaSeries['periods'][number],
  by: number,
): Pick<AreaSeries['periods'][number], 'start' | 'end' | 'joiners' | 'leavers'> {
  return { start: start! * by, end: end! * by, joiners: joiners! * by, leavers: leavers! * by };
}
