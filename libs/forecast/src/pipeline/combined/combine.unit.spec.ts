import { describe, expect, it } from 'vitest';
import { combine } from './combine.js';

const stock = [0, 1, 2].map(year =>
  Float64Array.from({ length: 500 }, (_, at) => 1000 + 10 * year + at / 10),
);
const asked = { area: 'ENG', seed: 1, atOrigin: 1000, stock, usual: 100 };

describe('the series combined with the pipeline', () => {
  it('is the series where the pipeline brings what it always has', () => {
    const { answers, stock: same } = combine({ ...asked, expected: [100, 100, 100] });
    expect(answers).toBe('series');
    expect(same).toBe(stock);
  });

  it('is more where more is coming, by four fifths of it in the mean, from that year on', () => {
    const { answers, stock: more, deviation } = combine({ ...asked, expected: [100, 150, 100] });
    expect(answers).toBe('combined');
    expect(deviation).toEqual([0, 50, 0]);
    const gain = more.map(
      (draws, year) => draws.reduce((sum, value, at) => sum + value - stock[year]![at]!, 0) / 500,
    );
    expect(gain[0]).toBeCloseTo(0, 9);
    expect(gain[1]! / 40).toBeCloseTo(1, 1);
    expect(gain[2]! / gain[1]!).toBeCloseTo(1, 1);
    expect(more[1]!.every((value, at) => value > stock[1]![at]!)).toBe(true);
  });

  it('asks for a pipeline that is forecast as far', () => {
    expect(() => combine({ ...asked, expected: [100] })).toThrow(/forecast the pipeline as far/);
  });
});
