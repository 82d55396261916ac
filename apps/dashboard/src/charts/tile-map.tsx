import { Drawing } from './drawing.js';
import { Legend, type LegendEntry, legendHeight } from './legend.js';
import { COLOURS } from './palette.js';
import { textWidth } from './text-size.js';

export interface Tile {
  readonly code: string;
  /** A few letters. */
  readonly short: string;
  readonly name: string;
  /** Lines are drawn between regions. */
  readonly region: string;
  readonly column: number;
  readonly row: number;
  /** null: no figure. */
  readonly value: number | null;
  /** The figure as it is to be read on a tile: a few letters. */
  readonly words: string;
}

export interface TileMapProps {
  readonly width: number;
  readonly title: string;
  readonly description: string;
  readonly tiles: readonly Tile[];
  /** Name and figure stand on each tile, or once a region, whose tiles are alike. */
  readonly told: 'tile' | 'region';
  /** Stands out. */
  readonly chosen?: string | undefined;
  /** How limits of classes read. */
  readonly format: (value: number) => string;
}

/** From the palest on; what is written on them is legible (tested). */
export const SHADES = ['#e3eef9', '#b8d4f0', '#7fb2e2', '#2f76bd', '#003d78'] as const;
export const FALLS = ['#7a3300', '#b45100', '#f3b98a'] as const;
export const RISES = ['#b8d4f0', '#2f76bd', '#003d78'] as const;

export const inkOn = (fill: string): string =>
  ['#2f76bd', '#003d78', '#7a3300', '#b45100'].includes(fill) ? COLOURS.paper : COLOURS.ink;

export interface TileClass {
  readonly from: number;
  readonly to: number;
  readonly fill: string;
}

/**
 * Classes of about as many tiles each; where there are falls and rises, classes on either side of 0.
 * @param values those that are known
 */
export function tileClasses(values: readonly number[]): TileClass[] {
  const sorted = [...values].sort((a, b) => a - b);
  if (sorted.length === 0) return [];
  if (sorted[0]! < 0)
    return [
      ...quantiles(
        sorted.filter(value => value < 0),
        FALLS,
      ),
      ...quantiles(
        sorted.filter(value => value >= 0),
        RISES,
      ),
    ];
  return quantiles(sorted, SHADES);
}

function quantiles(sorted: readonly number[], fills: readonly string[]): TileClass[] {
  const distinct = [...new Set(sorted)];
  if (distinct.length === 0) return [];
  const count = Math.min(fills.length, distinct.length);
  const classes: TileClass[] = [];
  for (let nth = 0; nth < count; nth += 1) {
    const last = classes.at(-1);
    const own = distinct.slice(
      Math.round((nth * distinct.length) / count),
      Math.round(((nth + 1) * distinct.length) / count),
    );
    // Few classes take shades that are far from each other.
    const fill =
      fills[count === 1 ? fills.length - 1 : Math.round((nth * (fills.length - 1)) / (count - 1))]!;
    if (own.length > 0 && (last === undefined || own[0]! > last.to))
      classes.push({ from: own[0]!, to: own.at(-1)!, fill });
  }
  return classes;
}

