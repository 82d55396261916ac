import { CUBES, type CubeName } from '@muster/domain';

/** A cell of a cube: its dimensions and measures by name. */
export type Cell = Readonly<Record<string, string | number>> & { readonly cube: CubeName };

/** Sums of the measures of some cubes, by cube, dimensions in order and measure, as the slow reference names them. */
export function figuresOf(cells: readonly Cell[], cubes: readonly CubeName[]): Map<string, number> {
  const figures = new Map<string, number>();
  for (const cell of cells) {
    if (!cubes.includes(cell.cube)) continue;
    const { dimensions, measures } = CUBES[cell.cube];
    const at = [cell.cube, ...dimensions.map(name => cell[name])].join(' ');
    for (const measure of measures)
      figures.set(`${at} ${measure}`, (figures.get(`${at} ${measure}`) ?? 0) + Number(cell[measure]));
  }
  return figures;
}

/** What is not 0, in order. */
export const lines = (figures: ReadonlyMap<string, number>): string[] =>
  [...figures].flatMap(([name, value]) => (value === 0 ? [] : [`${name} ${value}`])).sort();
