import { describe, expect, it } from 'vitest';
import { day, dayFromNumber } from '@muster/domain';
import { windowOf } from './window.js';

describe('the simulated time', () => {
  it('is cut into calendar months that follow each other without a gap', () => {
    const { first, after, slices } = windowOf(day('2018-09-30'), 2);
    expect(slices.map(({ month }) => month).slice(0, 3)).toEqual(['2018-09', '2018-10', '2018-11']);
    expect(dayFromNumber(after)).toBe('2020-09-30');
    expect(slices[0]?.first).toBe(first);
    expect(slices.at(-1)?.last).toBe(after - 1);
    slices.slice(1).forEach((slice, index) => expect(slice.first).toBe((slices[index]?.last ?? 0) + 1));
  });

  it('lets nothing happen on the first day, whose stock is the opening', () => {
    const [opening, october] = windowOf(day('2018-09-30'), 1).slices;
    expect(opening?.share).toBe(0);
    expect(october?.share).toBe(1);
    expect(windowOf(day('2018-10-01'), 1).slices[0]).toMatchObject({ share: 1, month: '2018-10' });
    expect(windowOf(day('2018-10-01'), 1).slices[0]?.earliest).toBe((opening?.first ?? 0) + 2);
  });
});