/** Places as equal squares, about where they lie: big areas with few people do not outshine small ones with many. */
export function TileMap({ width, title, description, tiles, told, chosen, format }: TileMapProps) {
  const [columns, rows] = [
    1 + Math.max(...tiles.map(({ column }) => column)),
    1 + Math.max(...tiles.map(({ row }) => row)),
  ];
  const size = Math.floor(Math.min(76, (width - 4) / columns));
  const classes = tileClasses(tiles.flatMap(({ value }) => value ?? []));
  const legend = legendOf(
    classes,
    tiles.some(({ value }) => value === null),
    format,
  );
  const top = legendHeight(legend, width) + 14;
  const left = Math.max(2, Math.floor((width - columns * size) / 2));
  const fillOf = ({ value }: Tile) =>
    value === null ? COLOURS.paper : (classes.find(({ to }) => value <= to)?.fill ?? SHADES[4]);
  const at = (column: number, row: number) => tiles.find(tile => tile.column === column && tile.row === row);
  const small = size < 52 ? 11 : 12.5;
  return (
    <Drawing {...{ width, height: top + rows * size + 6, title, description }}>
      <Legend entries={legend} width={width} top={0} />
      {tiles.map(tile => {
        const [x, y, fill] = [left + tile.column * size, top + tile.row * size, fillOf(tile)];
        return (
          <g key={tile.code}>
            <title>{`${tile.name}: ${tile.words}`}</title>
            <rect
              x={x + 1}
              y={y + 1}
              width={size - 2}
              height={size - 2}
              fill={fill}
              stroke={COLOURS.neither}
            />
            {tile.value === null && (
              <path
                d={`M${x + 2} ${y + size - 2}L${x + size - 2} ${y + 2}`}
                stroke={COLOURS.grid}
                strokeWidth={1.5}
              />
            )}
            {told === 'tile' && (
              <>
                <text
                  x={x + size / 2}
                  y={y + size / 2 - 4}
                  textAnchor="middle"
                  fontSize={small}
                  fill={inkOn(fill)}
                >
                  {tile.short}
                </text>
                <text
                  x={x + size / 2}
                  y={y + size / 2 + 13}
                  textAnchor="middle"
                  fontSize={small}
                  fontWeight="bold"
                  fill={inkOn(fill)}
                >
                  {tile.words}
                </text>
              </>
            )}
          </g>
        );
      })}
      {tiles.flatMap(({ column, row, region, code }) => {
        const [x, y] = [left + column * size, top + row * size];
        const edges = [
          [`M${x} ${y}h${size}`, at(column, row - 1)],
          [`M${x} ${y}v${size}`, at(column - 1, row)],
          [`M${x + size} ${y}v${size}`, at(column + 1, row)],
          [`M${x} ${y + size}h${size}`, at(column, row + 1)],
        ] as const;
        return edges
          .filter(([, other]) => other !== undefined && other.region !== region)
          .map(([d]) => (
            <path key={`${code} ${d}`} d={d} stroke={COLOURS.ink} strokeWidth={2.5} fill="none" />
          ));
      })}
      {told === 'region' && <RegionNames {...{ tiles, size, left, top, width }} />}
      {tiles
        .filter(({ code, region }) => code === chosen || (told === 'region' && region === chosen))
        .map(({ code, column, row }) => (
          <rect
            key={code}
            x={left + column * size + 2}
            y={top + row * size + 2}
            width={size - 4}
            height={size - 4}
            fill="none"
            stroke={COLOURS.ink}
            strokeWidth={4}
          />
        ))}
    </Drawing>
  );
}

function RegionNames({
  tiles,
  size,
  left,
  top,
  width,
}: {
  readonly tiles: readonly Tile[];
  readonly size: number;
  readonly left: number;
  readonly top: number;
  readonly width: number;
}) {
  const regions = [...new Set(tiles.map(({ region }) => region))];
  return (
    <>
      {regions.map(region => {
        const { short, words, column, row } = namePlace(tiles.filter(tile => tile.region === region));
        const half = Math.max(textWidth(short, 14), textWidth(words, 14)) / 2 + 6;
        const x = Math.min(width - half, Math.max(half, left + (column + 0.5) * size));
        const y = top + (row + 0.5) * size;
        return (
          <g key={region}>
            <rect
              x={x - half}
              y={y - 21}
              width={2 * half}
              height={40}
              fill={COLOURS.paper}
              stroke={COLOURS.ink}
            />
            <text x={x} y={y - 5} textAnchor="middle" fontSize={13}>
              {short}
            </text>
            <text x={x} y={y + 13} textAnchor="middle" fontSize={14} fontWeight="bold">
              {words}
            </text>
          </g>
        );
      })}
    </>
  );
}

/** In the middle of its longest run of tiles beside each other: no name lies on another, or in another's region. */
function namePlace(own: readonly Tile[]): Pick<Tile, 'short' | 'words' | 'column' | 'row'> {
  const mean = own.reduce((sum, { row }) => sum + row, 0) / own.length;
  const runs: Tile[][] = [];
  for (const tile of [...own].sort((a, b) => a.row - b.row || a.column - b.column)) {
    const before = runs.at(-1)?.at(-1);
    if (before?.row === tile.row && before.column === tile.column - 1) runs.at(-1)!.push(tile);
    else runs.push([tile]);
  }
  const [longest] = runs.sort(
    (a, b) => b.length - a.length || Math.abs(a[0]!.row - mean) - Math.abs(b[0]!.row - mean),
  );
  const [{ short, words, row, column }] = longest as [Tile, ...Tile[]];
  return { short, words, row, column: column + (longest!.length - 1) / 2 };
}

function legendOf(
  classes: readonly TileClass[],
  someMissing: boolean,
  format: (value: number) => string,
): LegendEntry[] {
  return [
    ...classes.map(({ from, to, fill }) => ({
      name: format(from) === format(to) ? format(from) : `${format(from)} to ${format(to)}`,
      sample: <rect x={-11} y={-7} width={22} height={14} fill={fill} stroke={COLOURS.neither} />,
    })),
    ...(someMissing
      ? [
          {
            name: 'no figure',
            sample: (
              <g>
                <rect x={-11} y={-7} width={22} height={14} fill={COLOURS.paper} stroke={COLOURS.neither} />
                <path d="M-10 6L10-6" stroke={COLOURS.grid} strokeWidth={1.5} />
              </g>
            ),
          },
        ]
      : []),
  ];
}
