import { LEVELS, type QuantileTable } from '@muster/forecast';

export interface FanPoint {
  /** `2024-09` or `2024-09-30`: what stands at the beginning of its line. */
  readonly on: string;
  readonly quantiles: QuantileTable;
}

const WHOLE = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 });
const NARROWEST = 24;
const WIDEST = 100;
/** From the widest band to the narrowest: light to dark, so that it reads without colour. */
const BANDS = [
  { low: '0.025', high: '0.975', mark: '░' },
  { low: '0.1', high: '0.9', mark: '▒' },
  { low: '0.25', high: '0.75', mark: '▓' },
] as const;
const MEDIAN = '┃';
const BEFORE = '●';

/**
 * A fan, a line a year: what was before as a point, what is forecast as bands of 50, 80 and 95 % with the median in them.
 * @param width of the terminal, in characters
 * @param marked a stock to mark on the scale, such as what a target needs
 * @param told how the past is known
 */
export function fanLines(
  past: readonly { readonly on: string; readonly stock: number }[],
  points: readonly FanPoint[],
  width: number,
  marked?: number,
  told = 'published',
): string[] {
  const values = [
    ...past.map(({ stock }) => stock),
    ...points.flatMap(({ quantiles }) => [quantiles['0.025'], quantiles['0.975']]),
    ...(marked === undefined ? [] : [marked]),
  ];
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const figures = [...past.map(({ stock }) => stock), ...points.map(({ quantiles }) => quantiles['0.5'])];
  const label = Math.max(...[...past, ...points].map(({ on }) => on.length));
  const figure = Math.max(...figures.map(value => WHOLE.format(value).length));
  const room = Math.min(WIDEST, Math.max(NARROWEST, width - label - figure - 6));
  const column = (value: number) =>
    most === least ? 0 : Math.round(((value - least) / (most - least)) * (room - 1));
  const line = (on: string, value: number, cells: readonly string[]) =>
    `  ${on.padEnd(label)}  ${WHOLE.format(value).padStart(figure)}  ${cells.join('')}`.trimEnd();
  const canvas = () => {
    const cells = Array.from({ length: room }, () => ' ');
    if (marked !== undefined) cells[column(marked)] = '┊';
    return cells;
  };
  return [
    `  ${' '.repeat(label + figure + 2)}  ${scale(WHOLE.format(least), WHOLE.format(most), room)}`,
    ...past.map(({ on, stock }) => {
      const cells = canvas();
      cells[column(stock)] = BEFORE;
      return line(on, stock, cells);
    }),
    ...points.map(({ on, quantiles }) => {
      const cells = canvas();
      for (const { low, high, mark } of BANDS)
        cells.fill(mark, column(quantiles[low]), column(quantiles[high]) + 1);
      cells[column(quantiles['0.5'])] = MEDIAN;
      return line(on, quantiles['0.5'], cells);
    }),
    `  ${' '.repeat(label + figure + 2)}  ${BEFORE} ${told}  ${MEDIAN} median  ▓ 50 %  ▒ 80 %  ░ 95 %`,
  ];
}

/** The two ends of the scale, over the first and the last column. */
function scale(least: string, most: string, room: number): string {
  return least + most.padStart(room - least.length);
}

/** Rows for `columns`: a header, and a line for each area and day. */
export function quantileRows(
  areas: readonly { readonly name: string; readonly points: readonly FanPoint[] }[],
): string[][] {
  return [
    ['', '', ...LEVELS.map(level => (level === 0.5 ? 'median' : `${100 * level} %`))],
    ...areas.flatMap(({ name, points }) =>
      points.map(({ on, quantiles }, index) => [
        index === 0 ? name : '',
        on,
        ...LEVELS.map(level => WHOLE.format(quantiles[`${level}`])),
      ]),
    ),
  ];
}
