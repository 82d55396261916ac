import { describe, expect, it } from 'vitest';
import { readFileSync } from 'node:fs';
import { placeName, placeOptions } from './areas.js';
import { ICB_GRID } from './icb-grid.js';

const grid = readFileSync(new URL('../../../../data/maps/icb_grid.csv', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .slice(1);

describe('the tile grid', () => {
  it('is that of data/maps', () => {
    expect(ICB_GRID).toHaveLength(42);
    const shipped = grid.map(line =>
      /^(\d),(\d),(\w+),(\w+),([^,]+),("[^"]+"|[^,]+),(\w+),/.exec(line)!.slice(1, 8),
    );
    const told = shipped.map(([column, row, code, , short, , region]) => [
      Number(column),
      Number(row),
      code,
      short,
      region,
    ]);
    expect(
      ICB_GRID.map(({ column, row, code, short, region }) => [column, row, code, short, region]),
    ).toEqual(told);
    for (const [nth, [, , , , , name]] of shipped.entries())
      expect(name!.replaceAll('"', '')).toBe(`NHS ${ICB_GRID[nth]!.name} Integrated Care Board`);
  });

  it('has no two boards on one tile, and seven columns by ten rows', () => {
    expect(new Set(ICB_GRID.map(({ column, row }) => `${column} ${row}`)).size).toBe(42);
    expect(Math.max(...ICB_GRID.map(({ column }) => column))).toBe(6);
    expect(Math.max(...ICB_GRID.map(({ row }) => row))).toBe(9);
  });
});

describe('places', () => {
  it('have names, and codes where they have none', () => {
    expect(['ENG', 'Y58', 'QJK', 'unassigned', 'R0A'].map(placeName)).toEqual([
      'England',
      'South West',
      'Devon',
      'No known area',
      'R0A',
    ]);
  });

  it('to choose from keep one that was asked for and is none of them', () => {
    expect(placeOptions(undefined)).toHaveLength(1 + 7 + 42);
    expect(placeOptions('Y58')).toHaveLength(1 + 7 + 42);
    expect(placeOptions('R0A').at(-1)).toEqual(['R0A', 'R0A']);
  });
});
