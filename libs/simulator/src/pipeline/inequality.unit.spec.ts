import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { chanceFor, type Inequality, leavingFactor, mostLikely } from './inequality.js';

const inequality = (of: Inequality['of'], ratio: number, more: Partial<Inequality> = {}): Inequality => ({
  stage: 'offered',
  attribute: 'disability',
  value: 'yes',
  of,
  ratio,
  ...more,
});
const group = { disability: 'yes' };

describe('an inequality', () => {
  it('multiplies the chance of a group, or its odds', () => {
    expect(chanceFor(group, 'offered', 0.6, [inequality('rate', 0.5)])).toBeCloseTo(0.3, 12);
    // Odds of 3 to 2 become 3 to 4.
    expect(chanceFor(group, 'offered', 0.6, [inequality('odds', 0.5)])).toBeCloseTo(3 / 7, 12);
    expect(chanceFor(group, 'offered', 0.6, [inequality('rate', 2)])).toBe(1);
  });

  it('is of one stage and one group: all others have the chance as it is', () => {
    const inequalities = [inequality('rate', 0.5)];
    expect(chanceFor(group, 'accepted', 0.6, inequalities)).toBe(0.6);
    expect(chanceFor({ disability: 'no' }, 'offered', 0.6, inequalities)).toBe(0.6);
    expect(chanceFor({}, 'offered', 0.6, inequalities)).toBe(0.6);
  });

  it('leaves a chance a chance, and changes nothing where the ratio is 1', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0.01, max: 100, noNaN: true }),
        fc.constantFrom('rate' as const, 'odds' as const),
        (chance, ratio, of) => {
          const changed = chanceFor(group, 'offered', chance, [inequality(of, ratio)]);
          expect(changed).toBeGreaterThanOrEqual(0);
          expect(changed).toBeLessThanOrEqual(1);
          expect(chanceFor(group, 'offered', chance, [inequality(of, 1)])).toBeCloseTo(chance, 12);
          if (ratio >= 1) expect(changed).toBeGreaterThanOrEqual(chance - 1e-12);
          else expect(changed).toBeLessThanOrEqual(chance + 1e-12);
        },
      ),
    );
  });

  it('of leaving is how many times as likely somebody leaves, never more than the most', () => {
    const inequalities = [
      inequality('rate', 2, { stage: 'leaving' }),
      inequality('rate', 0.5, { stage: 'leaving', attribute: 'sex', value: 'male' }),
    ];
    expect(leavingFactor({ disability: 'yes', sex: 'male' }, inequalities)).toBe(1);
    expect(leavingFactor(group, inequalities)).toBe(2);
    expect(mostLikely(inequalities, 'leaving')).toBe(2);
    expect(mostLikely(inequalities, 'offered')).toBe(1);
  });
});
