import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { type FollowUp, kaplanMeier } from './kaplan-meier.js';

/**
 * Remissions of leukaemia in whole weeks, here taken for months: Freireich et al., Blood 21 (1963), as in Klein and Moeschberger,
 * Survival Analysis (2003), section 1.2.
 */
const TREATED = '6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+';
const PLACEBO = '1 1 2 2 3 4 4 5 5 8 8 8 8 11 11 12 12 15 17 22 23';

function followUps(times: string): FollowUp[] {
  const months = new Map<number, FollowUp>();
  for (const time of times.split(' ')) {
    const month = Number.parseInt(time);
    const { events, censored } = months.get(month) ?? { events: 0, censored: 0 };
    months.set(
      month,
      time.endsWith('+')
        ? { month, events, censored: censored + 1 }
        : { month, events: events + 1, censored },
    );
  }
  return [...months.values()];
}

const anyFollowUps = fc.uniqueArray(
  fc.record({
    month: fc.integer({ min: 0, max: 120 }),
    events: fc.integer({ min: 0, max: 40 }),
    censored: fc.integer({ min: 0, max: 40 }),
  }),
  { selector: ({ month }) => month, minLength: 1, maxLength: 30 },
);

describe('the Kaplan–Meier estimate', () => {
  it('is that of Klein and Moeschberger (2003), table 4.1, for the treated', () => {
    // Weeks; at risk, relapsed, survival, its standard error; then the limits of 95 % for log(−log S), as survfit and LIFETEST give them.
    const published = [
      [6, 21, 3, 0.857, 0.0764, 0.62, 0.952],
      [7, 17, 1, 0.807, 0.0869, 0.563, 0.923],
      [10, 15, 1, 0.753, 0.0963, 0.503, 0.889],
      [13, 12, 1, 0.69, 0.1068, 0.432, 0.849],
      [16, 11, 1, 0.627, 0.1141, 0.368, 0.805],
      [22, 7, 1, 0.538, 0.1282, 0.268, 0.747],
      [23, 6, 1, 0.448, 0.1346, 0.188, 0.68],
    ] as const;
    const months = kaplanMeier(followUps(TREATED)).months.filter(({ events }) => events > 0);
    expect(months.map(({ month, atRisk, events }) => [month, atRisk, events])).toEqual(
      published.map(([month, atRisk, events]) => [month, atRisk, events]),
    );
    months.forEach(({ survival, variance, interval }, index) => {
      const [, , , share, error, low, high] = published[index]!;
      expect(survival).toBeCloseTo(share, 3);
      expect(Math.sqrt(variance!)).toBeCloseTo(error, 4);
      expect(interval!.low).toBeCloseTo(low, 3);
      expect(interval!.high).toBeCloseTo(high, 3);
    });
  });

  it('has the published medians: 23 weeks from 13 on, and 8 weeks from 4 to 11', () => {
    expect(kaplanMeier(followUps(TREATED)).median).toEqual({ month: 23, low: 13, high: undefined });
    expect(kaplanMeier(followUps(PLACEBO)).median).toEqual({ month: 8, low: 4, high: 11 });
  });

  it('is the share that is left where everybody is followed to the end, with the variance of a proportion', () => {
    for (const { survival, variance, atRisk, events } of kaplanMeier(followUps(PLACEBO)).months) {
      const left = (atRisk - events) / 21;
      expect(survival).toBeCloseTo(left, 12);
      if (left > 0) expect(variance).toBeCloseTo((left * (1 - left)) / 21, 12);
      else expect(variance).toBeUndefined();
    }
  });

  it('never rises, lies within its interval, and asks for no order', () => {
    fc.assert(
      fc.property(anyFollowUps, fc.infiniteStream(fc.nat()), (given, chance) => {
        const { months, median } = kaplanMeier(given);
        let before = 1;
        for (const { survival, interval } of months) {
          expect(survival).toBeLessThanOrEqual(before);
          before = survival;
          if (interval === undefined) continue;
          expect(interval.low).toBeLessThanOrEqual(survival);
          expect(interval.high).toBeGreaterThanOrEqual(survival);
          expect(interval.low).toBeGreaterThanOrEqual(0);
          expect(interval.high).toBeLessThanOrEqual(1);
        }
        if (median.month !== undefined && median.low !== undefined)
          expect(median.low).toBeLessThanOrEqual(median.month);
        if (median.high !== undefined) expect(median.high).toBeGreaterThanOrEqual(median.month!);
        const shuffled = given
          .map(each => [chance.next().value, each] as const)
          .sort(([one], [other]) => one - other)
          .map(([, each]) => each);
        expect(kaplanMeier(shuffled)).toEqual({ months, median });
      }),
    );
  });

  it('says nothing of nobody, and refuses what cannot be', () => {
    expect(kaplanMeier([])).toEqual({
      months: [],
      median: { month: undefined, low: undefined, high: undefined },
    });
    const one = { month: 1, events: 1, censored: 0 };
    expect(() => kaplanMeier([one, one])).toThrow('each month once');
    expect(() => kaplanMeier([{ ...one, censored: -1 }])).toThrow('whole numbers');
  });
});
