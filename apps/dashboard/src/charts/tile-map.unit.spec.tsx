import { describe, expect, it } from 'vitest';
import { renderToStaticMarkup } from 'react-dom/server';
import { contrast } from './palette.js';
import {
  FALLS,
  inkOn,
  RISES,
  SHADES,
  type Tile,
  tileClasses,
  TileMap,
  type TileMapProps,
} from './tile-map.js';

const tile = (code: string, region: string, column: number, row: number, value: number | null): Tile => ({
  code,
  short: code,
  name: `Board ${code}`,
  region,
  column,
  row,
  value,
  words: value === null ? '–' : String(value),
});
const tiles = [
  tile('QA', 'Y1', 0, 0, 1),
  tile('QB', 'Y1', 1, 0, 5),
  tile('QC', 'Y2', 0, 1, 9),
  tile('QD', 'Y2', 1, 1, null),
];
const drawn = (change: Partial<TileMapProps> = {}) =>
  renderToStaticMarkup(
    <TileMap
      width={400}
      title="Leaver rate"
      description="by board"
      tiles={tiles}
      told="tile"
      format={String}
      {...change}
    />,
  );

describe('classes of a map', () => {
  it('hold about as many places each, and every value lies in one', () => {
    const values = Array.from({ length: 42 }, (_, nth) => nth * nth);
    const classes = tileClasses(values);
    expect(classes).toHaveLength(SHADES.length);
    const sizes = classes.map(({ from, to }) => values.filter(value => value >= from && value <= to).length);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(values.length);
    expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
  });

  it('never put a fall and a rise together', () => {
    const classes = tileClasses([-8, -3, -1, 0, 2, 4, 9]);
    for (const { from, to, fill } of classes) {
      expect(from < 0).toBe(to < 0);
      expect(from < 0 ? FALLS : RISES).toContain(fill);
    }
  });

  it('are one where all places are alike, and none where nothing is known', () => {
    expect(tileClasses([3, 3, 3])).toEqual([{ from: 3, to: 3, fill: SHADES[4] }]);
    expect(tileClasses([])).toEqual([]);
  });

  it('have shades on which their letters are legible', () => {
    for (const fill of [...SHADES, ...FALLS, ...RISES])
      expect(contrast(inkOn(fill), fill)).toBeGreaterThanOrEqual(4.5);
  });
});

describe('a tile map', () => {
  it('has a tile for each place, with its name and figure for who points at it', () => {
    const markup = drawn();
    for (const { name, words } of tiles) expect(markup).toContain(`<title>${name}: ${words}</title>`);
  });

  it('marks places without a figure by a stroke, which no colour means', () => {
    expect(drawn()).toContain('>no figure</text>');
    expect(drawn({ tiles: tiles.slice(0, 3) })).not.toContain('no figure');
  });

  it('draws a line between regions, from both sides, and none within', () => {
    expect(drawn().match(/stroke-width="2.5"/g)).toHaveLength(4);
  });

  it('says a region’s figure once', () => {
    const regions = tiles.map(each => ({ ...each, short: each.region, words: `${each.region}!` }));
    const markup = drawn({ tiles: regions, told: 'region' });
    expect(markup.match(/>Y1!<\/text>/g)).toHaveLength(1);
  });

  it('puts a region’s name on its own tiles, though others lie between them', () => {
    const apart = [
      ...[0, 3].map(column => tile(`S${column}`, 'South East', column, 0, 1)),
      ...[1, 2].map(column => tile(`L${column}`, 'London', column, 0, 2)),
      ...[1, 2].map(column => tile(`T${column}`, 'South East', column, 1, 1)),
    ].map(each => ({ ...each, short: each.region }));
    const markup = drawn({ tiles: apart, told: 'region' });
    const heightOf = (name: string) => Number(new RegExp(`y="([^"]+)"[^>]*>${name}</text>`).exec(markup)![1]);
    expect(heightOf('South East')).toBeGreaterThan(heightOf('London') + 40);
  });

  it('keeps within the paper at any width', () => {
    for (const width of [288, 700]) {
      const right = [...drawn({ width }).matchAll(/<rect x="([^"]+)" y="[^"]+" width="([^"]+)"/g)].map(
        ([, x, wide]) => Number(x) + Number(wide),
      );
      expect(Math.max(...right)).toBeLessThanOrEqual(width);
    }
  });
});
