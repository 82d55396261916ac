import { describe, expect, it } from 'vitest';
import { type Area, day, dayNumber, REGIONS } from '@muster/domain';
import { fteAround, otherHours } from './fte.js';
import { randomOf } from '../random/random.js';
import { readPublished } from './published.js';
import { publishedTargets, residualOf, stockOn } from './targets.js';

const published = readPublished();
const on = (text: string) => dayNumber(day(text));

describe('the published figures', () => {
  it('sum over regions to England in FTE, in every period and figure', () => {
    const england = publishedTargets(published, 'All' as Area);
    const regions = [...REGIONS.keys()].map(region => publishedTargets(published, region));
    expect(england.length).toBeGreaterThan(10);
    england.forEach((period, index) => {
      for (const figure of ['start', 'end', 'joiners', 'leavers'] as const) {
        const sum = regions.reduce((total, own) => total + (own[index]?.[figure].fte ?? 0), 0);
        expect(sum).toBeCloseTo(period[figure].fte, 3);
      }
    });
  });

  it('give the stock between two Septembers in a straight line, and at a break what the new period starts with', () => {
    const midlands = publishedTargets(published, 'Y60' as Area);
    const before = midlands.find(target => target.to === on('2021-09-30'));
    const after = midlands.find(target => target.from === on('2021-09-30'));
    expect(stockOn(midlands, on('2021-09-30'))).toEqual(after?.start);
    expect(after?.start.fte).toBeGreaterThan(before?.end.fte ?? Infinity);
    const middle = stockOn(midlands, on('2022-03-31')).headcount;
    const [least, most] = [after?.start.headcount ?? 0, after?.end.headcount ?? 0].sort((a, b) => a - b);
    expect(middle).toBeGreaterThanOrEqual(least as number);
    expect(middle).toBeLessThanOrEqual(most as number);
  });

  it('leave a residual that joiners and leavers do not explain', () => {
    for (const target of publishedTargets(published, 'Y59' as Area)) {
      const { start, end, joiners, leavers } = target;
      expect(start.fte + joiners.fte - leavers.fte + residualOf(target).fte).toBeCloseTo(end.fte, 6);
    }
  });
});

describe('hours', () => {
  it('are drawn with the mean asked for, from plausible ones with at most five decimals', () => {
    const random = randomOf('hours');
    const draw = fteAround(0.81);
    const drawn = Array.from({ length: 20_000 }, () => draw(random));
    expect(drawn.reduce((a, b) => a + b, 0) / drawn.length / 100_000).toBeCloseTo(0.81, 2);
    expect(drawn.every(fte => Number.isInteger(fte) && fte > 0 && fte <= 100_000)).toBe(true);
  });

  it('change to longer or shorter ones, until there are none', () => {
    const random = randomOf('other hours');
    for (let count = 0; count < 50; count += 1) {
      expect(otherHours(60_000, true, random)).toBeGreaterThan(60_000);
      expect(otherHours(10_000, true, random)).toBeGreaterThan(10_000);
      expect(otherHours(60_000, false, random)).toBeLessThan(60_000);
      expect(otherHours(100_000, true, random)).toBeUndefined();
      expect(otherHours(20_000, false, random)).toBeUndefined();
    }
  });
});
