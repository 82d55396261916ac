import { describe, expect, it } from 'vitest';
import { COLOURS, contrast, FAN_FILLS } from './palette.js';

const { ink, quiet, paper, grid, ...marks } = COLOURS;

describe('the palette', () => {
  it('measures contrast as WCAG does', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.478, 3);
    expect(contrast('#ffffff', '#777777')).toBeCloseTo(4.478, 3);
  });

  it('has marks, lines and bars that stand out from paper by 3 to 1', () => {
    for (const [name, colour] of Object.entries(marks))
      expect([name, contrast(colour, paper) >= 3]).toEqual([name, true]);
  });

  it('has letters that stand out from paper, and from every band of a fan, by 4.5 to 1', () => {
    for (const ground of [paper, ...Object.values(FAN_FILLS)])
      expect([ground, contrast(ink, ground) >= 4.5]).toEqual([ground, true]);
    for (const letters of [quiet, COLOURS.reported, COLOURS.derived])
      expect([letters, contrast(letters, paper) >= 4.5]).toEqual([letters, true]);
  });

  it('outlines bands, which touch each other, by 3 to 1 against what they lie on', () => {
    for (const ground of [paper, ...Object.values(FAN_FILLS)])
      expect([ground, contrast(COLOURS.fan, ground) >= 3]).toEqual([ground, true]);
  });

  it('keeps its grid quieter than what is drawn on it', () => {
    expect(contrast(grid, paper)).toBeLessThan(2);
  });
});
