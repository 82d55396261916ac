import { type Contribution, type CubeName, CUBES, SPREAD_CUBES, type SpreadCube } from '@muster/domain';

/** Measures to add to one cell. */
export interface Delta {
  readonly at: Readonly<Record<string, string>>;
  readonly add: Readonly<Record<string, number>>;
}

/**
 * The cubes that have a table of cells: those of stock and flows are kept otherwise (`muster.workforce`), and those of learners
 * (`muster.packed_cohort` and others).
 */
export type OtherCube = Exclude<CubeName, WorkforceCube | SpreadCube>;
export const WORKFORCE_CUBES = ['stock', 'stock_month', 'flow', 'flow_month'] as const;
export type WorkforceCube = (typeof WORKFORCE_CUBES)[number];
const KEPT_OTHERWISE: readonly string[] = [...WORKFORCE_CUBES, ...SPREAD_CUBES];
export const OTHER_CUBES = (Object.keys(CUBES) as CubeName[]).filter(
  (cube): cube is OtherCube => !KEPT_OTHERWISE.includes(cube),
);

/**
 * Sums contributions by cell, so that each cell is written once a transaction; what adds up to nothing is left out.
 * `add` puts a subject's new contributions in, `remove` takes its old ones out.
 */
export class Deltas {
  private readonly cells = new Map<string, Map<string, { at: Delta['at']; add: Record<string, number> }>>();

  add(contributions: readonly Contribution[]): void {
    for (const contribution of contributions) this.sum(contribution, 1);
  }

  remove(contributions: readonly Contribution[]): void {
    for (const contribution of contributions) this.sum(contribution, -1);
  }

  /** In key order, so that two transactions that share cells lock them in one order. */
  of(cube: CubeName): Delta[] {
    const cells = this.cells.get(cube);
    if (!cells) return [];
    return [...cells.entries()]
      .filter(([, cell]) => Object.values(cell.add).some(value => value !== 0))
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, cell]) => cell);
  }

  private sum({ cube, at, add }: Contribution, sign: 1 | -1): void {
    const cells = this.cells.get(cube) ?? new Map<string, { at: Delta['at']; add: Record<string, number> }>();
    this.cells.set(cube, cells);
    let key = '';
    for (const dimension of CUBES[cube].dimensions) key += `${(at as Delta['at'])[dimension]}\0`;
    let cell = cells.get(key);
    if (!cell) cells.set(key, (cell = { at, add: {} }));
    for (const measure of CUBES[cube].measures)
      cell.add[measure] = (cell.add[measure] ?? 0) + sign * (add as Delta['add'])[measure]!;
  }
}
